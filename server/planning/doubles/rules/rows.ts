import { z } from 'zod';
import { Participant } from '../../participants/contract.ts';

const Naming = z.object({ id: z.string(), version: z.number() });
/** A moment as JSON has it. */
const Moment = z.string();
const Maybe = z.string().nullable();

const InvitationRow = z.object({
  conferenceId: z.string(),
  participantId: z.string(),
  secret: Maybe,
  batchId: z.string(),
  madeAt: Moment,
  revokedAt: Moment.nullable(),
  answer: Maybe,
  siteId: Maybe,
  reason: Maybe,
  substituteId: Maybe,
  answeredAt: Moment.nullable(),
  answeredBy: Maybe,
  version: z.number(),
});

const FeedRow = z.object({
  secret: z.string(),
  conferenceId: z.string(),
  holder: z.string(),
  holderId: z.string(),
  createdAt: Moment,
  createdBy: z.string(),
});

const HandoutRow = z.object({ conferenceId: z.string(), documentId: z.string(), target: z.string(), targetId: z.string(), at: Moment });

/** Every row that belongs to two participants or names one of them. */
export const PersonRows = z.object({
  people: z.array(z.object({ entity: Participant, position: z.number() })),
  standIns: z.array(Naming.extend({ standsFor: z.string() })),
  items: z.array(Naming.extend({ speakers: z.array(z.string()) })),
  papers: z.array(Naming.extend({ participantId: z.string() })),
  awards: z.array(Naming.extend({ presenters: z.array(z.string()) })),
  invitations: z.array(InvitationRow),
  substitutes: z.array(z.object({ participantId: z.string(), version: z.number(), substituteId: z.string() })),
  contacts: z.array(z.object({ participantId: z.string(), email: Maybe, phone: Maybe, version: z.number() })),
  mails: z.array(z.object({ id: z.string(), participantId: z.string() })),
  feeds: z.array(FeedRow),
  handouts: z.array(HandoutRow),
  logins: z.array(z.object({ userId: z.string(), role: z.string(), participantId: z.string() })),
  teamLinks: z.array(z.object({ id: z.string(), participantId: z.string() })),
  seats: z.array(z.object({ seat: z.string(), participantId: z.string(), byHand: z.boolean() })),
  merges: z.array(z.object({ mergedId: z.string(), keptId: z.string() })),
});
export type PersonRows = Readonly<z.output<typeof PersonRows>>;

/** Two entries of the list of which the first is kept. */
export interface Pair {
  readonly keptId: string;
  readonly otherId: string;
}
