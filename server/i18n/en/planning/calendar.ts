import type { Translated } from '../../language.ts';
import type { calendar as source } from '../../vi/planning/calendar.ts';

export const calendar: Translated<typeof source> = {
  title: 'Calendar',
  under: 'Follow the conference in a calendar program on a computer or phone. It updates by itself when a new version is published.',
  download: 'Download the calendar file',
  subscribe: 'Add to calendar',
  own: {
    title: 'The whole conference',
    text: 'A link of this account that needs no signing in. Whoever has it can read it; classified items appear only as “Item”.',
    none: 'No link yet.',
    open: 'Make a link',
  },
  slots: {
    title: 'Slots of each speaker',
    mine: 'My slots',
    text: 'Each speaker has a link of their own with nothing but their slots.',
    none: 'Nobody has a slot in the published version yet.',
  },
  link: 'Calendar link',
  copy: 'Copy the link',
  open: 'Make a link',
  renew: 'Change the link',
  renewAsk: 'Change the calendar link?',
  renewText: 'The old link stops working at once; calendars that follow it have to be added again.',
  close: 'Revoke',
  closeAsk: 'Revoke the calendar link?',
  closeText: 'Calendars that follow it are not updated any more.',
  unpublished: 'The programme has not been published, so the calendar is still empty.',
  done: {
    opened: 'Calendar link made',
    closed: 'Calendar link revoked',
  },
  event: {
    neutral: 'Item',
    unknownTimes: 'Time not known:',
    paper: 'Paper: {topic}',
    paperIn: 'Paper, {item}',
  },
};
