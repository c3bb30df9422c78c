import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { votesContract as contract } from '../../../server/live/votes/contract/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code, secretRuns } from '../sitting/published-day.ts';
import { opening, opinions, PLACES, REPORT, votingDay } from './votes-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('an open vote by places', () => {
  it('adds up what the hall and the sites counted, and keeps apart who is missing', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    await day.count(day.chair, voteId, 'main', opinions(16, 1, 1));
    await day.count(await day.site('site-15'), voteId, 'site-15', opinions(9, 1));
    await day.close(voteId, ['site-22']);
    const { agree, disagree, none, missing, needed, outcome, counted } = await day.tally(voteId);
    expect([agree, disagree, none, needed, outcome]).toEqual([25, 2, 1, 21, 'adopted']);
    expect(missing.map(({ siteId }) => siteId)).toEqual(['site-22']);
    expect(counted.map(({ siteId, count }) => [siteId, count?.by])).toEqual([
      ['main', 'desk'],
      ['site-15', 'place'],
    ]);
  });

  it('takes the last count of a place, sent on what its sender saw, and none once it is closed', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    const site = await day.site('site-15');
    const first = await day.count(site, voteId, 'site-15', opinions(9));
    expect(await code(day.count(site, voteId, 'site-15', opinions(8)))).toBe('vote-count-changed');
    const second = await day.count(day.chair, voteId, 'site-15', opinions(7, 2), first.seq);
    expect((await day.tally(voteId)).agree).toBe(7);
    await day.close(voteId, ['main', 'site-22']);
    expect(await code(day.count(site, voteId, 'site-15', opinions(9), second.seq))).toBe('vote-not-open');
    expect((await day.tally(voteId)).agree).toBe(7);
  });

  it('refuses more votes than there are people present at the place', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    expect(await code(day.count(await day.site('site-22'), voteId, 'site-22', opinions(9, 1)))).toBe('vote-too-many');
    expect(await code(day.count(day.chair, voteId, 'site-96', opinions(1)))).toBe('vote-place-unknown');
  });

  it('has no more votes at a place than people, also after the number of people is undone', async () => {
    const day = await votingDay(app);
    const { conferenceId, chair } = day;
    const voteId = await day.open();
    const more = await chair.run(contract.place, { conferenceId, voteId, siteId: 'site-22', entitled: 12, present: 12 });
    const counted = await day.count(chair, voteId, 'site-22', opinions(12));
    expect(await code(day.undo(more))).toBe('changed-since');
    await day.undo(counted);
    expect(await code(day.undo(more))).toBe('accepted');
  });

  it('is opened by the desk alone, one at a time, about the running item', async () => {
    const day = await votingDay(app);
    const { conferenceId, chair } = day;
    const open = (given: Parameters<typeof opening>[0]) => code(chair.run(contract.open, { conferenceId, ...opening(given) }));
    const place = PLACES[0] ?? { siteId: 'main', entitled: null, present: null, by: 'hands' as const };
    expect([
      await open({ itemId: 'closing' }),
      await open({ question: null }),
      await open({ documentId: 'no-document' }),
      await open({ places: [] }),
      await open({ places: [place, place] }),
      await open({ places: [{ siteId: 'site-15', entitled: 3, present: 4, by: 'hands' }] }),
      await open({}),
      await open({}),
    ]).toEqual(['vote-no-item', 'vote-nothing-asked', 'invalid', 'invalid', 'invalid', 'vote-present-over', 'accepted', 'vote-open']);
  });

  it('does not ask about a document that is classified higher than the item', async () => {
    const day = await votingDay(app, { ...REPORT, classification: 'mat' });
    const { conferenceId, chair } = day;
    const asked = opening({ question: null, documentId: 'report' });
    expect(await code(chair.run(contract.open, { conferenceId, ...asked }))).toBe('vote-document-secret');
    const organizer = await app.member(conferenceId, 'organizer');
    expect((await organizer.run(contract.get, { conferenceId })).documents).toEqual([]);
  });

  it('lets a site send its own count alone, and a technician that of theirs', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    const technician = await app.bound(day.conferenceId, 'technician', { siteId: 'site-22' });
    expect([
      await code(day.count(await day.site('site-15'), voteId, 'site-22', opinions(1))),
      await code(day.count(technician, voteId, 'site-15', opinions(1))),
      await code(day.count(technician, voteId, 'site-22', opinions(9))),
    ]).toEqual(['forbidden', 'forbidden', 'accepted']);
  });

  it('closes on what was seen: a site that reported meanwhile is not recorded as missing', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    await day.count(await day.site('site-22'), voteId, 'site-22', opinions(9));
    expect(await code(day.close(voteId, ['main', 'site-15', 'site-22']))).toBe('vote-count-changed');
    expect(await code(day.close(voteId, ['main']))).toBe('vote-count-changed');
    expect(await code(day.close(voteId, ['main', 'site-15']))).toBe('accepted');
  });

  it('is refused in the archive', async () => {
    const day = await votingDay(app);
    const { conferenceId } = day;
    await day.chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    await (await app.member(conferenceId, 'organizer')).run(conferencesContract.archive, { conferenceId });
    expect(await code(day.open())).toBe('archived');
  });
});

describe('what others learn of a vote', () => {
  it('is the question and that it is over, and the numbers once the chair shows them', async () => {
    const day = await votingDay(app);
    const viewer = await app.member(day.conferenceId, 'viewer');
    const voteId = await day.open();
    await day.count(await day.site('site-15'), voteId, 'site-15', opinions(10));
    await day.close(voteId, ['main', 'site-22']);
    const before = await day.stateOf(viewer);
    expect([Object.values(before.counts).map(({ opinions: told }) => told), before.shown]).toEqual([[null, null], null]);
    await day.show(voteId);
    expect((await day.stateOf(viewer)).shown).toMatchObject({ agree: 10, missing: 2, outcome: 'rejected' });
    const { texts } = await viewer.run(contract.get, { conferenceId: day.conferenceId });
    expect(texts.map(({ body }) => body)).toEqual(['Thông qua quy chế làm việc']);
  });

  it('is nothing where they may not know of the item', async () => {
    const { conferenceId, chair } = await secretRuns(app);
    const { voteId } = await chair.run(contract.open, { conferenceId, ...opening({ itemId: 'secret' }) });
    const site = await app.link('site', conferenceId, 'site-15');
    const state = (await site.run(proceedingsContract.liveState, { conferenceId })).state as { votes?: { votes: object } };
    expect(state.votes?.votes ?? {}).toEqual({});
    expect((await site.run(contract.get, { conferenceId })).texts).toEqual([]);
    const counted = site.run(contract.count, { conferenceId, voteId, siteId: 'site-15', opinions: opinions(1), seen: 0 });
    expect(await code(counted)).toBe('not-found');
  });

  it('is, for a site, what it has sent in itself', async () => {
    const day = await votingDay(app);
    const voteId = await day.open();
    const site = await day.site('site-15');
    await day.count(site, voteId, 'site-15', opinions(8, 1, 1));
    await day.count(day.chair, voteId, 'main', opinions(18));
    const own = async (login: typeof site) =>
      (await login.run(contract.get, { conferenceId: day.conferenceId })).own.map(({ siteId, opinions: sent }) => [siteId, sent]);
    expect(await own(site)).toEqual([['site-15', opinions(8, 1, 1)]]);
    expect(await own(await day.site('site-22'))).toEqual([]);
  });
});
