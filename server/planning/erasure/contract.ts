import { z } from 'zod';
import { command, query } from '../../accounts/permissions.ts';
import { DirectoryPerson } from '../directory/contract.ts';
import { CalendarDate, Id, Nothing } from '../../platform/contract.ts';

/** Most entries of one person that are erased at once. */
export const MAX_ENTRIES = 500;

/** An entry of the person in the list of a conference, also one that left the list and is in an earlier version. */
const ErasedEntry = z.strictObject({
  conferenceId: Id,
  participantId: Id,
  title: z.string(),
  date: CalendarDate.nullable(),
  name: z.string(),
  posts: z.array(z.string()),
  /** False: of the same name, but perhaps somebody else. */
  isSure: z.boolean(),
  /** A sitting of the conference was opened. */
  isHeld: z.boolean(),
});
export type ErasedEntry = z.output<typeof ErasedEntry>;

const Count = z.number().int();
/** What goes, counted over all entries. */
const Goes = z.strictObject({ invitations: Count, mails: Count, contacts: Count, seats: Count, documents: Count, versions: Count });

export const erasureContract = {
  preview: query({
    name: 'directory.previewErasure',
    summary: 'Show what erasing the data of a person would reach.',
    route: 'GET /directory/:id/erasure',
    permit: ['administrator'],
    refusals: ['not-found'],
    heavy: true,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      person: DirectoryPerson,
      entries: z.array(ErasedEntry),
      goes: Goes,
      /** Awards that name them: they stay. */
      awards: Count,
      /** Names this state, for `directory.erase`. */
      digest: z.string(),
    }),
  }),
  erase: command({
    name: 'directory.erase',
    summary: 'Erase the data of a person from the directory and from lists.',
    route: 'POST /directory/:id/erasure',
    permit: ['administrator'],
    refusals: ['not-found', 'name-differs', 'erasure-differs'],
    heavy: true,
    input: z.strictObject({
      id: Id,
      digest: z.string().max(100),
      /** Their name, typed to confirm. */
      name: z.string().max(500),
      of: z.array(z.strictObject({ conferenceId: Id, participantId: Id })).max(MAX_ENTRIES),
    }),
    output: Nothing,
  }),
};
