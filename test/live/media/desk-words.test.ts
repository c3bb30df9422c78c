import { describe, expect, it } from 'vitest';
import type { HealthNews, LineQuality, MediaStatus, SiteHealth } from '../../../server/live/media/contract/index.ts';
import { deskMediaView, type DeskHeard } from '../../../server/live/media/presenter/desk.ts';

const good: LineQuality = { mode: 'full', loss: 0.002, jitter: 3.4, roundTrip: 42.6, bitrate: 1_240_000 };
const site = (more: Partial<SiteHealth> = {}): SiteHealth => ({
  siteId: 'one',
  sends: ['camera'],
  open: false,
  level: 0.1,
  up: good,
  down: good,
  reportedAt: 1,
  ...more,
});
const on: MediaStatus = { state: 'on', worker: 'mediasoup', reason: null };
const heard = (sites: readonly SiteHealth[], more: Partial<DeskHeard> = {}) =>
  deskMediaView(
    {
      status: on,
      health: { conferenceId: 'c', at: 1, sites: [...sites] } satisfies HealthNews,
      news: null,
      isBroken: false,
      levels: new Map(),
      refusal: null,
      ...more,
    },
    'vi',
  );
const trouble = (more: Partial<SiteHealth>) => heard([site(more)]).sites.get('one')?.trouble;

describe('the connection of a site at the desk', () => {
  it('is shown in figures for both directions', () => {
    const { figures } = heard([site({ down: { ...good, mode: 'small', loss: 0.125, bitrate: 180_400 } })]).sites.get('one') ?? {};
    expect(figures?.map(({ label, up, down, upIsBad, downIsBad }) => [label, up, down, upIsBad, downIsBad])).toEqual([
      ['Mức hình', 'Đầy đủ', 'Hình kém nét', false, true],
      ['Mất gói', '0,2 %', '13 %', false, true],
      ['Dao động', '3 ms', '3 ms', false, false],
      ['Đi và về', '43 ms', '43 ms', false, false],
      ['Tốc độ', '1,2 Mbit/s', '180 kbit/s', false, false],
    ]);
  });

  it('is unknown if it was not measured, never empty', () => {
    const { figures } = heard([site({ up: { ...good, loss: null, roundTrip: null }, down: null })]).sites.get('one') ?? {};
    expect(figures?.map(({ up, down }) => [up, down])).toEqual([
      ['Đầy đủ', null],
      [null, null],
      ['3 ms', null],
      [null, null],
      ['1,2 Mbit/s', null],
    ]);
    expect(heard([site({ up: null, down: null })]).sites.get('one')?.figures).toEqual([]);
  });

  it('is marked only if it is bad, with the worse of both directions', () => {
    expect(trouble({})).toBe(null);
    expect(trouble({ up: { ...good, mode: 'small' }, down: { ...good, mode: 'voice' } })).toBe('Đường truyền yếu, chỉ còn tiếng');
    expect(trouble({ down: { ...good, mode: 'state' } })).toBe('Đường truyền rất yếu, chỉ còn chương trình');
    expect(trouble({ up: { ...good, loss: 0.14 } })).toBe('Mất gói 14 %');
    expect(trouble({ down: { ...good, roundTrip: 812 } })).toBe('Tín hiệu đi và về chậm, 812 ms');
    expect(trouble({ up: null, down: null })).toBe(null);
  });
});

describe('a site that has gone silent', () => {
  it('is marked after three missed reports in a row, before anything else about its connection', () => {
    const at = (reportedAt: number | null) =>
      heard([site({ reportedAt, up: { ...good, mode: 'voice' } })], {
        health: { conferenceId: 'c', at: 10_000, sites: [site({ reportedAt, up: { ...good, mode: 'voice' } })] },
      }).sites.get('one')?.trouble;
    expect([at(7000), at(6999), at(null)]).toEqual([
      'Đường truyền yếu, chỉ còn tiếng',
      'Trang của điểm cầu không trả lời',
      'Đường truyền yếu, chỉ còn tiếng',
    ]);
  });
});

describe('what a site sends', () => {
  it('is known from the news at once, before its connection has been measured', () => {
    const news = {
      conferenceId: 'c',
      epoch: 'e',
      sites: { one: ['microphone' as const], two: ['camera' as const] },
      changes: 0,
      barred: false,
      feed: null,
    };
    const { sites } = heard([site()], { news });
    expect([sites.get('one')?.sends, sites.get('two')?.sends, sites.get('two')?.level]).toEqual([['microphone'], ['camera'], null]);
  });

  it('counts as a voice from a certain level on', () => {
    expect([0.39, 0.4, null].map((level) => heard([site({ level })]).sites.get('one')?.isVoice)).toEqual([false, true, false]);
  });
});

describe('the level of a microphone', () => {
  it('is what the desk hears itself, or else what the site reported', () => {
    const { sites } = heard([site({ level: 0.1 }), site({ siteId: 'two', level: 0.2 })], { levels: new Map([['one', 0.7]]) });
    expect([sites.get('one')?.level, sites.get('two')?.level]).toEqual([0.7, 0.2]);
  });
});

describe('the desk', () => {
  it('says why there are no media, and what to do', () => {
    const notice = (status: MediaStatus | null, isBroken = false) => heard([], { status, isBroken }).notice;
    const off = (reason: string): MediaStatus => ({ state: 'off', worker: null, reason });
    expect(notice(off('none'))).toContain('npm run media:worker');
    expect([notice(off('given-fails')), notice(off('cannot-start'))].filter((text) => text?.includes('nhật ký máy chủ')).length).toBe(2);
    expect(notice(off('switched-off'))).toBe('Không có hình và tiếng: đã tắt trong cài đặt của máy chủ. Hội nghị vẫn điều khiển được.');
    expect(notice({ state: 'looking', worker: null, reason: null })).toBe('Máy chủ đang chuẩn bị hình và tiếng.');
    expect([notice(on), notice(null), notice(on, true)]).toEqual([
      null,
      null,
      'Bàn điều khiển đang nối lại hình. Các điểm cầu không bị ảnh hưởng.',
    ]);
  });

  it('says why the server gives it no pictures rather than that its connection is broken', () => {
    const refusal = 'Đóng bớt một trang rồi tải lại trang này.';
    expect(heard([], { refusal, isBroken: true }).notice).toBe('Bàn điều khiển không có hình. Đóng bớt một trang rồi tải lại trang này.');
  });
});
