import { z } from 'zod';
import { Classification, Month } from '../agenda/contract.ts';
import { Extras } from '../conferences/contract.ts';
import { Id, Line, Version } from '../platform/contract.ts';

export const DOCUMENT_KINDS = ['report', 'draft', 'paper', 'decision', 'notice', 'other'] as const;
export const DOCUMENT_STATES = ['draft', 'adopted', 'adopted-to-be-completed'] as const;

/** What an organizer edits of a document of the conference; its files are versions of it. */
export const DocumentFacts = z.strictObject({
  kind: z.enum(DOCUMENT_KINDS),
  title: Line,
  resultsFrom: Month.nullable(),
  tasksTo: Month.nullable(),
  /** The agenda item in which it is adopted. */
  adoptedIn: Id.nullable(),
  status: z.enum(DOCUMENT_STATES).nullable(),
  classification: Classification,
});
export const ConferenceDocument = z.strictObject({ id: Id, ...DocumentFacts.shape, version: Version, extras: Extras });
export type ConferenceDocument = z.output<typeof ConferenceDocument>;
