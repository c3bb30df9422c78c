import type { Translated } from '../../language.ts';
import type { livePage as source } from '../../vi/live/live-page.ts';

export const livePage: Translated<typeof source> = {
  sitting: 'Sitting {n}',
  hiddenItem: 'Item',
  unknownSpeaker: 'Participant',
  paperPlace: 'Paper {n}/{total}',
  speakerPlace: 'Speech {n}/{total}',
  serverClock: 'Server time',
  rehearsal: 'Rehearsal',
  heard: { speaks: '{name} has the floor', left: '{duration} left', over: 'Time is up' },
  own: 'Picture of this site',
  nobody: 'Nobody has the floor',
  announcement: 'Announcement',
  current: 'Current item',
  next: 'Next',
  nobodyNext: 'The next speaker has not been decided.',
  line: 'Connected',
  stage: {
    unpublished: 'The agenda has not been published yet',
    waiting: 'Waiting for the opening',
    open: 'In progress',
    adjourned: 'Adjourned',
    over: 'Closed',
  },
};
