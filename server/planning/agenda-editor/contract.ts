import { z } from 'zod';
import { EVERY_ROLE, query, STAFF } from '../../accounts/permissions.ts';
import { Item, Minutes, Paper, Sitting } from '../agenda/contract.ts';
import { Starts } from '../conferences/contract.ts';
import { CalendarDate, Id, TextLine, IdsAndNames } from '../../platform/contract.ts';

const AgendaPerson = z.strictObject({
  id: Id,
  name: TextLine.nullable(),
  group: TextLine.nullable(),
  posts: z.array(TextLine),
  siteId: Id.nullable(),
});
const PlannedTimeEntry = z.strictObject({
  itemId: Id,
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  at: z.number().int().nullable(),
  until: z.number().int().nullable(),
  minutes: z.number().int().nullable(),
});

/** The agenda as a reader may see it, with everything it refers to. */
export const Agenda = z.strictObject({
  /** Number of the published version; null for the draft, and if nothing is published. */
  publication: z.number().int().nullable(),
  draft: z.boolean(),
  date: CalendarDate.nullable(),
  starts: Starts,
  timeZone: z.string(),
  sittings: z.array(Sitting),
  items: z.array(Item),
  papers: z.array(Paper),
  /** Planned times, see `plannedTimes`. */
  times: z.array(PlannedTimeEntry),
  people: z.array(AgendaPerson),
  sites: IdsAndNames,
  documents: IdsAndNames,
});
export type Agenda = z.output<typeof Agenda>;

export const agendaEditorContract = {
  get: query({
    name: 'agenda.get',
    summary: 'Get the agenda with planned times.',
    route: 'GET /conferences/:conferenceId/agenda',
    permit: EVERY_ROLE,
    input: z.strictObject({ conferenceId: Id }),
    output: Agenda,
  }),
  speaking: query({
    name: 'agenda.speaking',
    summary: 'List who speaks elsewhere at the time of an item, or is replaced.',
    route: 'GET /conferences/:conferenceId/agenda/speaking',
    permit: STAFF,
    input: z.strictObject({
      conferenceId: Id,
      itemId: Id.optional(),
      /** Place and length of a new item. */
      sittingId: Id.optional(),
      after: Id.optional(),
      minutes: Minutes.optional(),
    }),
    /** Participants: with the title of the other item, and with whoever comes in their place. */
    output: z.strictObject({ speaking: IdsAndNames, replaced: IdsAndNames }),
  }),
};
