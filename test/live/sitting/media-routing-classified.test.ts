import { describe, expect, it } from 'vitest';
import { indexPlan, mediaRoutingOf, type PlanLists, type MediaRouting } from '../../../server/live/sitting/rules/index.ts';
import { morningPlan, morningWithPapers, SittingDay } from './sitting-day.ts';

const routing = (day: SittingDay): MediaRouting => mediaRoutingOf(day.state, indexPlan(day.plan));
const nothing = { main: null, second: null, hall: null, screen: null };

/** The same plan with the classified item at another level, or redacted for a reader without clearance. */
const planWith = (secret: Partial<PlanLists['items'][number]>): PlanLists => ({
  ...morningPlan,
  items: morningPlan.items.map((item) => (item.id === 'secret' ? { ...item, ...secret } : item)),
});
function secretItem(classification: 'mat' | 'toi-mat' | 'tuyet-mat' = 'mat'): SittingDay {
  const day = new SittingDay(planWith({ classification }));
  day.run('sitting.open', { sittingId: 'morning' });
  day.wait(60).run('item.start', { itemId: 'secret' });
  return day;
}
const speaks = (day: SittingDay, participantId: string) => day.wait(60).run('floor.grant', { participantId, handOver: true });

describe('a classified item', () => {
  it.each([
    ['mat', 1],
    ['toi-mat', 2],
    ['tuyet-mat', 3],
  ] as const)('at the level %s has no sound and no picture of its own accord', (classification, level) => {
    const day = secretItem(classification);
    speaks(day, 'pham-gia-tuc');
    const { recordingId: _, ...all } = routing(day);
    expect(all).toEqual({ ...nothing, level, barred: true, floorMicrophone: null, hallMicrophone: null });
  });

  it('has them at level Mật when the chair allows it, until the chair forbids it again', () => {
    const day = secretItem();
    speaks(day, 'nguyen-van-a');
    day.run('transmission.allow', { itemId: 'secret' });
    expect(routing(day)).toMatchObject({ level: 1, barred: false, main: 'site-96', floorMicrophone: 'site-96', hallMicrophone: 'main' });
    day.run('transmission.allow', { itemId: null });
    expect(routing(day)).toMatchObject({ barred: true, main: null, floorMicrophone: null, hallMicrophone: null });
  });

  it('never has them at the upper levels', () => {
    expect(secretItem('toi-mat').refusal('transmission.allow', { itemId: 'secret' })).toBe('transmission-never');
    expect(secretItem('tuyet-mat').refusal('transmission.allow', { itemId: 'secret' })).toBe('transmission-never');
  });

  it('has none when it runs a second time: what the chair allowed was for the first', () => {
    const day = secretItem();
    day.run('transmission.allow', { itemId: 'secret' });
    day.run('item.finish', { itemId: 'secret' });
    day.run('item.restore', { itemId: 'secret' });
    day.run('item.start', { itemId: 'secret' });
    expect(routing(day).barred).toBe(true);
  });

  it('has what the chair allowed once its end is undone', () => {
    const day = secretItem();
    day.run('transmission.allow', { itemId: 'secret' });
    const { seq } = day.run('item.finish', { itemId: 'secret' });
    day.run('proceedings.correct', { seq });
    expect(routing(day).barred).toBe(false);
  });

  it('does not affect the media of the next item', () => {
    const day = secretItem();
    day.run('item.start', { itemId: 'papers' });
    expect(routing(day)).toMatchObject({ level: 0, barred: false, main: 'main', hallMicrophone: 'main' });
  });

  it('is barred for those who may not know it, whatever the chair allowed', () => {
    const day = secretItem();
    day.run('transmission.allow', { itemId: 'secret' });
    const asUncleared = indexPlan(planWith({ classification: null, hidden: true }));
    expect(mediaRoutingOf(day.state, asUncleared)).toMatchObject({ barred: true, main: null, hallMicrophone: null });
  });
});

describe('a recording', () => {
  it('runs from the desk’s command until it is stopped, through breaks', () => {
    const day = morningWithPapers();
    day.run('recording.start');
    const [recordingId] = Object.keys(day.state.recordings);
    day.wait(60).run('sitting.adjourn', { sittingId: 'morning' });
    expect(routing(day).recordingId).toBe(recordingId);
    day.run('recording.stop');
    expect(routing(day).recordingId).toBe(null);
  });

  it('ends before a classified item begins, and when the end of one is undone', () => {
    const day = morningWithPapers();
    day.run('recording.start');
    day.run('item.start', { itemId: 'secret' });
    expect(Object.values(day.state.recordings).map((run) => run.reason)).toEqual(['classified']);
    const { seq } = day.run('item.finish', { itemId: 'secret' });
    day.run('recording.start');
    day.run('proceedings.correct', { seq });
    expect([routing(day).barred, routing(day).recordingId]).toEqual([true, null]);
  });

  it('ends when undoing goes back into a classified item, even if the chair had allowed its media', () => {
    const day = secretItem();
    day.run('transmission.allow', { itemId: 'secret' });
    const { seq } = day.run('item.start', { itemId: 'papers' });
    day.wait(60).run('recording.start');
    day.run('proceedings.correct', { seq });
    expect([routing(day).barred, routing(day).recordingId]).toEqual([false, null]);
    expect(Object.values(day.state.recordings).map((run) => run.reason)).toEqual(['classified']);
  });

  it('continues when something is undone within an item whose media the chair allowed, or within an open one', () => {
    const undone = (day: SittingDay) => {
      day.run('recording.start');
      const { seq } = day.run('floor.grant', { participantId: 'nguyen-van-a' });
      day.run('proceedings.correct', { seq });
      return routing(day).recordingId !== null;
    };
    const secret = secretItem();
    secret.run('transmission.allow', { itemId: 'secret' });
    expect([undone(secret), undone(morningWithPapers())]).toEqual([true, true]);
  });

  it('prevents undoing the opening of its sitting', () => {
    const day = new SittingDay();
    const { seq } = day.run('sitting.open', { sittingId: 'morning' });
    day.run('recording.start');
    expect(day.refusal('proceedings.correct', { seq })).toBe('changed-since');
  });
});
