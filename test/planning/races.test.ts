import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conferencesContract as conferences } from '../../server/planning/conferences/contract.ts';
import { teamContract } from '../../server/planning/conferences/team/contract.ts';
import { conferenceLocks, setArchivedAt } from '../../server/planning/conferences/store.ts';
import { transact } from '../../server/platform/database/open.ts';
import { providerOf } from '../../server/platform/database/provider.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { requirePlan } from '../../server/planning/plan/store.ts';
import { correctionsContract } from '../../server/live/corrections/contract.ts';
import { rollCallContract } from '../../server/live/roll-call/contract.ts';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { teamInvitationsContract as invitations } from '../../server/planning/conferences/team/invitations/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { sitesContract } from '../../server/planning/sites/contract.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { codeOf } from '../helpers/refusals.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { facts } from './conferences/planning.ts';
import { site } from './sites/conference-of-sites.ts';

interface Place {
  readonly conferenceId: string;
  readonly title: string;
  readonly rehearsalId: string;
  readonly sittingId: string;
  readonly siteId: string;
}

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

/** Secrets of invitations, and codes of sites, by conference. */
const secrets = new Map<string, string>();
const codes = new Map<string, string>();

/** Every command that changes the state of a conference, one of each kind of planning and of live command, and those on its rehearsal. */
const COMMANDS: Readonly<Record<string, (place: Place) => Promise<unknown>>> = {
  edit: ({ conferenceId, title }) => organizer.run(conferences.edit, { ...facts({ title, venue: 'Huế' }), conferenceId, version: 1 }),
  configure: ({ conferenceId }) =>
    organizer.run(conferences.configure, { conferenceId, version: 1, viewersSignIn: false, address: 'delegate', form: 'state' }),
  trash: ({ conferenceId }) => organizer.run(conferences.trash, { conferenceId }),
  restore: ({ conferenceId }) => organizer.run(conferences.restore, { conferenceId }),
  erase: ({ conferenceId, title }) => organizer.run(conferences.erase, { conferenceId, title }),
  archive: ({ conferenceId }) => organizer.run(conferences.archive, { conferenceId }),
  unarchive: ({ conferenceId }) => organizer.run(conferences.unarchive, { conferenceId }),
  rehearse: ({ conferenceId }) => organizer.run(conferences.rehearse, { conferenceId }),
  duplicate: ({ conferenceId, title }) => organizer.run(conferences.duplicate, { conferenceId, title: `${title}, bản sao` }),
  publish: ({ conferenceId }) => organizer.run(publishingContract.publish, { conferenceId, note: null }),
  addSite: ({ conferenceId }) => organizer.run(sitesContract.add, { conferenceId, ...site({ name: 'Tỉnh ủy Lào Cai' }) }),
  addDisplay: ({ conferenceId }) => organizer.run(teamContract.addDisplay, { conferenceId, name: 'Hội trường' }),
  openSitting: ({ conferenceId, sittingId }) => organizer.run(live.openSitting, { conferenceId, sittingId }),
  closeSitting: ({ conferenceId, sittingId }) => organizer.run(live.closeSitting, { conferenceId, sittingId }),
  undo: ({ conferenceId }) => organizer.run(correctionsContract.correct, { conferenceId, seq: 2 }),
  announce: ({ conferenceId }) => organizer.run(live.announce, { conferenceId, text: 'Nghỉ giải lao 15 phút', to: 'everyone' }),
  markReady: ({ conferenceId, siteId }) => organizer.run(rollCallContract.ready, { conferenceId, siteId, ready: true }),
  endRehearsal: ({ rehearsalId }) => organizer.run(conferences.endRehearsal, { conferenceId: rehearsalId }),
  wipe: async (place) => {
    await run('trash', place);
    await run('erase', place);
  },
  invite: async ({ conferenceId }) => {
    const offer = { conferenceId, displayName: 'Trần Thị Bình', role: 'secretary', clearance: 0 } as const;
    const { id } = await organizer.run(invitations.invite, offer);
    secrets.set(conferenceId, (await organizer.run(invitations.link, { conferenceId, invitationId: id })).path.split('/').at(-1) ?? '');
  },
  accept: ({ conferenceId, title }) => {
    const account = { name: title, displayName: 'Trần Thị Bình', password: 'ba-con-meo-di-hop', lang: 'vi' } as const;
    return app.nobody.run(invitations.accept, { secret: secrets.get(conferenceId) ?? '', ...account });
  },
  openCodes: async ({ conferenceId, siteId }) => {
    await organizer.run(accessContract.openAccess, { conferenceId });
    const { access } = await organizer.run(accessContract.access, { conferenceId });
    codes.set(conferenceId, access.find((one) => one.siteId === siteId)?.code ?? '');
  },
  join: ({ conferenceId }) => app.nobody.run(accessContract.join, { code: codes.get(conferenceId) ?? '' }),
  rotateCode: ({ conferenceId, siteId }) => organizer.run(accessContract.rotateAccess, { conferenceId, siteId }),
  siteOfRehearsal: ({ rehearsalId }) =>
    organizer.run(sitesContract.add, { conferenceId: rehearsalId, ...site({ name: 'Tỉnh ủy Lào Cai' }) }),
};
type Command = keyof typeof COMMANDS;

