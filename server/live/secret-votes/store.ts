import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Database, Tx } from '../../platform/database/open.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { BallotTally, OptionId } from './contract/entities.ts';

const Candidates = z.array(z.strictObject({ id: OptionId, text: z.string() }));
const Committee = z.array(z.string());
export type NamedCandidate = z.output<typeof Candidates>[number];

interface OfVote {
  readonly conferenceId: string;
  readonly voteId: string;
}

export interface NewSecretVote {
  readonly conferenceId: string;
  readonly id: string;
  readonly question: string;
  readonly candidates: readonly NamedCandidate[];
  readonly committee: readonly string[];
  readonly publicKey: string | null;
  readonly privateKey: string | null;
}

/** Stores what a vote asks, and who its electors are, in no order that tells anything. */
export async function insertSecretVote(
  tx: Tx,
  { candidates, committee, ...vote }: NewSecretVote,
  electors: readonly string[],
): Promise<void> {
  await tx.secretVote.create({ data: { ...vote, candidates: [...candidates], committee: [...committee], state: 'open' } });
  const { conferenceId, id: voteId } = vote;
  const rows = electors.toSorted().map((participantId) => ({ conferenceId, voteId, participantId, hasVoted: false, drawn: null }));
  await insertRows(tx, 'SecretElector', rows);
}

/** What votes ask, by their ids. */
export async function secretVoteWords(db: Database | Tx, conferenceId: string, ids: readonly string[]) {
  const rows = await db.secretVote.findMany({ where: { conferenceId, id: { in: [...ids] } }, orderBy: { id: 'asc' } });
  return rows.map(({ id, question, candidates, committee, publicKey, ...row }) => ({
    voteId: id,
    question,
    candidates: Candidates.parse(candidates),
    committee: Committee.parse(committee ?? []),
    entered: enteredIn(row),
    publicKey,
  }));
}

interface TallyRow {
  readonly tally: unknown;
  readonly tallyBy: string | null;
  readonly tallyVersion: number;
}

const enteredIn = ({ tally, tallyBy, tallyVersion }: TallyRow) =>
  tally === null || tallyBy === null ? null : { tally: BallotTally.parse(tally), by: tallyBy, version: tallyVersion };

/** What was entered of the committee's count, by which user; null before that. */
export async function enteredTally(db: Database | Tx, { conferenceId, voteId }: OfVote) {
  const row = await db.secretVote.findUnique({ where: { conferenceId_id: { conferenceId, id: voteId } } });
  return row && enteredIn(row);
}

/** Enters a count in the place of the one with this version. @throws AppError stale, secret-vote-not-open. */
export async function enterTally(tx: Tx, of: OfVote & { readonly version: number }, tally: BallotTally, by: string): Promise<number> {
  const { conferenceId, voteId, version } = of;
  const found = await tx.secretVote.findUnique({ where: { conferenceId_id: { conferenceId, id: voteId } } });
  if (found?.state !== 'open') throw new AppError('secret-vote-not-open');
  const where = { conferenceId, id: voteId, state: 'open', tallyVersion: version };
  const { count } = await tx.secretVote.updateMany({ where, data: { tally, tallyBy: by, tallyVersion: version + 1 } });
  if (count === 0) throw new AppError('stale');
  return version + 1;
}

/** How many ballots were cast. */
export const ballotsCast = (db: Database | Tx, where: OfVote): Promise<number> => db.secretBallot.count({ where });

/** What the ballots of a vote say, in the order of their random ids. */
export async function ballotsOf(db: Database | Tx, where: OfVote): Promise<string[]> {
  return (await db.secretBallot.findMany({ where, orderBy: { id: 'asc' } })).map(({ choice }) => choice);
}

/** Whether somebody may vote, and has. `ids`: theirs, and those of entries that were merged into theirs. Null: they may not. */
export async function electorOf(db: Database | Tx, vote: OfVote, ids: readonly string[]) {
  const rows = await db.secretElector.findMany({ where: { ...vote, participantId: { in: [...ids] } } });
  const [first] = rows;
  return first ? { participantId: first.participantId, hasVoted: rows.some(({ hasVoted }) => hasVoted) } : null;
}

/**
 * Puts a ballot into the box and crosses its elector off, both or neither. The conference must be held.
 * @throws AppError secret-vote-not-open.
 */
