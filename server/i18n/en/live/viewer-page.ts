import type { Translated } from '../../language.ts';
import type { viewerPage as source } from '../../vi/live/viewer-page.ts';

export const viewerPage: Translated<typeof source> = {
  title: 'Follow the conference',
  agenda: 'Agenda',
  postponed: 'postponed',
  skipped: 'skipped',
  openedAt: 'opened at {time}',
  empty: 'This page updates itself when the agenda is published.',
};
