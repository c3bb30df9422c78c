import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { openSession } from '../../../server/accounts/store.ts';
import * as Y from 'yjs';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { accessContract } from '../../../server/planning/sites/access/contract.ts';
import { sitesContract } from '../../../server/planning/sites/contract.ts';
import { newId } from '../../../server/platform/ids.ts';
import { minutesContract } from '../../../server/record/minutes/contract.ts';
import { bodyOf } from '../../../server/record/minutes/rules/document.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { startApp } from '../../helpers/app.ts';
import { largeConference, publishedConference } from '../large-conference.ts';
import { serveLane } from '../lane.ts';

const AUDIENCES = 5;
const LOOP_RESOLUTION_MS = 10;

// The product as it is, with a published conference of 300 agenda items and its 35 sites.
const app = await startApp({ now: 'real' });
const organizer = await app.user({ creator: true });
const conferenceId = await publishedConference(organizer);
const { sites } = await organizer.run(sitesContract.list, { conferenceId });
const siteIds = sites.flatMap(({ id, kind, count }) => (kind === 'province' && count === null ? [id] : []));
const siteId = siteIds[0] ?? '';
let commands = 0;

/** One live command: a head count, with a command id as clients send it. */
const count = (): Promise<unknown> => {
  commands += 1;
  return organizer.run(rollCallContract.count, { conferenceId, siteId, present: commands % 1000 }, `bench-${commands}`);
};

interface Member {
  readonly id: string;
  readonly clearance: number;
  readonly role: 'chair' | 'viewer';
}

/** The first of each five is staff, the others are viewers of the four clearances. */
function memberAt(at: number, mixed: boolean): Member {
  const place = mixed ? at % AUDIENCES : 1;
  return { id: newId(), clearance: Math.max(0, place - 1), role: place === 0 ? 'chair' : 'viewer' };
}

/** Stores users of the conference, and returns a token of each. */
async function logins({ count: wanted, mixed }: { readonly count: number; readonly mixed: boolean }): Promise<string[]> {
  const members = Array.from({ length: wanted }, (_, at) => memberAt(at, mixed));
  const now = Date.now();
  const user = ({ id, clearance }: Member) => ({
    id,
    clearance,
    name: id,
    displayName: id,
    passwordHash: 'none',
    createdAt: new Date(now),
  });
  return app.db.$transaction(
    async (tx) => {
      await tx.user.createMany({ data: members.map(user) });
      await tx.membership.createMany({ data: members.map(({ id, role }) => ({ conferenceId, userId: id, role })) });
      const tokens: string[] = [];
      for (const { id } of members) tokens.push(await openSession(tx, { kind: 'user', subjectId: id, conferenceId: null, now }));
      return tokens;
    },
    { timeout: 120_000 },
  );
}

/** Opens the access of the sites, and returns a login of each. */
async function joinedSites(): Promise<{ siteId: string; token: string }[]> {
  await organizer.run(accessContract.openAccess, { conferenceId });
  return Promise.all(siteIds.map(async (id) => ({ siteId: id, token: (await app.link('site', conferenceId, id)).token })));
}

/** The text of the first item as an editor of the minutes holds it. */
const text = new Y.Doc();
const { items } = await organizer.run(agendaContract.titles, { conferenceId });
const part = `item.${items[0]?.id ?? ''}`;

/** Types a word at the end and sends it, as an editor does. */
async function writeWord(): Promise<void> {
  const before = Y.encodeStateVector(text);
  const body = bodyOf(text);
  if (body.length === 0) body.push([new Y.XmlElement('paragraph')]);
  const paragraph = body.get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('The text begins with a paragraph.');
  if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
  const words = paragraph.get(0);
  if (words instanceof Y.XmlText) words.insert(words.length, 'phát biểu ');
  const update = Buffer.from(Y.encodeStateAsUpdate(text, before)).toString('base64');
  await organizer.run(minutesContract.write, { conferenceId, part, update });
}

/** CPU time of the loop for some work and whatever it does in between, in milliseconds. */
async function ownTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const loop = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION_MS });

serveLane(
  { url: app.url, conferenceId, siteId, organizer: organizer.token },
  {
    logins: (detail) => logins(detail as { count: number; mixed: boolean }),
    sites: joinedSites,
    people: (number) => largeConference(organizer, Number(number)),
    entry: () => ownTime(count),
    oneByOne: async (times) => {
      for (let n = 0; n < Number(times); n += 1) await count();
    },
    together: async (times) => {
      for (let n = 0; n < Number(times); n += 64) await Promise.all(Array.from({ length: 64 }, count));
    },
    write: async (times) => {
      for (let n = 0; n < Number(times); n += 1) await writeWord();
    },
    revision: async () => (await app.journals.open(conferenceId)).head.seq,
    connections: () => promisify(app.http.getConnections.bind(app.http))(),
    // What a changed login, and a changed plan, make the server forget.
    forgetLogins: () => app.bus.emit([{ kind: 'sessions.ended', sessions: [] }]),
    planChanged: () => app.bus.emit([{ kind: 'plan.changed', conferenceId, what: 'agenda' }]),
    watchLoop: () => {
      loop.reset();
      loop.enable();
    },
    loopDelay: () => {
      loop.disable();
      return { p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 };
    },
  },
);
