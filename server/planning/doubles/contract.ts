import { z } from 'zod';
import { command, PLANNERS, query } from '../../accounts/permissions.ts';
import { Participant, ParticipantFacts } from '../participants/contract.ts';
import { Id, Nothing } from '../../platform/contract.ts';

export const MERGED_FACTS = ParticipantFacts.keyof().options;
export type MergedFact = (typeof MERGED_FACTS)[number];

/** What is taken from the other entry where the two contradict; 'bothPosts': its posts behind those that are kept. */
export const Take = z.enum([...MERGED_FACTS, 'bothPosts', 'email', 'phone', 'invitation', 'seats']);
export type Take = z.output<typeof Take>;

/** Records that name the other entry, and what becomes of them. */
export const AFFECTED = ['items', 'papers', 'awards', 'standIns', 'substitutes', 'invitation', 'mails', 'email', 'phone', 'seats'] as const;
export const AFFECTED_BESIDE = ['calendar', 'documents', 'accounts', 'teamInvitations', 'badge', 'turns', 'notes'] as const;

/** `joins`: both entries were named, and one of them remains; `stays`: the journal is not changed, and tells of the one that is kept. */
export const Effect = z.strictObject({
  what: z.enum([...AFFECTED, ...AFFECTED_BESIDE]),
  how: z.enum(['moves', 'joins', 'ends', 'stays']),
  n: z.number().int(),
  /** Names of those records; of none that the reader may not know. */
  names: z.array(z.string()),
});
export type Effect = z.output<typeof Effect>;

/** Two values that contradict each other, as text; of posts one a line. */
export const Contradiction = z.strictObject({ take: Take, kept: z.string(), other: z.string() });
export type Contradiction = z.output<typeof Contradiction>;

/** People of the list who may be the same: their names, or what they are without one, are alike. */
const Alike = z.strictObject({ samePost: z.boolean(), people: z.array(Participant) });

const ofTwo = z.strictObject({ conferenceId: Id, id: Id, otherId: Id });
const at = '/conferences/:conferenceId/participants/:id/merge/:otherId';

export const doublesContract = {
  find: query({
    name: 'participants.doubles',
    summary: 'List participants who may have been entered twice.',
    route: 'GET /conferences/:conferenceId/doubles',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ alike: z.array(Alike) }),
  }),
  preview: query({
    name: 'participants.previewMerge',
    summary: 'Show what merging one participant into another would do.',
    route: `GET ${at}`,
    permit: PLANNERS,
    input: ofTwo,
    output: z.strictObject({
      kept: Participant,
      other: Participant,
      contradictions: z.array(Contradiction),
      effects: z.array(Effect),
      /** Names this state of both, for `participants.merge`. */
      digest: z.string(),
    }),
  }),
  merge: command({
    name: 'participants.merge',
    summary: 'Merge one participant into another, as previewed.',
    route: `POST ${at}`,
    permit: PLANNERS,
    refusals: ['merge-differs'],
    input: ofTwo.extend({ digest: z.string().max(100), take: z.array(Take).max(30) }),
    output: Nothing,
  }),
  unmerge: command({
    name: 'participants.unmerge',
    summary: 'Undo the merging of a participant, unless either was changed since.',
    route: 'DELETE /conferences/:conferenceId/participants/:id/merge',
    permit: PLANNERS,
    refusals: ['merge-changed'],
    input: z.strictObject({ conferenceId: Id, id: Id }),
    output: Nothing,
  }),
};
