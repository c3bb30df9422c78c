import { describe, expect, it } from 'vitest';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { liveOf } from '../sitting/live-plan.ts';
import { morningWithPapers, siteActing, SittingDay } from '../sitting/sitting-day.ts';

const nothing = { chosen: null, query: '' };
const desk = (day: SittingDay, more: Parameters<typeof liveOf>[1] = {}) => deskView(liveOf(day, more), nothing);
const primary = (day: SittingDay) => desk(day).stage.primary?.label;

describe('the primary action of the desk', () => {
  it('leads through a sitting from its opening to its end', () => {
    const day = new SittingDay();
    const seen = [primary(day)];
    for (const [name, input] of [
      ['sitting.open', { sittingId: 'morning' }],
      ['item.start', { itemId: 'opening' }],
      ['floor.grant', { participantId: 'pham-gia-tuc' }],
      ['floor.end', {}],
      ['sitting.adjourn', { sittingId: 'morning' }],
      ['sitting.resume', { sittingId: 'morning' }],
      ['item.start', { itemId: 'secret' }],
      ['item.start', { itemId: 'closing' }],
      ['floor.grant', { participantId: 'pham-gia-tuc' }],
      ['item.finish', { itemId: 'closing' }],
      ['item.skip', { itemId: 'papers' }],
    ] as const) {
      day.wait(60).run(name, input);
      seen.push(primary(day));
    }
    expect(seen).toEqual([
      'Mở phiên',
      'Bắt đầu nội dung',
      'Mời phát biểu',
      'Kết thúc phát biểu',
      'Sang nội dung tiếp theo',
      'Tiếp tục phiên',
      'Sang nội dung tiếp theo',
      'Sang nội dung tiếp theo',
      'Mời phát biểu',
      'Kết thúc phát biểu',
      'Bắt đầu nội dung',
      'Bế mạc phiên',
    ]);
  });

  it('asks before a sitting is closed, and before nothing else', () => {
    const day = morningWithPapers();
    const close = desk(day).menu.at(-1);
    expect(close?.confirm?.title).toBe('Bế mạc Phiên 1?');
    expect(desk(day).stage.primary?.confirm).toBe(undefined);
  });

  it('is publishing while nothing is published', () => {
    const live = liveOf(new SittingDay());
    const { stage } = deskView({ ...live, plan: { ...live.plan, publication: null, sittings: [], items: [] } }, nothing);
    expect([stage.primary, stage.link?.href]).toEqual([null, '/conferences/conference/agenda']);
  });
});