/** Those that need something of their own first. */
const PREPARED: ReadonlySet<Command> = new Set(['wipe', 'invite', 'accept', 'openCodes', 'join', 'rotateCode']);

const STATES: Readonly<Record<string, { readonly before: readonly Command[]; readonly commands: readonly Command[] }>> = {
  'in use': { before: [], commands: Object.keys(COMMANDS).filter((name) => !PREPARED.has(name)) },
  published: {
    before: ['publish'],
    commands: ['openSitting', 'announce', 'markReady', 'archive', 'trash', 'edit', 'publish'],
  },
  'with an open sitting': {
    before: ['publish', 'openSitting'],
    commands: ['closeSitting', 'undo', 'announce', 'markReady', 'archive', 'trash'],
  },
  'in the archive': {
    before: ['archive'],
    commands: ['unarchive', 'archive', 'edit', 'trash', 'publish', 'addSite', 'rehearse', 'markReady'],
  },
  'with an invitation': { before: ['invite'], commands: ['accept', 'edit', 'archive', 'trash', 'wipe'] },
  'with codes': { before: ['openCodes'], commands: ['join', 'rotateCode', 'archive', 'trash', 'wipe'] },
  'in the trash': { before: ['trash'], commands: ['restore', 'erase', 'trash', 'edit', 'addSite', 'duplicate'] },
};

const run = (command: Command, place: Place): Promise<unknown> => COMMANDS[command]?.(place) ?? Promise.reject(new Error(command));

async function place(before: readonly Command[]): Promise<Place> {
  const title = newId();
  const { id: conferenceId } = await organizer.run(conferences.create, facts({ title }));
  const { id: rehearsalId } = await organizer.run(conferences.rehearse, { conferenceId });
  const { id: siteId } = await organizer.run(sitesContract.add, { conferenceId, ...site({ name: 'Tỉnh ủy Cà Mau' }) });
  const { sittings } = await requirePlan(app.db, conferenceId);
  const made = { conferenceId, title, rehearsalId, siteId, sittingId: sittings[0]?.id ?? '' };
  for (const command of before) await run(command, made);
  return made;
}

