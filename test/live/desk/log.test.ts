import { describe, expect, it } from 'vitest';
import type { Lang } from '../../../server/i18n/language.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { siteArrived, siteLost } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice } from '../../../server/live/roll-call/rules/index.ts';
import { foldAll } from '../../../server/platform/journal/contract.ts';
import { liveOf, livePlan } from '../sitting/live-plan.ts';
import { morningWithPapers, server, type SittingDay } from '../sitting/sitting-day.ts';

/** Quảng Ninh has the floor. */
function siteSpeaks(): SittingDay {
  const day = morningWithPapers();
  day.wait(60).run('floor.grant', { paperId: 'quang-ninh' });
  return day.wait(10);
}
const log = (day: SittingDay, lang: Lang) =>
  deskView(liveOf(day, { lang }), { chosen: null, query: '', site: null }, { state: 'on', notice: null, feed: null, sites: new Map() }).log;

describe('the log of the desk', () => {
  it('says of a lost site whom to call there and at which number, and no more where that is not known', () => {
    const day = siteSpeaks();
    const contacts: Readonly<Record<string, { contactName: string | null; contactPhone: string | null }>> = {
      'site-22': { contactName: 'Lò Văn Minh', contactPhone: '0213 3876 111' },
      'site-15': { contactName: null, contactPhone: '0912 345 678' },
      'site-96': { contactName: 'Trần Thị Bình', contactPhone: null },
    };
    const plan = livePlan();
    const sites = plan.sites.map((site) => ({
      ...site,
      forDesk: { clearance: 0, contactName: null, contactPhone: null, ...contacts[site.id] },
    }));
    const ids = Object.keys(contacts);
    const entries = [siteArrived, siteLost].flatMap((kind) => ids.map((siteId) => kind.make({ siteId })));
    const lost = foldAll(
      [sitesSlice],
      {},
      entries.map((entry, at) => ({ ...entry, seq: at + 1, at: day.now, actor: null })),
    );
    const live = liveOf(day, { plan: { ...plan, sites }, folded: { ...lost, proceedings: day.state } });
    const { log: lines } = deskView(live, { chosen: null, query: '', site: null });
    expect(lines.map(({ strong, text }) => `${strong} ${text}`.trim()).toSorted()).toEqual([
      'Cà Mau mất tín hiệu.',
      'Lào Cai mất tín hiệu. Gọi 0912 345 678.',
      'Quảng Ninh mất tín hiệu. Gọi Lò Văn Minh, 0213 3876 111.',
    ]);
  });

  it('keeps an incident that is not resolved above everything that came later', () => {
    const day = siteSpeaks();
    const incident = (id: string, at: number, resolvedAt: number | null, text: string) =>
      ({ id, siteId: 'site-22', at, resolvedAt, text, isWithheld: false }) as never;
    const incidents = [incident('a', day.now, null, 'Mất hình'), incident('b', day.now + 1, day.now + 2, 'Mất tiếng')];
    day.wait(60).run('microphone.close');
    const { log: lines } = deskView({ ...liveOf(day), incidents }, { chosen: null, query: '', site: null });
    expect(lines.map(({ strong, text }) => strong ?? text)).toEqual([
      'Quảng Ninh.',
      'Đã tắt micrô: Quảng Ninh, Điểm cầu chính.',
      'Quảng Ninh: Mất tiếng (đã xử lý lúc 08:01)',
    ]);
  });

  it('lists finished recordings and closed microphones', () => {
    const day = siteSpeaks();
    day.run('recording.start');
    day.wait(120).run('recording.stop', { reason: 'failed' }, server);
    day.wait(60).run('microphone.close');
    expect(log(day, 'vi').map(({ strong, text }) => [strong, text])).toEqual([
      [null, 'Đã tắt micrô: Quảng Ninh, Điểm cầu chính.'],
      ['Ghi hình dừng do lỗi máy chủ.', 'Phần đã ghi từ 08:01 vẫn còn. Bấm “Ghi hình” để ghi tiếp.'],
    ]);
  });

  it('says what ended each recording, in both languages', () => {
    const day = siteSpeaks();
    day.run('recording.start');
    day.run('recording.stop');
    day.run('recording.start');
    day.run('recording.stop', { reason: 'put-away' }, server);
    day.run('recording.start');
    day.run('item.start', { itemId: 'secret' });
    day.run('item.finish', { itemId: 'secret' });
    day.run('recording.start');
    day.run('sitting.close', { sittingId: 'morning' });
    const said = (lang: Lang) => log(day, lang).map(({ text }) => text);
    expect(said('vi')).toEqual([
      'Ghi hình từ 08:01 đến 08:01, dừng từ bàn điều khiển.',
      'Ghi hình từ 08:01 đến 08:01, dừng vì hội nghị vào lưu trữ hoặc thùng rác.',
      'Ghi hình từ 08:01 đến 08:01, dừng vì nội dung mật.',
      'Ghi hình từ 08:01 đến 08:01, dừng khi phiên họp bế mạc.',
    ]);
    expect(said('en')).toEqual([
      'Recorded from 08:01 to 08:01, stopped from the desk.',
      'Recorded from 08:01 to 08:01, stopped when the conference was archived or moved to the trash.',
      'Recorded from 08:01 to 08:01, stopped for a classified item.',
      'Recorded from 08:01 to 08:01, stopped when the sitting closed.',
    ]);
  });
});
