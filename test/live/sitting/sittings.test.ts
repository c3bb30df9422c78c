import { describe, expect, it } from 'vitest';
import { chairCleared, morningPlan, morningWithPapers, SittingDay, START } from './sitting-day.ts';

describe('a sitting', () => {
  it('opens once, and no other can open meanwhile', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    expect(day.state.openSittingId).toBe('morning');
    expect(day.state.sittings.morning).toEqual({ sittingId: 'morning', openedAt: START, publication: 1, adjournments: [], closedAt: null });
    expect(day.refusal('sitting.open', { sittingId: 'morning' })).toBe('sitting-open');
    expect(day.refusal('sitting.open', { sittingId: 'afternoon' })).toBe('sitting-open');
  });

  it('does not open if it is not in the published agenda, or nothing is published', () => {
    expect(new SittingDay().refusal('sitting.open', { sittingId: 'evening' })).toBe('not-found');
    expect(new SittingDay({ ...morningPlan, publication: null }).refusal('sitting.open', { sittingId: 'morning' })).toBe('not-published');
  });

  it('keeps the time of every interruption', () => {
    const day = morningWithPapers();
    day.wait(60).run('sitting.adjourn', { sittingId: 'morning' });
    expect(day.refusal('sitting.adjourn', { sittingId: 'morning' })).toBe('sitting-adjourned');
    day.wait(900).run('sitting.resume', { sittingId: 'morning' });
    expect(day.refusal('sitting.resume', { sittingId: 'morning' })).toBe('sitting-not-adjourned');
    expect(day.state.sittings.morning?.adjournments).toEqual([{ from: START + 60_000, to: START + 960_000 }]);
    expect(day.state.runningItemId).toBe('papers');
  });

  it('ends the floor when it is adjourned, with an entry of its own', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.run('sitting.adjourn', { sittingId: 'morning' });
    expect(day.state.floor).toBe(null);
    expect(day.entries.slice(-2).map((entry) => entry.kind)).toEqual(['floor.ended', 'sitting.adjourned']);
    expect(day.refusal('floor.grant', { paperId: 'lao-cai' })).toBe('sitting-adjourned');
    expect(day.refusal('item.start', { itemId: 'closing' })).toBe('sitting-adjourned');
  });

  it('closes together with the running turn and item, and cannot be opened again', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    day.wait(30).run('sitting.close', { sittingId: 'morning' });
    expect(day.entries.slice(-3).map((entry) => entry.kind)).toEqual(['floor.ended', 'item.finished', 'sitting.closed']);
    expect(day.state).toMatchObject({ floor: null, runningItemId: null, openSittingId: null });
    expect(day.state.sittings.morning?.closedAt).toBe(START + 30_000);
    expect(day.refusal('sitting.close', { sittingId: 'morning' })).toBe('sitting-not-open');
    expect(day.refusal('sitting.open', { sittingId: 'morning' })).toBe('sitting-closed');
    expect(day.refusal('sitting.open', { sittingId: 'afternoon' })).toBe('accepted');
  });

  it('cannot be closed, adjourned or resumed by the id of another one', () => {
    const day = morningWithPapers();
    expect(day.refusal('sitting.close', { sittingId: 'afternoon' })).toBe('sitting-not-open');
    expect(day.refusal('sitting.adjourn', { sittingId: 'afternoon' })).toBe('sitting-not-open');
    expect(day.refusal('sitting.resume', { sittingId: 'afternoon' })).toBe('sitting-not-open');
  });
});

describe('an agenda item', () => {
  it('starts only in its own open sitting', () => {
    const day = new SittingDay();
    expect(day.refusal('item.start', { itemId: 'opening' })).toBe('sitting-not-open');
    day.run('sitting.open', { sittingId: 'morning' });
    expect(day.refusal('item.start', { itemId: 'later' })).toBe('item-elsewhere');
    expect(day.refusal('item.start', { itemId: 'nothing' })).toBe('not-found');
    expect(day.refusal('item.start', { itemId: 'opening' })).toBe('accepted');
    expect(day.refusal('item.start', { itemId: 'opening' })).toBe('item-running');
  });

  it('ends the item that runs when the next one starts', () => {
    const day = new SittingDay();
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'opening' });
    day.wait(600).run('item.start', { itemId: 'papers' });
    expect(day.state.items.opening).toEqual({
      itemId: 'opening',
      sittingId: 'morning',
      state: 'finished',
      startedAt: START,
      endedAt: START + 600_000,
    });
    expect(day.state.runningItemId).toBe('papers');
    expect(day.refusal('item.start', { itemId: 'opening' })).toBe('item-over');
  });

  it('ends the floor when it is finished', () => {
    const day = morningWithPapers();
    day.run('floor.grant', { paperId: 'quang-ninh' });
    expect(day.refusal('item.finish', { itemId: 'opening' })).toBe('item-not-running');
    day.run('item.finish', { itemId: 'papers' });
    expect(day.state).toMatchObject({ floor: null, runningItemId: null });
  });

  it('can be postponed, skipped and restored', () => {
    const day = morningWithPapers();
    day.run('item.postpone', { itemId: 'papers' });
    expect(day.state.items.papers?.state).toBe('postponed');
    expect(day.refusal('item.postpone', { itemId: 'papers' })).toBe('item-set-aside');
    day.run('item.start', { itemId: 'papers' });
    day.run('item.skip', { itemId: 'closing' });
    expect(day.refusal('item.start', { itemId: 'closing' })).toBe('item-skipped');
    day.run('item.restore', { itemId: 'closing' });
    expect(day.refusal('item.restore', { itemId: 'closing' })).toBe('item-not-set-aside');
    expect(day.refusal('item.start', { itemId: 'closing' })).toBe('accepted');
    expect(day.refusal('item.skip', { itemId: 'papers' })).toBe('item-over');
  });

  it('does not exist for a chair who is not cleared for it', () => {
    const day = morningWithPapers();
    expect(day.refusal('item.start', { itemId: 'secret' }, chairCleared(0))).toBe('not-found');
    expect(day.refusal('item.start', { itemId: 'secret' })).toBe('accepted');
  });
});
