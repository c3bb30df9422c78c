import { describe, expect, it } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import type { DeskMedia, SiteMedia } from '../../../server/live/desk/presenter/media.ts';
import { siteRun, sitesSlice } from '../../../server/live/roll-call/rules/index.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, SittingDay } from '../sitting/sitting-day.ts';

const quiet: SiteMedia = { sends: ['camera', 'microphone'], level: 0.05, isVoice: false, trouble: null, figures: [] };
const mediaOf = (sites: Record<string, Partial<SiteMedia>> = {}, more: Partial<DeskMedia> = {}): DeskMedia => ({
  state: 'on',
  notice: null,
  feed: null,
  sites: new Map(['main', 'site-15', 'site-22', 'site-96'].map((id) => [id, { ...quiet, ...sites[id] }])),
  ...more,
});
const IN = { ...siteRun({ sites: {} }, ''), arrivedAt: 1 };
const desk = (day: SittingDay, media: DeskMedia | null = mediaOf(), site: string | null = null) =>
  deskView(liveOf(day), { chosen: null, query: '', site }, media);
const tile = (day: SittingDay, id: string, media: DeskMedia | null = mediaOf()) =>
  desk(day, media).siteGrid.tiles.find((one) => one.id === id);
const marks = (day: SittingDay, id: string, media?: DeskMedia) => tile(day, id, media)?.marks.map(({ text }) => text);

/** Quảng Ninh has the floor; all sites are in. */
function siteSpeaks(): SittingDay {
  const day = morningWithPapers();
  day.wait(60).run('floor.grant', { paperId: 'quang-ninh' });
  return day.wait(10);
}
function secretItem(): SittingDay {
  const day = new SittingDay();
  day.run('sitting.open', { sittingId: 'morning' });
  day.run('item.start', { itemId: 'secret' });
  return day;
}

describe('what is red at the desk', () => {
  it('is the speaker whose microphone is open, and nobody else', () => {
    const day = siteSpeaks();
    expect([desk(day).stage.chip?.state, tile(day, 'site-22')?.state, tile(day, 'main')?.state]).toEqual(['air', 'air', 'absent']);
  });

  it('is nothing when the chair has closed the speaker’s microphone: they still have the floor, and are marked accordingly', () => {
    const day = siteSpeaks();
    day.run('microphone.close');
    expect(desk(day).stage.chip).toEqual({ state: 'muted', text: 'Micrô đang tắt' });
    expect([tile(day, 'site-22')?.state === 'air', tile(day, 'site-22')?.isHeld, marks(day, 'site-22')]).toEqual([
      false,
      true,
      ['Chủ trì đã tắt micrô'],
    ]);
  });

  it('is nothing in a classified item, whoever speaks', () => {
    const day = secretItem();
    day.run('floor.grant', { participantId: 'nguyen-van-a' });
    expect(desk(day).stage.chip?.state).toBe('muted');
    expect(desk(day).siteGrid.tiles.filter(({ state, hasPicture }) => state === 'air' || hasPicture)).toEqual([]);
  });

  it('is whoever has the floor when there are no media', () => {
    const day = siteSpeaks();
    day.run('microphone.close');
    const off = mediaOf({}, { state: 'off' });
    expect([desk(day, off).stage.chip?.state, tile(day, 'site-22', off)?.state]).toEqual(['air', 'air']);
  });
});

describe('the tile of a speaker whom nobody hears', () => {
  it('is marked, and so is the stage', () => {
    const day = siteSpeaks();
    const media = mediaOf({}, { feed: { siteId: 'site-22', fault: 'silent', watching: 1, seenBy: 1 } });
    const folded = { ...liveOf(day).folded, sites: { ...sitesSlice.initial, sites: { 'site-22': IN } } };
    const view = deskView(liveOf(day, { folded }), { chosen: null, query: '' }, media);
    const text = 'Micrô ở Quảng Ninh im lặng: có thể chưa ai nghe thấy người phát biểu.';
    expect(view.stage.trouble).toBe(text);
    expect(view.siteGrid.tiles.map(({ id, marks: shown }) => [id, shown]).filter(([, shown]) => shown?.length)).toEqual([
      ['site-22', [{ icon: 's-warn', text, isTrouble: true }]],
    ]);
  });
});

