import { describe, expect, it } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { sitePageView } from '../../../server/live/site-page/presenter/index.ts';
import { sitesSlice, sitesState } from '../../../server/live/roll-call/rules/index.ts';
import { siteChecked, siteReady } from '../../../server/live/roll-call/contract.ts';
import { foldAll, type Entry } from '../../../server/platform/journal/contract.ts';
import { isListClosed } from '../../../server/live/sitting/rules/index.ts';
import { liveOf, livePlan } from './live-plan.ts';
import { morningWithPapers, siteActing, SittingDay } from './sitting-day.ts';

const desk = (day: SittingDay, query = '') => deskView(liveOf(day), { chosen: null, query, site: null });
const asks = (day: SittingDay, site: string) => (day.run('request.make', {}, siteActing(site)).data as { requestId: string }).requestId;

describe('the notice to get ready', () => {
  const told = () => {
    const day = morningWithPapers();
    day.run('floor.prepare', { paperId: 'quang-ninh' });
    return day;
  };

  it('ends when its item ends, when the sitting is adjourned, and when its place leaves the list', () => {
    for (const [name, input] of [
      ['item.finish', { itemId: 'papers' }],
      ['item.postpone', { itemId: 'papers' }],
      ['item.start', { itemId: 'closing' }],
      ['sitting.adjourn', { sittingId: 'morning' }],
      ['sitting.close', { sittingId: 'morning' }],
      ['queue.remove', { key: 'paper:quang-ninh' }],
    ] as const) {
      const day = told();
      day.run(name, input);
      expect([name, day.state.prepared]).toEqual([name, null]);
      day.run('proceedings.correct', { seq: day.entries.length });
      expect([name, day.state.prepared?.speaker.paperId]).toEqual([name, 'quang-ninh']);
    }
  });

  it('stays when another place leaves the list', () => {
    const day = told();
    day.run('queue.remove', { key: 'paper:lao-cai' });
    expect(day.state.prepared?.speaker.paperId).toBe('quang-ninh');
  });

  it('ends with the request to which it belongs', () => {
    for (const end of ['request.withdraw', 'request.defer', 'request.refuse'] as const) {
      const day = morningWithPapers();
      const requestId = asks(day, 'site-96');
      day.run('request.accept', { requestId });
      day.run('floor.prepare', { requestId });
      day.run(end, { requestId }, end === 'request.withdraw' ? siteActing('site-96') : undefined);
      expect([end, day.state.prepared]).toEqual([end, null]);
    }
  });
});

describe('a recalled speaker', () => {
  it('gets the remaining time, even after an adjournment', () => {
    const day = morningWithPapers();
    const { data } = day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(240).run('sitting.adjourn', { sittingId: 'morning' });
    day.wait(900).run('sitting.resume', { sittingId: 'morning' });
    const { primary } = desk(day).stage;
    expect([primary?.label, primary?.subject]).toEqual(['Mời lại, còn 06:00', 'Tỉnh ủy Quảng Ninh']);
    day.run('floor.recall', { turnId: data['turnId'] });
    expect(day.state.floor?.limitSeconds).toBe(360);
  });

  it('gets half a minute if nothing was left, and no countdown if there was none', () => {
    const day = morningWithPapers();
    const over = day.run('floor.grant', { paperId: 'quang-ninh' }).data['turnId'];
    day.wait(700).run('floor.end');
    day.run('floor.recall', { turnId: over });
    expect(day.state.floor?.limitSeconds).toBe(30);
    day.run('floor.end');
    const free = day.run('floor.grant', { paperId: 'lao-cai', seconds: null }).data['turnId'];
    day.wait(60).run('floor.end');
    day.run('floor.recall', { turnId: free });
    expect(day.state.floor?.limitSeconds).toBe(null);
  });
});