/** The result: the conference and what was made from it. */
async function found({ conferenceId, title }: Place) {
  const row = await app.db.conference.findUnique({ where: { id: conferenceId }, include: { _count: { select: { sites: true } } } });
  const rehearsals = await app.db.conference.findMany({
    where: { rehearsalOf: conferenceId },
    select: { _count: { select: { sites: true } } },
  });
  const kept = row && {
    version: row.version,
    venue: row.venue,
    form: row.form,
    number: row.publishedNumber,
    sites: row._count.sites,
    isTrashed: row.deletedAt !== null,
    isArchived: row.archivedAt !== null,
    members: await app.db.membership.count({ where: { conferenceId } }),
    sessions: await app.db.session.count({ where: { conferenceId } }),
    displays: await app.db.displayLink.count({ where: { conferenceId } }),
    entries: (await app.db.journalEntry.findMany({ where: { journalId: conferenceId }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind),
    folded: (await app.journals.open(conferenceId)).head.seq,
  };
  const copies = await app.db.conference.count({ where: { title: `${title}, bản sao` } });
  return { kept, rehearsals: rehearsals.map(({ _count }) => _count.sites).toSorted(), copies };
}

const outcome = async (results: readonly unknown[], at: Place) => JSON.stringify({ results, found: await found(at) });

async function atOnce(state: readonly Command[], pair: readonly [Command, Command]): Promise<string> {
  const at = await place(state);
  return outcome(await Promise.all(pair.map((command) => codeOf(run(command, at)))), at);
}

type Order = readonly number[];

/** Runs the pair one after the other; the results are in the order of the pair. A command missing in the order was refused and did nothing. */
async function inTurn(state: readonly Command[], pair: readonly [Command, Command], order: Order, refused: string): Promise<string> {
  const at = await place(state);
  const results: unknown[] = pair.map(() => refused);
  for (const index of order) results[index] = await codeOf(run(pair[index] ?? '', at));
  return outcome(results, at);
}

/** Whether an outcome is allowed: publishing a draft that changes meanwhile may be refused as such. */
async function isRight(seen: string, state: readonly Command[], pair: readonly [Command, Command]): Promise<boolean> {
  const orders: { order: Order; refused: string }[] = [
    { order: [0, 1], refused: '' },
    { order: [1, 0], refused: '' },
  ];
  for (const refused of ['stale', 'superseded'])
    for (const index of [0, 1]) if (pair[index] === 'publish') orders.push({ order: [1 - index], refused });
  for (const { order, refused } of orders) if ((await inTurn(state, pair, order, refused)) === seen) return true;
  return false;
}

const pairsOf = (commands: readonly Command[]) =>
  commands.flatMap((one, at) => commands.slice(at).map((other): readonly [Command, Command] => [one, other]));

describe('two commands at once on a conference', () => {
  for (const [name, { before, commands }] of Object.entries(STATES)) {
    it(`${name} end as if run one after the other`, async () => {
      const wrong: unknown[] = [];
      for (const pair of pairsOf(commands)) {
        const seen = await atOnce(before, pair);
        if (!(await isRight(seen, before, pair))) wrong.push({ pair, seen });
      }
      expect(wrong).toEqual([]);
    });
  }
});

describe('a live command', () => {
  it('that was decided before a conference is archived, but stored after it, is refused', async () => {
    const at = await place(['publish', 'openSitting']);
    const archived = Promise.withResolvers<void>();
    const seenWaiting = Promise.withResolvers<void>();
    const archiving = transact(app.db, async (tx) => {
      await conferenceLocks(providerOf(app.databaseUrl)).holdJournal(tx, at.conferenceId);
      await setArchivedAt(tx, at.conferenceId, app.clock.now);
      archived.resolve();
      await seenWaiting.promise;
    });
    await archived.promise;
    const answer = codeOf(run('closeSitting', at));
    await vi.waitFor(async () => expect(await isInsertWaiting()).toBe(true), WAIT_OPTIONS);
    seenWaiting.resolve();
    await archiving;
    expect(await answer).toBe('archived');
    expect((await found(at)).kept?.entries).toEqual(['plan.published', 'sitting.opened']);
  });

  /** On SQLite transactions run one at a time, so the later one waits in any case. */
  async function isInsertWaiting(): Promise<boolean> {
    if (providerOf(app.databaseUrl) === 'sqlite') return true;
    const locks = await app.db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return locks.length > 0;
  }
});
