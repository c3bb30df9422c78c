import type { Translated } from '../../language.ts';
import type { viewerPage as source } from '../../vi/live/viewer-page.ts';

export const viewerPage: Translated<typeof source> = {
  title: 'Follow the conference',
  agenda: 'Programme',
  postponed: 'postponed',
  skipped: 'left out',
  openedAt: 'opened at {time}',
  empty: 'This page updates itself when the programme is published.',
};
