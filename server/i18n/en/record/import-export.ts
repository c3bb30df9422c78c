import type { Translated } from '../../language.ts';
import type { importExport as source } from '../../vi/record/import-export.ts';

export const importExport: Translated<typeof source> = {
  title: 'Import a conference from a file',
  under: 'A file in the format conference/1. Every import makes a new conference; of a file with faults nothing is stored.',
  file: 'Conference file',
  fileHint: 'A .json file in the format conference/1, at most 32 MB.',
  submit: 'Import the conference',
  schema: 'See the format (JSON Schema)',
  refused: { one: 'The file has {n} fault. Nothing was stored.', other: 'The file has {n} faults. Nothing was stored.' },
  andMore: { one: 'and {n} more', other: 'and {n} more' },
  whole: 'the whole file',
  place: 'Place in the file',
  fault: 'To be corrected',
  fileMissing: 'Please choose a file.',
  notJson: 'This file is not valid JSON.',
  tooLarge: 'The file is larger than 32 MB.',
  sending: 'Sending and checking the file…',
  storing: '{n} of {total} participants stored',
  broken:
    'The connection was lost during the import. Before importing again, please look in the list of conferences whether the new one is there.',
  done: 'The conference was imported',
  remark: {
    'sitting-assumed': 'Items without a sitting were put into the first one.',
    'provinces-not-in-force':
      'The conference is before 1 July 2025, when there were not yet the 34 provinces and cities of today; the list of today was used.',
    'papers-not-read': 'These papers could not be read; they were kept as they are, but did not become papers.',
    'above-clearance': 'Its classification is above what this account may read; once imported, this account cannot see it.',
  },
  warnings: {
    title: 'Worth a second look',
    open: 'Open the conference',
  },
  cli: {
    usage: 'Usage: npm run import -- file.json',
    done: 'Imported as conference {id}.',
    notRead: 'The file {file} could not be read.',
  },
};
