import type { Translated } from '../../language.ts';
import type { viewerPage as source } from '../../vi/live/viewer-page.ts';

export const viewerPage: Translated<typeof source> = {
  title: 'Follow the conference',
  agenda: 'Agenda',
  postponed: 'postponed',
  skipped: 'skipped',
  openedAt: 'opened at {time}',
  begins: '{name} begins at {time} on {date}.',
  goesOn: 'The conference goes on at {time} on {date}: {name}.',
  empty: 'This page updates itself when the agenda is published.',
};