describe('the site grid of the desk', () => {
  it('marks only exceptions: a bad connection, and a voice at a closed microphone', () => {
    const day = siteSpeaks();
    const media = mediaOf({ 'site-15': { trouble: 'Đường truyền yếu, chỉ còn tiếng' }, 'site-96': { level: 0.6, isVoice: true } });
    expect(['main', 'site-22', 'site-15', 'site-96'].map((id) => marks(day, id, media))).toEqual([
      [],
      [],
      ['Đường truyền yếu, chỉ còn tiếng'],
      ['Có tiếng nói, micrô đang tắt'],
    ]);
  });

  it('shows the level of open microphones and of the next speaker’s, and of no other', () => {
    const day = siteSpeaks();
    const media = mediaOf({ 'site-22': { level: 0.714 } });
    expect(['main', 'site-22', 'site-15', 'site-96'].map((id) => tile(day, id, media)?.meter)).toEqual([5, 71, 5, null]);
    expect(tile(day, 'site-22', mediaOf({ 'site-22': { level: null } }))?.meter).toBe(null);
  });

  it('marks the site that is on the hall display', () => {
    const day = siteSpeaks();
    day.run('screen.put', { siteId: 'site-96' });
    expect(marks(day, 'site-96')).toEqual(['Đang trên màn hình hội trường']);
  });

  it('has plain tiles, a reason, and no media buttons when there are no media', () => {
    const off = mediaOf({}, { state: 'off', notice: 'Hình và tiếng đang tắt.' });
    const { media, siteGrid } = desk(siteSpeaks(), off);
    expect(media).toEqual({ bar: null, notice: 'Hình và tiếng đang tắt.', recording: null });
    expect(siteGrid.tiles.filter(({ hasPicture, meter, marks: all }) => hasPicture || meter !== null || all.length > 0)).toEqual([]);
  });
});

describe('the media buttons', () => {
  const bar = (day: SittingDay, media?: DeskMedia | null) => desk(day, media).media.bar;
  const labels = (day: SittingDay, media?: DeskMedia | null) => {
    const { closeAll, reopen, hall, record } = bar(day, media) ?? {};
    return [closeAll, reopen, hall, record].flatMap((act) => (act ? [`${act.label} ${act.key}`] : []));
  };

  it('close every microphone, then open the speaker’s and the hall’s again', () => {
    const day = siteSpeaks();
    expect(labels(day)).toEqual(['Tắt mọi micrô X', 'Tắt micrô hội trường H', 'Ghi hình R']);
    expect(bar(day)?.closeAll).toMatchObject({ toast: 'Đã tắt mọi micrô', undo: 'Mở lại micrô' });
    day.run('microphone.close');
    expect(labels(day)).toEqual(['Mở lại micrô O', 'Mở micrô hội trường H', 'Ghi hình R']);
  });

  it('are shown in a browser without JavaScript, which does not know whether there are media', () => {
    expect(labels(siteSpeaks(), null)).toEqual(['Tắt mọi micrô X', 'Tắt micrô hội trường H', 'Ghi hình R']);
  });

  it('record, and show for how long', () => {
    const day = siteSpeaks();
    day.run('recording.start');
    day.wait(65);
    expect([desk(day).media.recording, bar(day)?.record?.label, bar(day)?.record?.toast]).toEqual([
      '01:05',
      'Dừng ghi',
      'Đã dừng ghi hình sau 01:05',
    ]);
    expect(bar(day)?.record?.undo).toBe(undefined);
    expect(labels(day, mediaOf({}, { state: 'off' }))).toEqual(['Dừng ghi R']);
  });

  it('do not record before the sitting and during a break, when the hall may be tested', () => {
    const day = new SittingDay();
    expect(labels(day)).toEqual(['Mở micrô hội trường H']);
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('sitting.adjourn', { sittingId: 'morning' });
    expect(labels(day)).toEqual(['Mở micrô hội trường H']);
  });

  it('leave a classified item at level Mật to the chair, who is asked first', () => {
    const day = secretItem();
    expect([bar(day)?.barred?.text, bar(day)?.barred?.action?.label, labels(day)]).toEqual([
      'Nội dung mật: hình, tiếng và ghi hình đang tắt',
      'Cho phép hình và tiếng',
      [],
    ]);
    expect(bar(day)?.barred?.action?.confirm?.title).toBe('Cho phép hình và tiếng của nội dung mật?');
    day.run('transmission.allow', { itemId: 'secret' });
    expect([bar(day)?.barred?.text, bar(day)?.barred?.action?.label]).toEqual([
      'Nội dung mật: chủ trì cho phép hình và tiếng',
      'Tắt hình và tiếng',
    ]);
  });

  it('name the site on the hall display, and take it off', () => {
    const day = siteSpeaks();
    day.run('screen.put', { siteId: 'site-96' });
    expect(bar(day)?.screen).toMatchObject({ text: 'Màn hình hội trường: Cà Mau', back: { label: 'Bỏ khỏi màn hình', key: 'S' } });
  });
});