describe('the time of a turn', () => {
  it('is the usual one of the item, or else of the conference, if the plan says nothing', () => {
    const day = morningWithPapers();
    const limitOf = (paperId: string) => {
      day.run('floor.grant', { paperId, handOver: true });
      return day.state.floor?.limitSeconds;
    };
    day.run('limit.set', { itemId: null, seconds: 300 });
    expect([limitOf('quang-ninh'), limitOf('ca-mau')]).toEqual([600, 300]);
    day.run('limit.set', { itemId: 'papers', seconds: 180 });
    day.run('floor.grant', { siteId: 'site-15', handOver: true });
    expect(day.state.floor?.limitSeconds).toBe(180);
    expect(day.refusal('limit.set', { itemId: 'papers', seconds: 180 })).toBe('limit-same');
  });

  it('can be changed while it runs, by one key at the desk, and is restored by undoing that', () => {
    const day = morningWithPapers();
    const keys = () => desk(day).list.limits?.usual.map(({ key, label }) => `${key ?? ''} ${label}`);
    expect(keys()).toEqual(['3 3 phút', '5 5 phút', '7 7 phút', '0 không giới hạn']);
    day.run('floor.grant', { paperId: 'quang-ninh' });
    expect(desk(day).list.limits?.current.map(({ key }) => key)).toEqual(['3', '5', '7', '0']);
    expect(keys()?.[0]).toBe(' 3 phút');
    const { seq } = day.run('floor.limit', { seconds: 300 });
    expect(day.state.floor?.limitSeconds).toBe(300);
    expect(day.refusal('floor.limit', { seconds: 300 })).toBe('limit-same');
    day.run('proceedings.correct', { seq });
    expect(day.state.floor?.limitSeconds).toBe(600);
  });
});

describe('a list of speakers that is closed', () => {
  it('takes no more requests, tells the sites so, and is open again for the next item', () => {
    const day = morningWithPapers();
    const own = { siteId: 'site-15', name: 'Lào Cai', contactName: null, contactPhone: null, maySpeak: true };
    day.run('list.close');
    expect(day.refusal('request.make', {}, siteActing('site-96'))).toBe('list-closed');
    expect([sitePageView(liveOf(day), own).listClosed, sitePageView(liveOf(day), own).mayAsk]).toEqual([true, false]);
    expect([desk(day).list.isClosed, desk(day).list.door?.label, day.refusal('list.close')]).toEqual([
      true,
      'Mở lại đăng ký',
      'list-closed',
    ]);
    day.run('list.open');
    expect(day.refusal('request.make', {}, siteActing('site-96'))).toBe('accepted');
    day.run('list.close');
    day.run('item.start', { itemId: 'closing' });
    expect(isListClosed(day.state)).toBe(false);
  });
});

describe('a request that is refused', () => {
  it('is settled, its reason is shown to the site, and the site may ask again', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    day.run('request.refuse', { requestId, reason: { id: 'why', version: 1 } });
    expect(day.refusal('request.accept', { requestId })).toBe('request-over');
    const own = { siteId: 'site-15', name: 'Lào Cai', contactName: null, contactPhone: null, maySpeak: true };
    const texts = [{ id: 'why', version: 1, kind: 'reason', body: 'Đã hết giờ', at: day.now } as const];
    expect(sitePageView(liveOf(day, { texts }), own).refused).toBe('Đăng ký phát biểu lúc 08:00 không được bố trí: Đã hết giờ');
    asks(day, 'site-15');
    expect(sitePageView(liveOf(day, { texts }), own).refused).toBe(null);
    expect(desk(day).list.requestCount).toBe(1);
  });
});

