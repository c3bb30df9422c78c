import type { Translated } from '../../language.ts';
import type { calendar as source } from '../../vi/planning/calendar.ts';

export const calendar: Translated<typeof source> = {
  title: 'Calendar',
  file: 'Conference calendar',
  under: 'Follow the conference in a calendar program on a computer or phone. It updates by itself when a new version is published.',
  download: 'Download the calendar file',
  subscribe: 'Add to calendar',
  own: {
    title: 'The whole conference',
    text: 'A link for this account that needs no sign-in. Anyone who has it can read it; classified items appear only as “Item”.',
  },
  slots: {
    title: 'Slots of each speaker',
    mine: 'My slots',
    text: 'Each speaker has their own link with only their slots.',
    none: 'The published version has no speakers yet.',
  },
  link: 'Calendar link',
  copy: 'Copy the link',
  open: 'Create a link',
  renew: 'Change the link',
  renewAsk: 'Change the calendar link?',
  renewText: 'The old link stops working immediately; calendars that use it must be added again.',
  close: 'Revoke',
  closeAsk: 'Revoke the calendar link?',
  closeText: 'Calendars that use it will no longer be updated.',
  unpublished: 'The agenda has not been published, so the calendar is still empty.',
  done: {
    opened: 'Calendar link created',
    closed: 'Calendar link revoked',
  },
  event: {
    neutral: 'Item',
    unknownTimes: 'Time unknown:',
    paper: 'Paper: {topic}',
    paperIn: 'Paper, {item}',
  },
};
