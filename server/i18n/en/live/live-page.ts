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
  heard: { speaks: '{name} has the floor', left: '{duration} left', over: 'The time is over' },
  own: 'Picture of this site',
  nobody: 'Nobody has the floor',
  announcement: 'Announcement',
  current: 'Current item',
  next: 'Next',
  nobodyNext: 'The next speaker is not decided.',
  line: 'Connected',
  stage: {
    unpublished: 'The programme is not published yet',
    waiting: 'Waiting for the opening',
    open: 'Under way',
    adjourned: 'Adjourned',
    over: 'Closed',
  },
};
