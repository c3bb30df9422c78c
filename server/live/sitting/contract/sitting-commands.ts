import { z } from 'zod';
import { command, DESK } from '../../../accounts/permissions.ts';
import { Id, TextLine } from '../../../platform/contract.ts';
import { ANNOUNCEMENT_READERS, DISPLAY_MODES } from './entities.ts';
import { Watched } from './seen.ts';

const Place = { conferenceId: Id, ...Watched };
const OfSitting = z.strictObject({ ...Place, sittingId: Id });
const OfItem = z.strictObject({ ...Place, itemId: Id });
/** The answer to every live command: the number of its entry, with which it can be undone. */
export const Done = z.strictObject({ seq: z.number().int().min(1) });

const at = '/conferences/:conferenceId';

export const sittingCommands = {
  openSitting: command({
    name: 'sitting.open',
    summary: 'Open a published sitting; one is open at a time.',
    route: `POST ${at}/sittings/:sittingId/open`,
    permit: DESK,
    refusals: ['not-published', 'sitting-open', 'sitting-closed'],
    input: OfSitting,
    output: Done,
  }),
  adjournSitting: command({
    name: 'sitting.adjourn',
    summary: 'Adjourn the open sitting. The current turn ends.',
    route: `POST ${at}/sittings/:sittingId/adjourn`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-adjourned'],
    input: OfSitting,
    output: Done,
  }),
  resumeSitting: command({
    name: 'sitting.resume',
    summary: 'Resume an adjourned sitting.',
    route: `POST ${at}/sittings/:sittingId/resume`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-not-adjourned'],
    input: OfSitting,
    output: Done,
  }),
  closeSitting: command({
    name: 'sitting.close',
    summary: 'Close a sitting. The current turn and item end with it.',
    route: `POST ${at}/sittings/:sittingId/close`,
    permit: DESK,
    refusals: ['sitting-not-open'],
    input: OfSitting,
    output: Done,
  }),
  startItem: command({
    name: 'item.start',
    summary: 'Start an item of the open sitting; the running one ends.',
    route: `POST ${at}/items/:itemId/start`,
    permit: DESK,
    refusals: ['sitting-not-open', 'sitting-adjourned', 'item-elsewhere', 'item-running', 'item-over', 'item-skipped'],
    input: OfItem,
    output: Done,
  }),
  finishItem: command({
    name: 'item.finish',
    summary: 'Finish the running item and the current turn.',
    route: `POST ${at}/items/:itemId/finish`,
    permit: DESK,
    refusals: ['sitting-not-open', 'item-elsewhere', 'item-not-running'],
    input: OfItem,
    output: Done,
  }),
  postponeItem: command({
    name: 'item.postpone',
    summary: 'Postpone an item. It can be started later.',
    route: `POST ${at}/items/:itemId/postpone`,
    permit: DESK,
    refusals: ['sitting-not-open', 'item-elsewhere', 'item-over', 'item-set-aside'],
    input: OfItem,
    output: Done,
  }),
  skipItem: command({
    name: 'item.skip',
    summary: 'Skip an item.',
    route: `POST ${at}/items/:itemId/skip`,
    permit: DESK,
    refusals: ['sitting-not-open', 'item-elsewhere', 'item-over', 'item-set-aside'],
    input: OfItem,
    output: Done,
  }),
  restoreItem: command({
    name: 'item.restore',
    summary: 'Restore a postponed, skipped or finished item.',
    route: `POST ${at}/items/:itemId/restore`,
    permit: DESK,
    refusals: ['sitting-not-open', 'item-elsewhere', 'item-not-set-aside'],
    input: OfItem,
    output: Done,
  }),
  announce: command({
    name: 'announcement.make',
    summary: 'Show an announcement to the sites, or to everyone.',
    route: `POST ${at}/announcements`,
    permit: DESK,
    input: z.strictObject({ ...Place, text: TextLine, to: z.enum(ANNOUNCEMENT_READERS).default('everyone') }),
    output: Done.extend({ id: Id }),
  }),
  clearAnnouncement: command({
    name: 'announcement.clear',
    summary: 'Remove an announcement from the screens.',
    route: `DELETE ${at}/announcements`,
    permit: DESK,
    refusals: ['no-announcement', 'announcement-changed'],
    input: z.strictObject({ ...Place, id: Id.optional() }),
    output: Done,
  }),
  setDisplay: command({
    name: 'display.set',
    summary: 'Set what the hall display shows.',
    route: `POST ${at}/display`,
    permit: DESK,
    refusals: ['display-same'],
    input: z.strictObject({ ...Place, mode: z.enum(DISPLAY_MODES) }),
    output: Done,
  }),
};
