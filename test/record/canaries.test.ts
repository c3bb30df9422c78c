import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLANNERS, type GivenRole } from '../../server/accounts/permissions.ts';
import { calendarContract } from '../../server/planning/calendar/contract.ts';
import { publishingContract } from '../../server/planning/publishing/contract.ts';
import { accessContract } from '../../server/planning/sites/access/contract.ts';
import { rollCallContract } from '../../server/live/roll-call/contract.ts';
import { proceedingsContract as live } from '../../server/live/sitting/contract/index.ts';
import { interchangeContract } from '../../server/record/import-export/contract/index.ts';
import { ConferenceFile } from '../../server/record/import-export/contract/format.ts';
import { printingContract } from '../../server/record/printouts/contract.ts';
import type { Operation } from '../../server/platform/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { callHttp, callSocket, connect } from '../helpers/doors.ts';
import { bytesOf } from '../helpers/files.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { docxText } from './printouts/files.ts';

/** Words of a classified item; none may reach anybody without clearance. */
const CANARIES = {
  key: 'khoa-chim-yen',
  title: 'Tiêu đề chim hoàng yến',
  topic: 'Chủ đề chim hoàng yến',
  paper: 'Tham luận chim hoàng yến',
  incident: 'Lời báo chim hoàng yến',
} as const;

const FILE = {
  format: 'conference/1',
  title: 'Hội nghị thử lộ tin',
  organizer: 'Văn phòng',
  mode: 'hybrid',
  date: '2025-11-26',
  starts: '08:00',
  sites: [
    { id: 'main', kind: 'main', name: 'Điểm cầu chính' },
    { id: 'lao-cai', kind: 'province', name: 'Tỉnh ủy Lào Cai' },
  ],
  participants: [{ id: 'a', name: 'Nguyễn Văn A', posts: [], site: 'main' }],
  agenda: [
    { id: 'mo-dau', kind: 'opening', title: 'Khai mạc', speakers: ['a'], minutes: 10 },
    {
      id: CANARIES.key,
      kind: 'report',
      title: CANARIES.title,
      topics: [CANARIES.topic],
      speakers: ['a'],
      minutes: 20,
      classification: 'mat',
      'x-papers': [{ id: 'paper-1', participant: 'a', topic: CANARIES.paper }],
    },
  ],
  campaigns: [{ title: 'Phong trào', launchedIn: CANARIES.key }],
};

let app: TestApp;
let conferenceId: string;
let chair: Login;
let secretItem: string;
beforeAll(async () => {
  app = await startApp();
  const creator = await app.user({ creator: true, clearance: 3 });
  ({ id: conferenceId } = await creator.run(interchangeContract.import, ConferenceFile.parse(FILE)));
  chair = await member('chair', 1);
  await creator.run(publishingContract.publish, { conferenceId });
  await creator.run(accessContract.openAccess, { conferenceId });
  const { items, sittings } = await chair.run(live.livePlan, { conferenceId });
  secretItem = items[1]?.id ?? '';
  await chair.run(live.openSitting, { conferenceId, sittingId: sittings[0]?.id ?? '' });
  await chair.run(live.startItem, { conferenceId, itemId: secretItem });
  await chair.run(rollCallContract.report, { conferenceId, siteId: 'lao-cai', text: CANARIES.incident });
});
afterAll(() => app.end());

async function member(role: GivenRole, clearance: number): Promise<Login> {
  const login = await app.user({ clearance });
  await app.db.membership.create({ data: { conferenceId, userId: login.actor.id, role } });
  return login;
}

/** The canaries in a text. */
const heard = (text: string): string[] =>
  Object.values(CANARIES).filter((word) => text.normalize('NFC').replaceAll('\u00a0', ' ').includes(word));
const all = (texts: readonly string[]): string[] => [...new Set(texts.flatMap(heard))].toSorted();

const PAGES = [
  '',
  '/agenda',
  '/participants',
  '/sites',
  '/documents',
  '/awards',
  '/recommendations',
  '/calendar',
  '/calendar.ics',
  '/versions',
  '/checks',
  '/minutes',
  '/roll-call',
  '/desk',
  '/display',
  '/watch',
  '/site',
  '/edit',
  '/settings',
  '/team',
  '/documents?search=chim',
  '/participants?search=chim',
];

