import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract as conferences } from '../../server/planning/conferences/contract.ts';
import { teamContract } from '../../server/planning/conferences/team/contract.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { sitesContract } from '../../server/planning/sites/contract.ts';
import { newId } from '../../server/platform/ids.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { codeOf } from '../helpers/refusals.ts';
import { facts } from './conferences/planning.ts';
import { site } from './sites/conference-of-sites.ts';

interface Place {
  readonly conferenceId: string;
  readonly title: string;
  readonly rehearsalId: string;
}

let app: TestApp;
let organizer: Login;
beforeAll(async () => {
  app = await startApp();
  organizer = await app.user({ creator: true });
});
afterAll(() => app.end());

/** Every command that changes the state of a conference, one of each kind of planning command, and those on its rehearsal. */
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
  endRehearsal: ({ rehearsalId }) => organizer.run(conferences.endRehearsal, { conferenceId: rehearsalId }),
  siteOfRehearsal: ({ rehearsalId }) =>
    organizer.run(sitesContract.add, { conferenceId: rehearsalId, ...site({ name: 'Tỉnh ủy Lào Cai' }) }),
};
type Command = keyof typeof COMMANDS;

const STATES: Readonly<Record<string, { readonly before: readonly Command[]; readonly commands: readonly Command[] }>> = {
  'in use': { before: [], commands: Object.keys(COMMANDS) },
  'in the archive': { before: ['archive'], commands: ['unarchive', 'archive', 'edit', 'trash', 'publish', 'addSite', 'rehearse'] },
  'in the trash': { before: ['trash'], commands: ['restore', 'erase', 'trash', 'edit', 'addSite', 'duplicate'] },
};

const run = (command: Command, place: Place): Promise<unknown> => COMMANDS[command]?.(place) ?? Promise.reject(new Error(command));

async function place(before: readonly Command[]): Promise<Place> {
  const title = newId();
  const { id: conferenceId } = await organizer.run(conferences.create, facts({ title }));
  const { id: rehearsalId } = await organizer.run(conferences.rehearse, { conferenceId });
  const made = { conferenceId, title, rehearsalId };
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
    displays: await app.db.displayLink.count({ where: { conferenceId } }),
    published: (await app.journals.open(conferenceId)).head.seq,
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