describe('the site panel', () => {
  const acts = (day: SittingDay, siteId: string, media: DeskMedia | null = mediaOf()) =>
    desk(day, media, siteId).site?.actions.map(({ label, key }) => `${label} ${key ?? ''}`.trim());

  it('invites a site in its place on the list, warns it, and puts it on the hall display', () => {
    const day = siteSpeaks();
    expect(acts(day, 'site-15')).toEqual(['Mời phát biểu M', 'Báo chuẩn bị B', 'Đưa lên màn hình hội trường S']);
    expect(JSON.parse(desk(day, mediaOf(), 'site-15').site?.actions[0]?.command ?? '')).toEqual({
      name: 'floor.grant',
      input: {
        paperId: 'lao-cai',
        handOver: true,
        seen: { itemId: 'papers', turnId: day.state.floor?.turnId, lastTurnId: day.state.floor?.turnId, list: expect.any(String) },
      },
    });
    day.run('floor.prepare', { paperId: 'lao-cai' });
    day.run('screen.put', { siteId: 'site-15' });
    expect(acts(day, 'site-15')).toEqual(['Mời phát biểu M', 'Bỏ khỏi màn hình S']);
  });

  it('closes and opens the microphone of a site that is speaking, and does not invite it again', () => {
    const day = siteSpeaks();
    expect(acts(day, 'site-22')).toEqual(['Tắt micrô', 'Đưa lên màn hình hội trường S']);
    day.run('microphone.close', { siteId: 'site-22' });
    expect(acts(day, 'site-22')).toEqual(['Mở micrô', 'Đưa lên màn hình hội trường S']);
  });

  it('takes the keys of the list', () => {
    const day = siteSpeaks();
    const keys = (site: string | null) => desk(day, mediaOf(), site).list.rows.map(({ invite, prepare }) => [invite.key, prepare?.key]);
    expect([keys(null)[0], keys('site-96')[0]]).toEqual([
      ['M', 'B'],
      [undefined, undefined],
    ]);
  });

  it('shows what the site sends, and its second picture', () => {
    const media = mediaOf({ 'site-22': { sends: ['camera', 'microphone', 'second'] } });
    expect(desk(siteSpeaks(), media, 'site-22').site).toMatchObject({
      sends: 'Đang gửi: máy quay, micrô, hình thứ hai · Mức tiếng: 5 %',
      hasSecond: true,
      meter: 5,
    });
    expect(desk(siteSpeaks(), mediaOf({ 'site-22': { sends: [] } }), 'site-22').site?.sends).toBe('chưa gửi hình, tiếng');
  });

  it('does not open if the plan has no such site', () => {
    expect([desk(siteSpeaks(), mediaOf(), 'nowhere').site, desk(siteSpeaks()).site]).toEqual([null, null]);
  });
});

describe('the next speaker', () => {
  it('is previewed while their site sends a picture', () => {
    const day = siteSpeaks();
    const preview = (media: DeskMedia | null) => desk(day, media).list.rows.map((row) => row.preview?.siteId ?? null);
    expect(preview(mediaOf())).toEqual(['site-15', null]);
    expect(preview(mediaOf({ 'site-15': { sends: ['microphone'] } }))).toEqual([null, null]);
    expect(preview(null)).toEqual([null, null]);
  });
});