async function pagesOf({ token }: Pick<Login, 'token'>): Promise<string[]> {
  const headers = { cookie: `dc_session=${token}` };
  const own = [`?q=chim`].map((query) => `/conferences${query}`);
  const paths = [...PAGES.map((path) => `/conferences/${conferenceId}${path}`), ...own];
  const texts: string[] = [];
  for (const path of paths) texts.push(await (await fetch(app.url + path, { headers })).text());
  return texts;
}

const QUERIES: readonly Operation[] = [
  live.livePlan,
  live.liveState,
  live.journal,
  live.texts,
  rollCallContract.incidents,
  rollCallContract.board,
  interchangeContract.export,
  calendarContract.events,
  publishingContract.list,
];

const answersOf = async ({ token }: Pick<Login, 'token'>): Promise<string[]> =>
  Promise.all(
    QUERIES.map(async (operation) => {
      const input = operation === live.journal ? { conferenceId, after: 0 } : { conferenceId };
      return JSON.stringify((await callHttp(app.url, operation, input, token)).body);
    }),
  );

async function papersOf(login: Login): Promise<string[]> {
  const paper = await login.run(printingContract.paper, { conferenceId, paper: 'programme', format: 'docx', lang: 'vi' });
  return docxText(bytesOf(paper));
}

/** Everything that a socket receives: its first answer, and news while the secret item is running. */
async function socketOf({ token }: Pick<Login, 'token'>, text: string): Promise<string[]> {
  const socket: Socket = await connect(app.url, token);
  const told: string[] = [];
  socket.onAny((...args: unknown[]) => told.push(JSON.stringify(args)));
  told.push(JSON.stringify(await callSocket(socket, 'follow', { conferenceId, revision: null })));
  const before = told.length;
  await chair.run(rollCallContract.report, { conferenceId, siteId: 'lao-cai', text });
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(before), WAIT_OPTIONS);
  socket.close();
  return told;
}

describe('a classified item, its key, topics, papers, and what was reported while it was running', () => {
  it('have an id from the server instead of the file’s key', () => {
    expect([secretItem === CANARIES.key, secretItem.length > 0]).toEqual([false, true]);
  });

  it('are known to those who are cleared', async () => {
    const cleared = await member('organizer', 1);
    const texts = [...(await pagesOf(cleared)), ...(await answersOf(cleared)), ...(await papersOf(cleared))];
    expect(all(texts)).toEqual(Object.values(CANARIES).toSorted());
    const file = ConferenceFile.parse(await cleared.run(interchangeContract.export, { conferenceId }));
    expect([file.agenda.map(({ id }) => id), file.campaigns.map(({ launchedIn }) => launchedIn)]).toEqual([
      ['mo-dau', CANARIES.key],
      [CANARIES.key],
    ]);
  });

  it.each([...PLANNERS, 'chair', 'secretary', 'viewer'] as const)('reach no %s without clearance in any way', async (role) => {
    const login = await member(role, 0);
    const told = await socketOf(login, CANARIES.incident);
    expect(all([...(await pagesOf(login)), ...(await answersOf(login)), ...(await papersOf(login)), ...told])).toEqual([]);
  });

  it('reach no site and no display without clearance', async () => {
    const display = { id: 'screen-1', conferenceId, name: 'Màn hình', secret: 'secret-of-a-screen', createdAt: new Date() };
    await app.db.displayLink.create({ data: display });
    for (const [kind, id] of [
      ['site', 'lao-cai'],
      ['display', display.id],
    ] as const) {
      const login = await app.link(kind, conferenceId, id);
      const told = await socketOf(login, CANARIES.incident);
      expect(all([...(await pagesOf(login)), ...(await answersOf(login)), ...told])).toEqual([]);
    }
  });

  it('disappear from a page whose reader loses the clearance: its socket closes, and later answers leave them out', async () => {
    const login = await member('secretary', 1);
    const socket = await connect(app.url, login.token);
    await callSocket(socket, 'follow', { conferenceId, revision: null });
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    await app.db.user.update({ where: { id: login.actor.id }, data: { clearance: 0 } });
    expect(await closed).toBe('io server disconnect');
    expect(all([...(await pagesOf(login)), ...(await answersOf(login))])).toEqual([]);
  });
});
