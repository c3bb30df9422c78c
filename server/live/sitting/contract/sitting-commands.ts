import { z } from 'zod';
import { command, DESK } from '../../../accounts/permissions.ts';
import { Id, TextLine } from '../../../platform/contract.ts';
import { ANNOUNCEMENT_READERS, DISPLAY_MODES } from './entities.ts';
import { Watched } from './seen.ts';

const Place = { conferenceId: Id, ...Watched };
const OfSitting = z.strictObject({ ...Place, sittingId: Id });
const OfItem = z.strictObject({ ...Place, itemId: Id });
/** What every live command answers: the number of its entry, by which it can be undone. */
export const Done = z.strictObject({ seq: z.number().int().min(1) });

const at = '/conferences/:conferenceId';

export const sittingCommands = {
  openSitting: command({
    name: 'sitting.open',
    summary: 'Open a sitting of the published agenda. One sitting of a conference is open at a time.',
    route: `POST ${at}/sittings/:sittingId/open`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  adjournSitting: command({
    name: 'sitting.adjourn',
    summary: 'Adjourn the open sitting. The current turn ends.',
    route: `POST ${at}/sittings/:sittingId/adjourn`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  resumeSitting: command({
    name: 'sitting.resume',
    summary: 'Resume an adjourned sitting.',
    route: `POST ${at}/sittings/:sittingId/resume`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  closeSitting: command({
    name: 'sitting.close',
    summary: 'Close a sitting. The current turn and item end with it.',
    route: `POST ${at}/sittings/:sittingId/close`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  startItem: command({
    name: 'item.start',
    summary: 'Start an agenda item of the open sitting. The running item ends first.',
    route: `POST ${at}/items/:itemId/start`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  finishItem: command({
    name: 'item.finish',
    summary: 'Finish the running item. The current turn ends with it.',
    route: `POST ${at}/items/:itemId/finish`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  postponeItem: command({
    name: 'item.postpone',
    summary: 'Postpone an item. It can be started later.',
    route: `POST ${at}/items/:itemId/postpone`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  skipItem: command({
    name: 'item.skip',
    summary: 'Skip an item.',
    route: `POST ${at}/items/:itemId/skip`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  restoreItem: command({
    name: 'item.restore',
    summary: 'Restore an item that was postponed, skipped or finished.',
    route: `POST ${at}/items/:itemId/restore`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  announce: command({
    name: 'announcement.make',
    summary: 'Show an announcement on the pages of the sites and, unless it is for sites only, on the hall display and to viewers.',
    route: `POST ${at}/announcements`,
    permit: DESK,
    input: z.strictObject({ ...Place, text: TextLine, to: z.enum(ANNOUNCEMENT_READERS).default('everyone') }),
    output: Done.extend({ id: Id }),
  }),
  clearAnnouncement: command({
    name: 'announcement.clear',
    summary: 'Remove the current announcement from the screens; `id` makes sure that it is still the one that was meant.',
    route: `DELETE ${at}/announcements`,
    permit: DESK,
    input: z.strictObject({ ...Place, id: Id.optional() }),
    output: Done,
  }),
  setDisplay: command({
    name: 'display.set',
    summary: 'Set what the hall display shows: the live state, nothing, or the emblem of the conference.',
    route: `POST ${at}/display`,
    permit: DESK,
    input: z.strictObject({ ...Place, mode: z.enum(DISPLAY_MODES) }),
    output: Done,
  }),
};
