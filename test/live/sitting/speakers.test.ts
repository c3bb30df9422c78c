import { describe, expect, it } from 'vitest';
import { indexPlan, speakersList } from '../../../server/live/sitting/rules/index.ts';
import { morningWithPapers, siteActing, type SittingDay } from './sitting-day.ts';

const list = (day: SittingDay) => speakersList(day.state, indexPlan(day.plan), day.state.runningItemId).map((one) => one.key);

describe('the list of speakers', () => {
  it('has the planned papers in order, without those already given', () => {
    const day = morningWithPapers();
    expect(list(day)).toEqual(['paper:quang-ninh', 'paper:lao-cai', 'paper:ca-mau']);
    day.run('floor.grant', { paperId: 'lao-cai' });
    expect(list(day)).toEqual(['paper:quang-ninh', 'paper:ca-mau']);
  });

  it('has the speakers of an item that has no papers yet', () => {
    const day = morningWithPapers();
    day.run('item.start', { itemId: 'closing' });
    expect(list(day)).toEqual(['speaker:closing:pham-gia-tuc']);
    day.run('floor.grant', { participantId: 'pham-gia-tuc' });
    expect(list(day)).toEqual([]);
  });

  it('is put in another order, place by place', () => {
    const day = morningWithPapers();
    day.run('queue.move', { key: 'paper:ca-mau', before: 'paper:quang-ninh' });
    day.run('queue.move', { key: 'paper:quang-ninh', before: null });
    expect(list(day)).toEqual(['paper:ca-mau', 'paper:lao-cai', 'paper:quang-ninh']);
    day.run('queue.move', { key: 'paper:quang-ninh', before: 'paper:lao-cai' });
    expect(list(day)).toEqual(['paper:ca-mau', 'paper:quang-ninh', 'paper:lao-cai']);
    expect(day.refusal('queue.move', { key: 'paper:ca-mau', before: 'paper:ca-mau' })).toBe('not-waiting');
    expect(day.refusal('queue.move', { key: 'paper:nothing', before: null })).toBe('not-waiting');
  });

  it('accepts others, at the end or before somebody, and removes them', () => {
    const day = morningWithPapers();
    day.run('queue.add', { siteId: 'site-96', seconds: 180 });
    const added = list(day).at(-1) ?? '';
    day.run('queue.add', { participantId: 'pham-gia-tuc', before: 'paper:lao-cai' });
    expect(list(day).indexOf('paper:lao-cai')).toBe(2);
    day.run('floor.grant', { queueId: added.replace('queue:', '') });
    expect(day.state.floor).toMatchObject({ limitSeconds: 180, speaker: { siteId: 'site-96' } });
    expect(list(day).includes(added)).toBe(false);
    day.run('queue.remove', { key: 'paper:ca-mau' });
    expect(list(day).includes('paper:ca-mau')).toBe(false);
    expect(day.refusal('queue.remove', { key: 'paper:ca-mau' })).toBe('not-waiting');
  });

  it('keeps its order when a later version of the plan brings equal positions', () => {
    const day = morningWithPapers();
    day.run('queue.add', { siteId: 'site-96' });
    const papers = [...day.plan.papers, { id: 'new', itemId: 'papers', participantId: null, siteId: null, minutes: null }];
    const later = indexPlan({ ...day.plan, papers });
    expect(speakersList(day.state, later, 'papers').map((one) => one.key.split(':')[0])).toEqual([
      'paper',
      'paper',
      'paper',
      'paper',
      'queue',
    ]);
    day.run('queue.move', { key: 'paper:quang-ninh', before: list(day).at(-1) });
    expect(list(day).slice(-2)[0]).toBe('paper:quang-ninh');
  });
});

describe('a request for the floor', () => {
  const asks = (day: SittingDay, site: string) => (day.run('request.make', {}, siteActing(site)).data as { requestId: string }).requestId;

  it('is made by a site for itself, one at a time', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    expect(day.state.requests[requestId]).toMatchObject({ siteId: 'site-15', state: 'open', itemId: 'papers' });
    expect(day.refusal('request.make', {}, siteActing('site-15'))).toBe('request-open');
    expect(day.refusal('request.make', {}, siteActing('site-22'))).toBe('accepted');
    expect(day.refusal('request.make')).toBe('forbidden');
  });

  it('does not exist for another site', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    expect(day.refusal('request.withdraw', { requestId }, siteActing('site-22'))).toBe('not-found');
    expect(day.refusal('request.withdraw', { requestId }, siteActing('site-15'))).toBe('accepted');
    expect(day.refusal('request.withdraw', { requestId }, siteActing('site-15'))).toBe('request-over');
    expect(day.refusal('request.make', {}, siteActing('site-15'))).toBe('accepted');
  });

  it('gets a place in the list when accepted, and is settled when the floor is given', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    day.run('request.accept', { requestId, seconds: 120, before: 'paper:quang-ninh' });
    expect(list(day)[0]).toBe(`queue:${requestId}`);
    expect(day.refusal('request.accept', { requestId })).toBe('request-over');
    day.run('floor.grant', { requestId });
    expect(day.state.floor).toMatchObject({ limitSeconds: 120, speaker: { requestId, siteId: 'site-15' } });
    expect(day.state.requests[requestId]?.state).toBe('granted');
    expect(list(day).length).toBe(3);
    expect(day.refusal('floor.grant', { requestId, handOver: true })).toBe('request-over');
  });

  it('leaves the list when it is deferred or withdrawn', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    day.run('request.accept', { requestId });
    day.run('request.defer', { requestId });
    expect([day.state.requests[requestId]?.state, list(day).length]).toEqual(['deferred', 3]);
    expect(day.refusal('request.defer', { requestId })).toBe('request-over');
    day.run('request.accept', { requestId });
    day.run('request.withdraw', { requestId }, siteActing('site-15'));
    expect([day.state.requests[requestId]?.state, list(day).length]).toEqual(['withdrawn', 3]);
  });

  it('goes back to the deferred ones when its place is removed', () => {
    const day = morningWithPapers();
    const requestId = asks(day, 'site-15');
    day.run('request.accept', { requestId });
    day.run('queue.remove', { key: `queue:${requestId}` });
    expect(day.state.requests[requestId]?.state).toBe('deferred');
  });

  it('reveals nothing about an item for which the site is not cleared', () => {
    const day = morningWithPapers();
    day.run('item.start', { itemId: 'secret' });
    const requestId = asks(day, 'site-15');
    expect(day.state.requests[requestId]?.itemId).toBe(null);
  });

  it('requires an open sitting', () => {
    const day = morningWithPapers();
    day.run('sitting.close', { sittingId: 'morning' });
    expect(day.refusal('request.make', {}, siteActing('site-15'))).toBe('sitting-not-open');
  });
});

describe('requests one after another', () => {
  it('are refused in words after five of a site within a minute', () => {
    const day = morningWithPapers();
    const again = () => {
      const refusal = day.refusal('request.make', {}, siteActing('site-15'));
      const open = Object.values(day.state.requests).find(({ state }) => state === 'open');
      if (open) day.run('request.withdraw', { requestId: open.requestId }, siteActing('site-15'));
      return refusal;
    };
    expect(Array.from({ length: 6 }, again)).toEqual([...Array<string>(5).fill('accepted'), 'requests-too-many']);
    expect(day.refusal('request.make', {}, siteActing('site-22'))).toBe('accepted');
    expect(day.wait(61).refusal('request.make', {}, siteActing('site-15'))).toBe('accepted');
  });
});
