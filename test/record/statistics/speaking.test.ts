import { describe, expect, it } from 'vitest';
import { quangNinhSpeaks, siteActing, SittingDay } from '../../live/sitting/sitting-day.ts';
import { figuresAfter } from './figures-day.ts';

const QUANG_NINH = { id: 'site-22', name: 'Tỉnh ủy Quảng Ninh' };

describe('speaking time', () => {
  it('is counted against what was given with the floor, by person, site and province', () => {
    const day = quangNinhSpeaks();
    day.wait(630).run('floor.end');
    expect(figuresAfter(day).speaking).toEqual({
      used: 630,
      planned: 600,
      turns: 1,
      over: 30,
      unplanned: 0,
      people: [{ id: 'paper:quang-ninh', name: 'Đại diện lãnh đạo Văn phòng Tỉnh ủy', turns: 1, used: 630, planned: 600 }],
      sites: [{ ...QUANG_NINH, turns: 1, used: 630, planned: 600 }],
      provinces: [{ id: '22', name: 'Quảng Ninh', turns: 1, used: 630, planned: 600 }],
    });
  });

  it('counts until now while it goes on, without pauses', () => {
    const day = quangNinhSpeaks();
    day.wait(60).run('floor.pause');
    day.wait(300).run('floor.resume');
    day.wait(40);
    expect(figuresAfter(day).speaking.used).toBe(100);
  });

  it('stays with what was planned when the floor was extended', () => {
    const day = quangNinhSpeaks();
    day.run('floor.extend', { seconds: 120 });
    day.wait(720).run('floor.end');
    expect(figuresAfter(day).speaking).toMatchObject({ used: 720, planned: 600, over: 120 });
  });

  it('is one speech when somebody is called back to go on', () => {
    const day = quangNinhSpeaks();
    const { turnId } = day.wait(100).run('floor.end').data as { turnId: string };
    day.run('floor.grant', { paperId: 'lao-cai' });
    day.wait(50).run('floor.recall', { turnId, handOver: true });
    day.wait(20).run('floor.end');
    expect(figuresAfter(day).speaking.sites).toEqual([
      { ...QUANG_NINH, turns: 1, used: 120, planned: 600 },
      { id: 'site-15', name: 'Tỉnh ủy Lào Cai', turns: 1, used: 50, planned: 600 },
    ]);
  });

  it('is not planned where no limit was given, and then is over nothing', () => {
    const day = quangNinhSpeaks();
    day.wait(600).run('floor.end');
    day.run('floor.grant', { paperId: 'ca-mau' });
    day.wait(200).run('floor.end');
    expect(figuresAfter(day).speaking).toMatchObject({ used: 800, planned: 600, over: 0, unplanned: 1 });
    expect(figuresAfter(day).speaking.people[1]).toEqual({ id: 'nguyen-van-a', name: 'Nguyễn Văn An', turns: 1, used: 200, planned: null });
  });

  it('counts nothing of a floor that was given by mistake and taken back', () => {
    const day = quangNinhSpeaks();
    const { seq } = day.entries.at(-1) ?? { seq: 0 };
    day.wait(90).run('proceedings.correct', { seq });
    expect(figuresAfter(day).speaking).toMatchObject({ used: 0, planned: null, turns: 0, people: [], sites: [] });
  });

  it('goes on when its end is taken back', () => {
    const day = quangNinhSpeaks();
    const { seq } = day.wait(100).run('floor.end');
    day.wait(20).run('proceedings.correct', { seq });
    day.wait(30);
    expect(figuresAfter(day).speaking.used).toBe(150);
  });

  it('of no length at all is a speech of no seconds', () => {
    const day = quangNinhSpeaks();
    day.run('floor.end');
    expect(figuresAfter(day).speaking).toMatchObject({ used: 0, planned: 600, turns: 1, over: 0 });
  });

  it('belongs to the sitting in which it began', () => {
    const day = quangNinhSpeaks();
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    day.wait(3600).run('sitting.open', { sittingId: 'afternoon' });
    expect(figuresAfter(day, 'morning').speaking.used).toBe(60);
    expect(figuresAfter(day, 'afternoon').speaking.turns).toBe(0);
  });
});

describe('requests', () => {
  const asking = () => {
    const day = quangNinhSpeaks();
    const ask = (siteId: string): string => (day.run('request.make', {}, siteActing(siteId)).data as { requestId: string }).requestId;
    return { day, ask };
  };

  it('are counted by what became of them, with the time to the floor', () => {
    const { day, ask } = asking();
    const [first, second] = [ask('site-15'), ask('site-96')];
    day.wait(60).run('floor.grant', { requestId: first, handOver: true });
    day.wait(61).run('floor.grant', { requestId: second, handOver: true });
    ask('site-22');
    expect(figuresAfter(day).requests).toEqual({
      made: 3,
      heard: 2,
      waiting: 1,
      refused: 0,
      withdrawn: 0,
      median: 91,
      longest: 121,
      sites: [
        { id: 'site-15', name: 'Tỉnh ủy Lào Cai', made: 1, heard: 1 },
        { id: 'site-96', name: 'Tỉnh ủy Cà Mau', made: 1, heard: 1 },
        { ...QUANG_NINH, made: 1, heard: 0 },
      ],
    });
  });

  it('wait again when the floor they were given is taken back', () => {
    const { day, ask } = asking();
    const { seq } = day.wait(30).run('floor.grant', { requestId: ask('site-15'), handOver: true });
    day.run('proceedings.correct', { seq });
    expect(figuresAfter(day).requests).toMatchObject({ made: 1, heard: 0, waiting: 1, median: null, longest: null });
  });

  it('that were refused and withdrawn are told apart', () => {
    const { day, ask } = asking();
    day.run('request.refuse', { requestId: ask('site-15') });
    day.run('request.withdraw', { requestId: ask('site-96') }, siteActing('site-96'));
    expect(figuresAfter(day).requests).toMatchObject({ made: 2, heard: 0, waiting: 0, refused: 1, withdrawn: 1 });
  });
});

describe('before anything has happened', () => {
  it('every figure is none, and the median is not known', () => {
    const figures = figuresAfter(new SittingDay());
    expect(figures.speaking).toMatchObject({ used: 0, planned: null, turns: 0 });
    expect(figures.requests).toMatchObject({ made: 0, median: null });
    expect(figures.lines).toEqual({ gaps: [], losses: 0, seconds: 0, never: [] });
    expect(figures.attendance).toMatchObject({ present: null, expected: null, reported: 0, course: [] });
    expect(figures.sittings.map(({ openedAt, seconds }) => [openedAt, seconds])).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });
});
