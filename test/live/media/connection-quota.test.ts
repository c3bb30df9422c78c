import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { ANONYMOUS } from '../../../server/accounts/store.ts';
import { mediaContract } from '../../../server/live/media/contract/index.ts';
import {
  ConnectionQuota,
  quotaGroupsOf,
  MAX_ANONYMOUS_PAGES_PER_ADDRESS,
  MAX_PAGES_PER_LOGIN,
  type CountedPage,
} from '../../../server/live/media/signalling/connection-quota.ts';
import { refusalOf } from '../../../server/platform/bus/refusal.ts';
import { AppError, type ErrorCode } from '../../../server/platform/errors.ts';
import { PROTOCOL } from '../../../server/platform/sockets/protocol.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { callHttp, callSocket, httpOutcome, socketOutcome } from '../../helpers/doors.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { mediaWorker } from '../../helpers/parts.ts';

const HERE = '203.0.113.9';
const ELSEWHERE = '203.0.113.10';
const page = (lostAt: number | null = null): CountedPage => ({ lostAt, closed: false, leave: () => {} });
const code = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('pages without a login', () => {
  /** Opens so many watching pages, from these addresses in turn. */
  async function crowdOf(pages: number, addressOf: (at: number) => string): Promise<ConnectionQuota<CountedPage>> {
    const crowd = new ConnectionQuota<CountedPage>();
    for (let at = 0; at < pages; at += 1) await crowd.enter(quotaGroupsOf(ANONYMOUS, addressOf(at)), async () => page());
    return crowd;
  }
  const enter = (crowd: ConnectionQuota<CountedPage>, address: string | null) =>
    code(crowd.enter(quotaGroupsOf(ANONYMOUS, address), async () => page()));

  it('are limited per address, which leaves room for other addresses', async () => {
    const crowd = await crowdOf(MAX_ANONYMOUS_PAGES_PER_ADDRESS, () => HERE);
    expect([await enter(crowd, HERE), await enter(crowd, `::ffff:${HERE}`), await enter(crowd, ELSEWHERE), crowd.size]).toEqual([
      'too-many-from-address',
      'too-many-from-address',
      'ok',
      MAX_ANONYMOUS_PAGES_PER_ADDRESS + 1,
    ]);
  });

  it('are counted by IPv6 subnet, because one machine may use all of it', async () => {
    const crowd = await crowdOf(MAX_ANONYMOUS_PAGES_PER_ADDRESS, (at) => `2001:db8:1:2::${at.toString(16)}`);
    expect([await enter(crowd, '2001:db8:1:2:ffff::1'), await enter(crowd, '2001:db8:1:3::1')]).toEqual(['too-many-from-address', 'ok']);
  });

  it('are counted together if their address is not known', async () => {
    const crowd = new ConnectionQuota<CountedPage>();
    for (let at = 0; at < MAX_ANONYMOUS_PAGES_PER_ADDRESS; at += 1) await crowd.enter(quotaGroupsOf(ANONYMOUS, null), async () => page());
    expect(await enter(crowd, null)).toEqual('too-many-from-address');
  });

  it('are limited in total, from whatever addresses', async () => {
    const most = MAX_PAGES_PER_LOGIN['anonymous'] ?? 0;
    const crowd = await crowdOf(most, (at) => `203.0.113.${at % 100}`);
    expect([await enter(crowd, '203.0.113.100'), crowd.size]).toEqual(['too-many-pages', most]);
  });

  it('make room for another from their address when one of them is disconnected or gone', async () => {
    const crowd = await crowdOf(MAX_ANONYMOUS_PAGES_PER_ADDRESS - 1, () => HERE);
    const groups = quotaGroupsOf(ANONYMOUS, HERE);
    const lost: CountedPage = { ...page(1000), leave: () => crowd.left(groups, lost) };
    await crowd.enter(groups, async () => lost);
    expect([await enter(crowd, HERE), await enter(crowd, HERE), crowd.size]).toEqual([
      'ok',
      'too-many-from-address',
      MAX_ANONYMOUS_PAGES_PER_ADDRESS,
    ]);
  });

  it('do not count against pages with a login, even from the same address', () => {
    const user = { ...ANONYMOUS, kind: 'user', id: 'someone' };
    expect(quotaGroupsOf(user, HERE)).toEqual([{ key: 'user/null/someone', max: 16, refusal: 'too-many-pages' }]);
  });

  it('are told in both languages what to do', () => {
    const words = (code: ErrorCode, n: number) =>
      (['vi', 'en'] as const).map((lang) => refusalOf(new AppError(code, { n }), 'media.join', lang).message);
    expect(words('too-many-from-address', 500)).toEqual([
      'Đã có 500 trang không đăng nhập cùng mở hình và tiếng từ mạng này, không mở thêm được. Đóng bớt một trang, hoặc đăng nhập, rồi tải lại trang này.',
      '500 pages without a login already have sound and picture open from this network, which is the maximum. Close one of them, or sign in, then reload this page.',
    ]);
    // Visitors without a login get these words too, so they must not mention one.
    expect(words('too-many-pages', 16)).toEqual([
      'Đã có 16 trang như trang này cùng mở hình và tiếng, không mở thêm được. Đóng bớt một trang, rồi tải lại trang này.',
      '16 pages like this one already have sound and picture open, which is the maximum. Close one of them, then reload this page.',
    ]);
  });
});

describe.skipIf(!mediaWorker())('a page without a login', () => {
  let app: TestApp;
  let conferenceId: string;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    app = await startApp({ media: true });
    ({ conferenceId } = await conferenceOf(app, 1));
    await app.db.conference.update({ where: { id: conferenceId }, data: { viewersSignIn: false } });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await app.end();
  });

  it('is counted by its client address over either transport, even behind a proxy on this machine', async () => {
    const input = { conferenceId, purpose: 'watch' } as const;
    const joined = async (address: string) => (await app.bus.run(mediaContract.join, ANONYMOUS, input, { address })).peerId;
    const other = await joined(ELSEWHERE);
    const first: string[] = [];
    for (let at = 0; at < MAX_ANONYMOUS_PAGES_PER_ADDRESS; at += 1) first.push(await joined(HERE));
    const headers = { 'X-Forwarded-For': `198.51.100.7, ${HERE}` };
    const overHttp = httpOutcome(await callHttp(app.url, mediaContract.join, input, null, headers));
    const socket = io(app.url, { transports: ['websocket'], forceNew: true, auth: { protocol: PROTOCOL }, extraHeaders: headers });
    sockets.push(socket);
    const overSocket = socketOutcome(await callSocket(socket, mediaContract.join.name, input));
    const { peers } = await app.media.rooms.open(conferenceId);
    // None of these pages is connected, so the oldest of the same address made room for each.
    expect([overHttp, overSocket, first.findIndex((id) => peers.has(id)), peers.has(other), peers.size]).toEqual([
      'ok',
      'ok',
      2,
      true,
      MAX_ANONYMOUS_PAGES_PER_ADDRESS + 1,
    ]);
  });
});
