import type { Translated } from '../../language.ts';
import type { viewer as source } from '../../vi/live/viewer.ts';

export const viewer: Translated<typeof source> = {
  title: 'Follow the conference',
  agenda: 'Programme',
  nobody: 'Nobody has the floor',
  postponed: 'postponed',
  skipped: 'left out',
  openedAt: 'opened at {time}',
  stage: {
    unpublished: 'The programme is not published yet',
    waiting: 'Waiting for the opening',
    open: 'Under way',
    adjourned: 'Adjourned',
    over: 'Closed',
  },
  empty: 'This page updates itself when the programme is published.',
  heard: '{name} has the floor',
};
