import { describe, expect, it } from 'vitest';
import { elapsed, phase, remaining } from '../../../server/live/sitting/rules/index.ts';
import { morningWithPapers, siteActing, SittingDay } from './sitting-day.ts';

const noOne = { participantId: null, siteId: null, paperId: null, requestId: null, queueId: null };

describe('giving the floor', () => {
  it('knows the speaker of a paper by every reference, and how long the paper may take', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    expect(day.state.floor).toMatchObject({
      itemId: 'papers',
      limitSeconds: 600,
      speaker: { ...noOne, paperId: 'quang-ninh', siteId: 'site-22' },
    });
  });

  it('finds the site of a participant, and none where their place is a group of sites', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { participantId: 'nguyen-van-a', seconds: 120 });
    expect(day.state.floor?.speaker).toEqual({ ...noOne, participantId: 'nguyen-van-a', siteId: 'site-96' });
    day.run('floor.grant', { participantId: 'provincial-delegates', handOver: true });
    expect(day.state.floor?.speaker).toEqual({ ...noOne, participantId: 'provincial-delegates' });
  });

  it('lets another participant give a paper instead of the planned one', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh', participantId: 'nguyen-van-a' });
    expect(day.state.floor?.speaker).toEqual({ ...noOne, paperId: 'quang-ninh', participantId: 'nguyen-van-a', siteId: 'site-96' });
  });

  it('starts no countdown if no length is known or none is wanted', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'ca-mau' });
    expect(day.state.floor?.limitSeconds).toBe(null);
    day.run('floor.grant', { paperId: 'quang-ninh', seconds: null, handOver: true });
    expect(day.state.floor?.limitSeconds).toBe(null);
  });

  it('requires an open sitting and the running item', () => {
    const day = new SittingDay();
    expect(day.refusal('floor.grant', { participantId: 'pham-gia-tuc' })).toBe('sitting-not-open');
    day.run('sitting.open', { sittingId: 'morning' });
    expect(day.refusal('floor.grant', { paperId: 'quang-ninh' })).toBe('item-not-running');
    day.run('item.start', { itemId: 'opening' });
    expect(day.refusal('floor.grant', { participantId: 'pham-gia-tuc', itemId: 'papers' })).toBe('item-not-running');
    expect(day.refusal('floor.grant', { participantId: 'pham-gia-tuc' })).toBe('accepted');
    expect(day.state.floor?.limitSeconds).toBe(600);
  });

  it('refuses names that are not in the plan, and groups of sites', () => {
    const day = morningWithPapers();
    for (const named of [
      { participantId: 'x' },
      { siteId: 'x' },
      { siteId: 'provinces' },
      { paperId: 'x' },
      { requestId: 'x' },
      { queueId: 'x' },
    ]) {
      expect(day.refusal('floor.grant', named)).toBe('invalid');
    }
  });

  it('refuses to take the floor from a speaker unless it is handed over explicitly', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const first = day.state.floor?.turnId ?? '';
    expect(day.refusal('floor.grant', { paperId: 'lao-cai' })).toBe('floor-taken');
    day.wait(90).run('floor.grant', { paperId: 'lao-cai', handOver: true });
    expect(day.entries.slice(-2).map((entry) => entry.kind)).toEqual(['floor.ended', 'floor.granted']);
    expect(day.state.turns[first]?.endedAt).toBe(day.now);
    expect(day.state.floor?.speaker.paperId).toBe('lao-cai');
  });
});

describe('the floor', () => {
  it('ends once', () => {
    const day = morningWithPapers();
    expect(day.refusal('floor.end')).toBe('floor-empty');
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const turnId = day.state.floor?.turnId;
    day.run('floor.end', { turnId });
    expect(day.refusal('floor.end', { turnId })).toBe('floor-empty');
    day.run('floor.grant', { paperId: 'lao-cai' });
    expect(day.refusal('floor.end', { turnId })).toBe('turn-over');
  });

  it('is ended by the site that has it, and by no other site', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    expect(day.refusal('floor.end', {}, siteActing('site-15'))).toBe('forbidden');
    expect(day.refusal('floor.end', {}, siteActing('site-22'))).toBe('accepted');
  });

  it('has its time stand still while paused', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(60).run('floor.pause');
    expect(day.refusal('floor.pause')).toBe('floor-paused');
    day.wait(300);
    const paused = day.state.floor;
    expect(paused && [elapsed(paused, day.now), remaining(paused, day.now), phase(paused, day.now)]).toEqual([60_000, 540_000, 'paused']);
    day.run('floor.resume');
    expect(day.refusal('floor.resume')).toBe('floor-not-paused');
    day.wait(490);
    const last = day.state.floor;
    expect(last && [remaining(last, day.now), phase(last, day.now)]).toEqual([50_000, 'last']);
    day.wait(50).run('floor.end');
    expect(Object.values(day.state.turns).map((turn) => elapsed(turn, day.now + 99_999))).toEqual([600_000]);
  });

  it('does not count the pause in which it was ended', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(60).run('floor.pause');
    day.wait(600).run('floor.end');
    expect(Object.values(day.state.turns).map((turn) => elapsed(turn, day.now))).toEqual([60_000]);
  });

  it('is over when the limit has passed, and can be extended up to four hours', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(684);
    const over = day.state.floor;
    expect(over && [remaining(over, day.now), phase(over, day.now)]).toEqual([-84_000, 'over']);
    day.run('floor.extend', { seconds: 120 });
    const more = day.state.floor;
    expect(more && [remaining(more, day.now), phase(more, day.now)]).toEqual([36_000, 'last']);
    for (let times = 0; times < 3; times += 1) day.run('floor.extend', { seconds: 3600 });
    expect(day.refusal('floor.extend', { seconds: 3600 })).toBe('floor-too-long');
  });

  it('cannot be extended without a countdown', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'ca-mau' });
    expect(day.refusal('floor.extend', { seconds: 60 })).toBe('floor-unlimited');
    const free = day.state.floor;
    expect(free && [remaining(free, day.now), phase(free, day.now)]).toEqual([null, 'unlimited']);
  });

  it('recalls a speaker in a new turn that refers to the old one', () => {
    const day = morningWithPapers();
    expect(day.refusal('floor.recall', { turnId: 'id-1' })).toBe('not-found');
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const turnId = day.state.floor?.turnId ?? '';
    day.run('floor.end');
    day.run('floor.recall', { turnId, seconds: 120 });
    expect(day.state.floor).toMatchObject({ recalls: turnId, limitSeconds: 120, speaker: { paperId: 'quang-ninh' } });
    expect(day.refusal('floor.recall', { turnId })).toBe('floor-held');
  });

  it('forgets the notice to a speaker once they have the floor', () => {
    const day = morningWithPapers();
    day.run('floor.prepare', { paperId: 'quang-ninh' });
    expect(day.state.prepared).toMatchObject({ itemId: 'papers', speaker: { paperId: 'quang-ninh', siteId: 'site-22' } });
    day.run('floor.grant', { paperId: 'lao-cai' });
    expect(day.state.prepared?.speaker.paperId).toBe('quang-ninh');
    day.run('floor.grant', { paperId: 'quang-ninh', handOver: true });
    expect(day.state.prepared).toBe(null);
  });
});
