import { z } from 'zod';
import { CalendarDate, Id, Prose, TextLine } from '../../../../platform/contract.ts';
import { Matter, MatterFacts, STEP_KINDS, CHANGE_KINDS } from '../../../follow-up/contract.ts';

/** The key under which a file holds what became of the matters of its conference. */
export const MATTERS_KEY = 'x-matters';

/** What a matter that is a recommendation of the file is called: `recommendation-0` is the first one. */
export const plannedKey = (at: number): string => `recommendation-${at}`;

const FileStep = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number().int(),
  kind: z.enum([...STEP_KINDS, ...CHANGE_KINDS]),
  on: CalendarDate.nullable(),
  text: Prose.nullable(),
  body: TextLine.nullable(),
  number: TextLine.nullable(),
  reached: Matter.shape.reached,
  changed: z.array(z.string().max(40)).max(40),
});

/** A matter of which something is recorded. Logins are in no file: neither who is in charge by one, nor who recorded what. */
export const FileMatter = z.strictObject({
  id: Id,
  ...MatterFacts.omit({ ownerId: true }).shape,
  ...Matter.pick({ status: true, statusOn: true, reached: true, itemId: true, saidAt: true, mergedInto: true, splitFrom: true }).shape,
  /** Files of before owners reported have none. */
  askedOn: CalendarDate.nullable().default(null),
  history: z.array(FileStep).max(5000),
});
export type FileMatter = z.output<typeof FileMatter>;

export const FileMatters = z.array(FileMatter).max(20_000);
