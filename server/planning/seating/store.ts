import { z } from 'zod';
import { isUniqueViolation } from '../../platform/database/errors.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { Prisma } from '../../platform/database/prisma.ts';
import { AppError } from '../../platform/errors.ts';
import { rowToConference, findRow } from '../conferences/store.ts';
import type { Participant } from '../participants/contract.ts';
import { participantList } from '../participants/store.ts';
import { protocolOf, type ProtocolRule } from '../protocol/rules/index.ts';
import { ordersOfProtocol } from '../protocol/store.ts';
import type { Site } from '../sites/contract.ts';
import { siteList } from '../sites/store.ts';
import { Hall, Seated, type OwnSeat } from './contract.ts';
import { ownSeats } from './rules/own-seats.ts';
import type { SeatingStep } from './rules/changes.ts';

/** Halls of other conferences to choose from. */
const MAX_HALLS = 50;

/** The hall of a conference and who sits there, as stored: also of people who are no longer participants. */
export interface Seating {
  /** 0 before there is one. */
  readonly version: number;
  readonly hall: Hall | null;
  readonly seated: readonly Seated[];
  readonly told: boolean;
  readonly steps: readonly SeatingStep[];
}

const Steps: z.ZodType<readonly SeatingStep[]> = z.array(
  z.strictObject({
    hall: Hall.nullable().optional(),
    seats: z.array(z.strictObject({ seat: z.string(), before: Seated.omit({ seat: true }).nullable() })),
  }),
);
const Stored = z.object({ version: z.number(), hall: Hall.nullable(), seated: z.array(Seated), told: z.boolean(), steps: Steps });
const NONE: Seating = { version: 0, hall: null, seated: [], told: false, steps: [] };

export async function findSeating(db: Queryable, conferenceId: string): Promise<Seating> {
  const row = await db.seating.findUnique({ where: { conferenceId } });
  return row ? Stored.parse(row) : NONE;
}

type Kept = Omit<Seating, 'version'>;
const columns = ({ hall, seated, told, steps }: Kept) => ({
  hall: hall ?? Prisma.DbNull,
  seated: [...seated],
  told,
  steps: JSON.parse(JSON.stringify(steps)),
});

/** Stores a seating in place of the version that was decided on. Returns the new version. @throws AppError stale. */
export async function saveSeating(tx: Tx, conferenceId: string, version: number, kept: Kept): Promise<number> {
  const data = columns(kept);
  if (version === 0) return await insertSeating(tx, conferenceId, data);
  const { count } = await tx.seating.updateMany({ where: { conferenceId, version }, data: { ...data, version: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

async function insertSeating(tx: Tx, conferenceId: string, data: ReturnType<typeof columns>): Promise<number> {
  try {
    await tx.seating.create({ data: { conferenceId, ...data, version: 1 } });
    return 1;
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

/** What seating looks at in a conference. */
export interface SeatedConference {
  readonly participants: readonly Participant[];
  readonly sites: readonly Site[];
  readonly protocol: ProtocolRule;
  /** Ids of those who answered that they do not come, or come at another site. */
  readonly away: ReadonlySet<string>;
}

/** Invitations know seats, and not the other way round: their answers alone are read here. */
async function awayByAnswer(db: Queryable, conferenceId: string): Promise<ReadonlySet<string>> {
  const where = { conferenceId, answer: { in: ['declined', 'at-site'] } };
  return new Set((await db.invitation.findMany({ where, select: { participantId: true } })).map(({ participantId }) => participantId));
}

/** The participants of a draft in the order entered, its sites, and its order of protocol. @throws AppError not-found. */
export async function findConferencePeople(db: Queryable, conferenceId: string): Promise<SeatedConference> {
  const row = await findRow(db, conferenceId);
  if (!row) throw new AppError('not-found');
  return {
    participants: await participantList.all(db, conferenceId),
    sites: await siteList.all(db, conferenceId),
    protocol: protocolOf(rowToConference(row), await ordersOfProtocol(db)),
    away: await awayByAnswer(db, conferenceId),
  };
}

/** What `seating.get` looks at of a conference: whether these are still participants, and who is away. */
export async function findSeatedNow(db: Queryable, conferenceId: string, ids: readonly string[]) {
  if (!(await findRow(db, conferenceId))) throw new AppError('not-found');
  const where = { conferenceId, id: { in: [...new Set(ids)] } };
  const found = ids.length === 0 ? [] : await db.participant.findMany({ where, select: { id: true } });
  return { participants: found, away: await awayByAnswer(db, conferenceId) };
}

/** Gives a copy of a conference its hall; a rehearsal, whose people keep their ids, also their seats. */
export async function copySeating(tx: Tx, from: string, to: string, { withSeats }: { readonly withSeats: boolean }): Promise<void> {
  const { hall, seated } = await findSeating(tx, from);
  if (hall) await saveSeating(tx, to, 0, { hall, seated: withSeats ? seated : [], told: false, steps: [] });
}

/** The seats of a participant; none before the invited are told theirs. */
export async function toldSeats(db: Queryable, conferenceId: string, participantId: string): Promise<OwnSeat[]> {
  const { hall, seated, told } = await findSeating(db, conferenceId);
  return hall && told ? ownSeats(hall, seated, participantId) : [];
}

/** Other conferences with a hall among these, the latest first. */
export const conferencesWithHall = (db: Queryable, conferenceId: string, among: Prisma.ConferenceWhereInput) =>
  db.conference.findMany({
    where: { AND: [among, { id: { not: conferenceId }, deletedAt: null, seating: { hall: { not: Prisma.DbNull } } }] },
    orderBy: [{ date: 'desc' }, { createdAt: 'desc' }],
    select: { id: true, title: true, date: true },
    take: MAX_HALLS,
  });