describe('the desk', () => {
  it('shows who has the floor, with their place in the list and their time', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(492);
    expect(desk(day).stage).toMatchObject({
      label: 'Tham luận 1/3',
      title: 'Tỉnh ủy Quảng Ninh',
      posts: 'Đại diện lãnh đạo Văn phòng Tỉnh ủy',
      since: '08:00',
      clock: { phase: 'running', remaining: 108_000, limitFigures: '10:00', elapsedFigures: '08:12', marks: [0, 2, 4, 6, 8, 10] },
    });
  });

  it('lists the speakers who wait with their numbers, and marks the next and the chosen one', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('floor.prepare', { paperId: 'lao-cai' });
    const { rows, left } = deskView(liveOf(day), { chosen: 'paper:ca-mau', query: '' }).list;
    expect(left).toBe('2 tham luận còn lại');
    expect(rows.map(({ n, title, topic, isNext, isChosen }) => [n, title, topic, isNext, isChosen])).toEqual([
      [2, 'Tỉnh ủy Lào Cai', 'Hạ tầng số, chuyển đổi số từ tỉnh đến xã', true, false],
      [3, 'Nguyễn Văn An', 'Chánh Văn phòng Tỉnh ủy Cà Mau', false, true],
    ]);
    expect(rows.map((row) => [row.invite.key, row.prepare?.key])).toEqual([
      [undefined, undefined],
      ['M', 'B'],
    ]);
  });

  it('shifts the times of the agenda when an item runs over, and says how late it is', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    day.wait(18 * 60);
    const { agendaSidebar, late } = desk(day);
    expect(late).toBe('Chậm 8 phút');
    expect(agendaSidebar.items.map(({ time, title }) => [time, title])).toEqual([
      ['08:00', 'Phát biểu khai mạc'],
      ['08:18', 'Tham luận của các đại biểu'],
      ['09:38', 'Công tác bảo vệ'],
      ['09:53', 'Phát biểu kết luận hội nghị'],
    ]);
    expect(agendaSidebar.ends).toBe(null);
  });

  it('shows the progress of an item’s list', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('floor.grant', { paperId: 'lao-cai', handOver: true });
    const running = desk(day).agendaSidebar.items.find((item) => item.id === 'papers');
    expect(running?.progress).toEqual({
      steps: ['is-done', 'is-current', ''],
      label: '1 lượt đã xong, còn 1 lượt',
      text: 'Thứ 2 trong 3, xong khoảng 09:20',
    });
  });

  it('lists requests with their topics, open ones before deferred ones', () => {
    const day = morningWithPapers();
    const first = day.run('request.make', { topic: { id: 'topic', version: 1 } }, siteActing('site-15'));
    day.run('request.defer', { requestId: (first.data as { requestId: string }).requestId });
    day.run('request.make', {}, siteActing('site-22'));
    const texts = [{ id: 'topic', version: 1, kind: 'topic' as const, body: 'Chế độ, chính sách', at: day.now }];
    expect(desk(day, { texts }).requests.map(({ title, topic, deferred }) => [title, topic, deferred])).toEqual([
      ['Tỉnh ủy Quảng Ninh', null, false],
      ['Tỉnh ủy Lào Cai', 'Chế độ, chính sách', true],
    ]);
  });

  it('finds sites and people without accents', () => {
    const { find } = deskView(liveOf(morningWithPapers()), { chosen: null, query: 'pham gia tuc' });
    expect(find.found.map(({ name, under }) => [name, under])).toEqual([
      ['Phạm Gia Túc', 'Ủy viên Trung ương Đảng, Chánh Văn phòng Trung ương Đảng'],
    ]);
  });

  it('offers for a site that was found only what would not be refused', () => {
    const labels = (day: SittingDay) => {
      const { find } = deskView(liveOf(day), { chosen: null, query: 'lao cai' });
      return find.found[0]?.actions.map(({ label }) => label);
    };
    const day = new SittingDay();
    const seen = [labels(day)];
    day.run('sitting.open', { sittingId: 'morning' });
    seen.push(labels(day));
    day.run('floor.grant', { siteId: 'site-15' });
    seen.push(labels(day));
    day.run('sitting.adjourn', { sittingId: 'morning' });
    seen.push(labels(day));
    expect(seen).toEqual([[], ['Xếp vào danh sách', 'Mời'], ['Xếp vào danh sách'], ['Xếp vào danh sách']]);
  });

  it('keeps the agenda of the last sitting once that is closed', () => {
    const day = new SittingDay();
    for (const sittingId of ['morning', 'afternoon']) {
      day.run('sitting.open', { sittingId });
      day.run('sitting.close', { sittingId });
    }
    const { agendaSidebar, list } = desk(day);
    expect([agendaSidebar.items.map(({ id }) => id), agendaSidebar.isOver, agendaSidebar.ends, list.isOver]).toEqual([
      ['later'],
      true,
      null,
      true,
    ]);
  });

  it('speaks English on request', () => {
    const day = morningWithPapers();
    const view = desk(day, { lang: 'en' });
    expect([view.stage.primary?.label, view.list.left, view.sitting]).toEqual([
      'Invite to speak',
      '3 papers left',
      'Sitting 1, opened at 08:00',
    ]);
  });
});
