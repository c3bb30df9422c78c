import type { Translated } from '../../language.ts';
import type { recordings as source } from '../../vi/live/recordings.ts';

export const recordings: Translated<typeof source> = {
  going: 'Recording',
  title: 'Recordings',
  under: 'One file for each sitting and one for each speech. Only those who prepare and lead the conference can see them.',
  none: 'No recordings yet',
  noneText:
    'Recording is started from the control desk once a sitting is open. Classified items are recorded only where the chair allows it.',
  toDesk: 'Open the control desk',
  toMinutes: 'Open the minutes',
  wholeSitting: 'Whole sitting',
  since: 'Recording since {time}. The files will be available once it has stopped.',
  length: 'Length',
  size: 'Size',
  play: 'Watch',
  playOf: 'Watch: {name}',
  playing: 'Open',
  download: 'Download',
  downloadOf: 'Download: {name}',
  making: 'The file is being created',
  failed: 'This file could not be created',
  gone: 'There is no recording of this speech.',
  goneText: 'Its file has not been created yet, was erased, or nothing was being recorded at the time.',
  cut: 'Recreate the files of the speeches',
  cutBegun: 'The files of the sitting are being recreated',
  erase: 'Erase the recording',
  eraseAsk: 'Erase the recording of {name}?',
  eraseText: {
    one: 'This permanently erases {n} file and everything recorded of this sitting.',
    other: 'This permanently erases {n} files and everything recorded of this sitting.',
  },
  erased: 'Recording of the sitting erased',
  fileSitting: 'sitting',
  fileTurn: 'speech',
};