export async function castBallot(tx: Tx, vote: OfVote, participantId: string, choice: string): Promise<void> {
  const { conferenceId, voteId } = vote;
  const found = await tx.secretVote.findUnique({ where: { conferenceId_id: { conferenceId, id: voteId } } });
  if (found?.state !== 'open') throw new AppError('secret-vote-not-open');
  const crossed = await tx.secretElector.updateMany({ where: { ...vote, participantId, hasVoted: false }, data: { hasVoted: true } });
  if (crossed.count !== 1) throw new AppError('conflict');
  await tx.secretBallot.create({ data: { ...vote, id: newId(), choice } });
}

/** The keys of a vote; null where it has none, or is closed. */
export async function tokenKeysOf(db: Database | Tx, { conferenceId, voteId }: OfVote) {
  const row = await db.secretVote.findUnique({ where: { conferenceId_id: { conferenceId, id: voteId } } });
  return row?.state === 'open' && row.publicKey !== null && row.privateKey !== null
    ? { publicKey: row.publicKey, privateKey: row.privateKey }
    : null;
}

/** Notes that an elector has drawn a token, by the hash of what was signed. The same one may be signed again. @throws AppError secret-vote-drawn. */
export async function noteDrawn(tx: Tx, vote: OfVote, participantId: string, drawn: string): Promise<void> {
  const where = { ...vote, participantId };
  const { count } = await tx.secretElector.updateMany({ where: { ...where, hasVoted: false }, data: { hasVoted: true, drawn } });
  if (count === 1) return;
  const before = await tx.secretElector.findFirst({ where });
  if (before?.drawn !== drawn) throw new AppError('secret-vote-drawn');
}

/** Puts a ballot into the box under its receipt; the same one again changes nothing. @throws AppError secret-vote-token. */
export async function dropBallot(tx: Tx, vote: OfVote, receipt: string, choice: string): Promise<void> {
  const before = await tx.secretBallot.findFirst({ where: { ...vote, id: receipt } });
  if (before && before.choice !== choice) throw new AppError('secret-vote-token');
  if (!before) await tx.secretBallot.create({ data: { ...vote, id: receipt, choice } });
}

/** The ballots of a vote under their receipts, in the order of these. */
export async function boardOf(db: Database | Tx, where: OfVote): Promise<{ receipt: string; choice: string }[]> {
  const rows = await db.secretBallot.findMany({ where });
  return rows.map(({ id, choice }) => ({ receipt: id, choice })).toSorted((a, b) => (a.receipt < b.receipt ? -1 : 1));
}

/** Who has voted, or has drawn a token. */
export async function votersOf(db: Database | Tx, where: OfVote): Promise<string[]> {
  return (await db.secretElector.findMany({ where: { ...where, hasVoted: true } })).map(({ participantId }) => participantId);
}

/** Closes or voids a vote that is open. Returns false where it is not. */
export async function endVote(tx: Tx, { conferenceId, voteId }: OfVote, state: 'closed' | 'void'): Promise<boolean> {
  const { count } = await tx.secretVote.updateMany({
    where: { conferenceId, id: voteId, state: 'open' },
    data: { state, privateKey: null },
  });
  return count === 1;
}

/**
 * Writes both tables of a closed vote anew, the ballots in a new order and, unless their voters hold receipts, with new ids: nothing of a row says any more when it was written, nor
 * together with which other one.
 */
export async function shuffleVote(tx: Tx, where: OfVote, keepsIds: boolean): Promise<void> {
  const ballots = (await boardOf(tx, where)).map(({ receipt, choice }) => ({ ...where, id: keepsIds ? receipt : newId(), choice }));
  const electors = await tx.secretElector.findMany({ where, orderBy: { participantId: 'asc' } });
  await tx.secretBallot.deleteMany({ where });
  await tx.secretElector.deleteMany({ where });
  await insertRows(tx, 'SecretElector', electors);
  await insertRows(tx, 'SecretBallot', shuffled(ballots));
}

/** Destroys the ballots of a vote that is void, and who had voted. */
export async function destroyBallots(tx: Tx, where: OfVote): Promise<void> {
  await tx.secretBallot.deleteMany({ where });
  await tx.secretElector.deleteMany({ where });
}

/** A list in an order that nobody can foretell. */
function shuffled<T>(list: readonly T[]): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(randomInt(left.length), 1));
}
