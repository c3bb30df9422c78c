import { describe, expect, it } from 'vitest';
import { remaining } from '../../../server/live/sitting/rules/index.ts';
import { chairCleared, morningWithPapers, siteActing, type SittingDay } from '../sitting/sitting-day.ts';

const without = (state: SittingDay['state']) => ({ ...state, undoLog: [] });

describe('undoing an entry', () => {
  it('gives a turn back with its time when it was ended by mistake', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const floor = day.state.floor;
    const { seq } = day.wait(200).run('floor.end');
    const corrected = day.wait(5).run('proceedings.correct', { seq });
    expect(corrected.data).toMatchObject({ corrects: seq, kind: 'floor.ended', itemId: 'papers' });
    expect(day.state.floor).toEqual(floor);
    expect(day.state.turns).toEqual({});
    expect(floor && remaining(floor, day.now)).toBe(395_000);
  });

  it('undoes with an entry what it implied', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const before = without(day.state);
    const closed = day.run('sitting.close', { sittingId: 'morning' });
    day.run('proceedings.correct', { seq: closed.seq });
    expect(without(day.state)).toEqual(before);
    expect(day.entries.slice(-3).map((entry) => entry.data.corrects)).toEqual([closed.seq, closed.seq - 1, closed.seq - 2]);
    expect(day.refusal('proceedings.correct', { seq: closed.seq })).toBe('cannot-undo');
  });

  it('gives a request its place in the list back', () => {
    const day = morningWithPapers();
    const made = day.run('request.make', {}, siteActing('site-15'));
    const { requestId } = made.data as { requestId: string };
    day.run('request.accept', { requestId });
    const before = without(day.state);
    const { seq } = day.run('floor.grant', { requestId });
    day.run('proceedings.correct', { seq });
    expect(without(day.state)).toEqual(before);
  });

  it('is refused when something later builds on it', () => {
    const day = morningWithPapers();
    const granted = day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('floor.pause');
    expect(day.refusal('proceedings.correct', { seq: granted.seq })).toBe('changed-since');
    expect(day.refusal('proceedings.correct', { seq: 2 })).toBe('changed-since');
    expect(day.refusal('proceedings.correct', { seq: 1 })).toBe('changed-since');
  });

  it('goes back step by step', () => {
    const day = morningWithPapers();
    const before = without(day.state);
    const granted = day.run('floor.grant', { paperId: 'quang-ninh' });
    const paused = day.run('floor.pause');
    day.run('proceedings.correct', { seq: paused.seq });
    day.run('proceedings.correct', { seq: granted.seq });
    expect(without(day.state)).toEqual(before);
  });

  it('does not undo what does not exist, a correction, or an implied entry by itself', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    const finished = day.run('item.finish', { itemId: 'papers' });
    expect(day.refusal('proceedings.correct', { seq: 99 })).toBe('cannot-undo');
    expect(day.refusal('proceedings.correct', { seq: finished.seq - 1 })).toBe('cannot-undo');
    const correction = day.run('proceedings.correct', { seq: finished.seq });
    expect(day.refusal('proceedings.correct', { seq: correction.seq })).toBe('cannot-undo');
  });

  it('does not tell a chair who is not cleared that there is something to undo', () => {
    const day = morningWithPapers();
    const { seq } = day.run('item.start', { itemId: 'secret' });
    expect(day.refusal('proceedings.correct', { seq }, chairCleared(0))).toBe('cannot-undo');
  });
});