describe('a site without the clearance of the running item', () => {
  it('is not given the floor, called back or told to get ready, and its button says why', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'secret' });
    day.clearances = new Map([['site-15', 0]]);
    for (const name of ['floor.grant', 'floor.prepare'] as const) expect(day.refusal(name, { siteId: 'site-15' })).toBe('site-not-cleared');
    expect(day.refusal('floor.grant', { siteId: 'main' })).toBe('accepted');
    const plan = livePlan();
    const forDesk = { clearance: 0, contactName: null, contactPhone: null };
    const live = liveOf(day, { plan: { ...plan, sites: plan.sites.map((site) => ({ ...site, forDesk })) } });
    const acts = deskView(live, { chosen: null, query: '', site: 'site-15' }).site?.actions;
    expect(acts?.slice(0, 2).map(({ barred }) => barred)).toEqual(Array(2).fill('Lào Cai chưa được tiếp cận độ mật của nội dung này.'));
  });

  it('is reported to a chair who is not cleared for the next item, and who is not led to close the sitting', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    for (const itemId of ['opening', 'papers']) day.run('item.skip', { itemId });
    const plan = livePlan();
    const hidden = plan.items.map((item) => (item.id === 'secret' ? { ...item, title: null, hidden: true } : item));
    const { stage } = deskView(liveOf(day, { plan: { ...plan, items: hidden } }), { chosen: null, query: '', site: null });
    expect([stage.primary, stage.posts?.startsWith('Nội dung tiếp theo có độ mật cao hơn')]).toEqual([null, true]);
  });
});

describe('the forecast of the end', () => {
  it('includes waiting speakers, and postponed and skipped items', () => {
    const day = new SittingDay({ ...morningWithPapers().plan, items: [] });
    Object.assign(day, { plan: morningWithPapers().plan });
    day.run('sitting.open', { sittingId: 'morning' });
    const ends = () => desk(day).agendaSidebar.ends;
    // The closing has no length, so there is no forecast.
    expect(ends()).toBe(null);
    day.run('item.skip', { itemId: 'closing' });
    expect(ends()).toBe('09:45');
    day.run('item.postpone', { itemId: 'opening' });
    expect(ends()).toBe('09:45');
    day.run('item.start', { itemId: 'papers' });
    day.run('limit.set', { itemId: 'papers', seconds: 300 });
    // Three speakers of 10, 10 and 5 minutes, then 15 and 10 of the other items.
    expect(ends()).toBe('08:50');
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(600);
    expect(ends()).toBe('08:50');
  });
});

describe('finding somebody', () => {
  it('shows who is absent, waiting or has spoken, and does not add anybody twice', () => {
    const day = morningWithPapers();
    const notes = (query: string) => desk(day, query).find.found[0]?.notes;
    expect(notes('lao cai')).toBe('đã có trong danh sách · Chưa vào');
    day.run('floor.grant', { paperId: 'lao-cai' });
    expect(notes('lao cai')).toBe('đang phát biểu · Chưa vào');
    day.run('floor.end');
    expect(notes('lao cai')).toBe('đã phát biểu · Chưa vào');
    expect(day.refusal('queue.add', { siteId: 'site-22' })).toBe('already-waiting');
  });
});

describe('a closing that is undone', () => {
  it('restores the readiness of sites that have not reported since', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    const entries: Entry[] = [];
    const add = (made: Pick<Entry, 'kind' | 'version' | 'data' | 'sittingId'>) =>
      entries.push({ ...made, seq: 1000 + entries.length, at: day.now, actor: null });
    for (const siteId of ['site-15', 'site-22']) {
      add(siteReady.make({ siteId, ready: true }));
      add(siteChecked.make({ siteId, checks: { camera: true, microphone: true, line: true, person: null, phone: null } }));
    }
    const before = [...day.entries, ...entries];
    const closing = day.run('sitting.close', { sittingId: 'morning' });
    const undone = day.run('proceedings.correct', { seq: closing.seq });
    const all = [...before, closing, undone];
    const state = (list: readonly Entry[]) => sitesState(foldAll([sitesSlice], {}, list));
    expect(state([...before, closing]).sites['site-15']?.readyAt).toBe(null);
    expect(state(all)).toEqual(state(before));
  });
});

describe('the desk after the closing', () => {
  it('leads to the minutes', () => {
    const day = new SittingDay();
    for (const sittingId of ['morning', 'afternoon']) {
      day.run('sitting.open', { sittingId });
      day.run('sitting.close', { sittingId });
    }
    const { stage, requests, agendaSidebar } = desk(day);
    expect([stage.primary, stage.link?.label, requests, agendaSidebar.ends]).toEqual([null, 'Đến biên bản', [], null]);
  });
});
