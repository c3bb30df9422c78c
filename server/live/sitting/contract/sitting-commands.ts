import { z } from 'zod';
import { command, DESK } from '../../../accounts/permissions.ts';
import { Id, Line } from '../../../platform/contract.ts';
import { ANNOUNCEMENT_READERS, DISPLAY_MODES } from './entities.ts';

const Place = { conferenceId: Id };
const OfSitting = z.strictObject({ ...Place, sittingId: Id });
const OfItem = z.strictObject({ ...Place, itemId: Id });
/** What every live command answers: the number of its entry, by which it can be undone. */
export const Done = z.strictObject({ seq: z.number().int().min(1) });

const at = '/conferences/:conferenceId';

export const sittingCommands = {
  openSitting: command({
    name: 'sitting.open',
    summary: 'Open a sitting of the published agenda; one sitting of a conference is open at a time.',
    route: `POST ${at}/sittings/:sittingId/open`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  adjournSitting: command({
    name: 'sitting.adjourn',
    summary: 'Interrupt the open sitting; whoever has the floor loses it.',
    route: `POST ${at}/sittings/:sittingId/adjourn`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  resumeSitting: command({
    name: 'sitting.resume',
    summary: 'Go on with an adjourned sitting.',
    route: `POST ${at}/sittings/:sittingId/resume`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  closeSitting: command({
    name: 'sitting.close',
    summary: 'Close a sitting; the running turn and item end with it.',
    route: `POST ${at}/sittings/:sittingId/close`,
    permit: DESK,
    input: OfSitting,
    output: Done,
  }),
  startItem: command({
    name: 'item.start',
    summary: 'Start an agenda item of the open sitting; the item that runs ends first.',
    route: `POST ${at}/items/:itemId/start`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  finishItem: command({
    name: 'item.finish',
    summary: 'Finish the running item; whoever has the floor in it loses it.',
    route: `POST ${at}/items/:itemId/finish`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  postponeItem: command({
    name: 'item.postpone',
    summary: 'Put an item off; it can be started later.',
    route: `POST ${at}/items/:itemId/postpone`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  skipItem: command({
    name: 'item.skip',
    summary: 'Leave an item out.',
    route: `POST ${at}/items/:itemId/skip`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  restoreItem: command({
    name: 'item.restore',
    summary: 'Take an item that was put off, left out or finished back into the agenda.',
    route: `POST ${at}/items/:itemId/restore`,
    permit: DESK,
    input: OfItem,
    output: Done,
  }),
  announce: command({
    name: 'announcement.make',
    summary: 'Show an announcement on the sites’ pages and, unless it is for the sites alone, on the hall display and to viewers.',
    route: `POST ${at}/announcements`,
    permit: DESK,
    input: z.strictObject({ ...Place, text: Line, to: z.enum(ANNOUNCEMENT_READERS).default('everyone') }),
    output: Done.extend({ id: Id }),
  }),
  clearAnnouncement: command({
    name: 'announcement.clear',
    summary: 'Take the announcement that is shown off the screens.',
    route: `DELETE ${at}/announcements`,
    permit: DESK,
    input: z.strictObject(Place),
    output: Done,
  }),
  setDisplay: command({
    name: 'display.set',
    summary: 'Choose what the hall display shows: the live state, nothing, or the mark of the conference.',
    route: `POST ${at}/display`,
    permit: DESK,
    input: z.strictObject({ ...Place, mode: z.enum(DISPLAY_MODES) }),
    output: Done,
  }),
  correct: command({
    name: 'proceedings.correct',
    summary: 'Undo a slip: an entry of the proceedings, with what followed from it, is corrected and the facts before it hold again.',
    route: `POST ${at}/proceedings/:seq/correct`,
    permit: DESK,
    input: z.strictObject({ ...Place, seq: z.coerce.number().int().min(1) }),
    output: Done,
  }),
};
