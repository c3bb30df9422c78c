import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interchangeContract } from '../../../server/record/import-export/contract/index.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { canonicalJson, sha256 } from '../../../server/platform/canonical.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { contentsOf } from '../../helpers/tables.ts';
import { secretDay } from './secret-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** Ten candidates, of whom each elector chooses two that nobody else chooses together. */
const CHOICES = ['c1 c9', 'c2 c8', 'c3 c7', 'c4 c6', 'c5 c10', 'c1 c2', 'c3 c4', 'c6 c8'];
const NAMES = Array.from({ length: 10 }, (_, at) => `Ứng viên ${at + 1}`);

async function votedDay() {
  const day = await secretDay(app, CHOICES.length);
  const voteId = await day.open({ form: 'election', candidates: NAMES, seats: 2 });
  const logins = await day.delegates();
  const before = await contentsOf(app.db);
  for (const [at, login] of logins.entries()) await day.cast(login, voteId, CHOICES[at]?.split(' ') ?? [], `ballot-${at}`);
  return { ...day, voteId, logins, before };
}

/** Rows that are new in any table, by table. */
function added(before: Record<string, string[]>, after: Record<string, string[]>): Record<string, string[]> {
  const found = Object.entries(after).map(([table, rows]) => [table, rows.filter((row) => !before[table]?.includes(row))] as const);
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}

const ballotsAsKept = (voteId: string) => app.db.secretBallot.findMany({ where: { voteId } });

/** The rows of a table as the database comes upon them. */
async function asFound(voteId: string): Promise<string[]> {
  const rows = await app.db.$queryRawUnsafe<{ choice: string }[]>(`SELECT "choice" FROM "SecretBallot" WHERE "voteId" = '${voteId}'`);
  return rows.map(({ choice }) => choice);
}

const isSqlite = (): boolean => app.databaseUrl.startsWith('file:');

/** In how many transactions the electors and ballots of a vote were written, as PostgreSQL keeps it with every row; SQLite keeps nothing. */
async function transactionsOf(voteId: string): Promise<number> {
  if (isSqlite()) return 1;
  const of = (table: string): string => `SELECT xmin::text AS "by" FROM "${table}" WHERE "voteId" = '${voteId}'`;
  return (await app.db.$queryRawUnsafe<unknown[]>(`${of('SecretBallot')} UNION ${of('SecretElector')}`)).length;
}

describe('the ballots of a secret vote', () => {
  it('change two tables and nothing else: who has voted, and what the ballots say', async () => {
    const { before, conferenceId, voteId } = await votedDay();
    const rows = added(before, await contentsOf(app.db));
    expect(Object.keys(rows).toSorted()).toEqual(['SecretBallot', 'SecretElector']);
    const fields = Object.values(rows).map(([row]) => Object.keys(JSON.parse(row ?? '{}') as object).toSorted());
    expect(fields).toEqual([
      ['conferenceId', 'drawn', 'hasVoted', 'participantId', 'voteId'],
      ['choice', 'conferenceId', 'id', 'voteId'],
    ]);
    expect((await ballotsAsKept(voteId)).map(({ choice }) => choice).toSorted()).toEqual(CHOICES.toSorted());
    expect(await app.db.journalEntry.count({ where: { journalId: conferenceId, kind: { startsWith: 'secretVote' } } })).toBe(1);
  });

  it('are in no journal, receipt, log of changes or export, not even as a hash', async () => {
    const { conferenceId, voteId, close, show, chair, before } = await votedDay();
    await close(voteId);
    await show(voteId);
    const organizer = await app.member(conferenceId, 'organizer');
    const told = added(before, await contentsOf(app.db));
    const { SecretBallot: _ballots, SecretElector: _electors, ...others } = told;
    const exported = await organizer.run(interchangeContract.export, { conferenceId });
    const state = await chair.run(proceedingsContract.liveState, { conferenceId });
    const text = JSON.stringify([others, exported, state]);
    const hashes = CHOICES.map((choice) => sha256(canonicalJson({ conferenceId, voteId, choice: choice.split(' ') })));
    expect(
      [...CHOICES, ...CHOICES.map((choice) => JSON.stringify(choice.split(' '))), ...hashes].filter((mark) => text.includes(mark)),
    ).toEqual([]);
    expect(JSON.stringify([exported, state]).includes('Ứng viên')).toBe(false);
    expect(await app.db.commandReceipt.count({ where: { name: 'secretVotes.cast' } })).toBe(0);
  });

  it('lie in an order that says nothing, and are written anew when they are counted', async () => {
    const { voteId, close } = await votedDay();
    const ids = async () => new Set((await ballotsAsKept(voteId)).map(({ id }) => id));
    const open = await ids();
    // PostgreSQL keeps rows as they come until they are written anew.
    expect((await asFound(voteId)).join() === CHOICES.join()).toBe(!isSqlite());
    await close(voteId);
    expect([...(await ids())].filter((id) => open.has(id))).toEqual([]);
    expect(await asFound(voteId)).not.toEqual(CHOICES);
    expect((await asFound(voteId)).toSorted()).toEqual(CHOICES.toSorted());
    expect(await transactionsOf(voteId)).toBe(1);
  });

  it('are read by nobody through any query', async () => {
    const { voteId, conferenceId, logins, chair, get, close } = await votedDay();
    const readers: Login[] = [
      chair,
      await app.member(conferenceId, 'secretary'),
      await app.user({ administrator: true }),
      ...logins.slice(0, 2),
    ];
    await close(voteId);
    const seen = await Promise.all(readers.map(async (reader) => JSON.stringify(await get(reader))));
    expect(seen.filter((text) => CHOICES.some((choice) => text.includes(choice)) || text.includes('hasVoted'))).toEqual([]);
  });
});
