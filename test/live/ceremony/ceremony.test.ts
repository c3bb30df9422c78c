import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ceremonyContract as contract } from '../../../server/live/ceremony/contract.ts';
import { ceremonyProgress, stageIn } from '../../../server/live/ceremony/rules/index.ts';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { correctionsContract } from '../../../server/live/corrections/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { code, published } from '../sitting/published-day.ts';
import { ceremony, stateOf, withCeremony } from './ceremony-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe('the ceremony', () => {
  it('confers batch after batch in the order of the law, an award without names last', async () => {
    const day = await ceremony(app);
    const seen: unknown[] = [];
    for (;;) {
      const { next, conferred, total } = ceremonyProgress(await day.plan(), await stateOf(day.chair, day.conferenceId), 'closing');
      seen.push([conferred, total, next && [next.awardId, next.from, next.to]]);
      if (!next) break;
      await day.stage(next.batch, next.awardId);
      await day.confer();
    }
    expect(seen).toEqual([
      [0, 3, ['flags', 0, 2]],
      [1, 3, ['flags', 2, 3]],
      [2, 3, ['certificates', 0, 0]],
      [3, 3, null],
    ]);
    expect(await code(day.stage(0))).toBe('batch-conferred');
  });

  it('is refused while no item of awards runs, in a break, and in the archive', async () => {
    const { conferenceId, chair } = await published(app, withCeremony);
    const stage = () => code(chair.run(contract.stage, { conferenceId, awardId: 'flags', batch: 0 }));
    const seen = [await stage()];
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'papers' });
    seen.push(await stage());
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
    await chair.run(proceedingsContract.adjournSitting, { conferenceId, sittingId: 'morning' });
    seen.push(await stage());
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    await (await app.member(conferenceId, 'organizer')).run(conferencesContract.archive, { conferenceId });
    seen.push(await stage());
    expect(seen).toEqual(['no-ceremony', 'no-ceremony', 'no-ceremony', 'archived']);
  });

  it('has one batch on stage at a time, and knows those of the plan alone', async () => {
    const day = await ceremony(app);
    await day.stage(0);
    expect(await Promise.all([day.stage(1), day.stage(2), day.stage(0, 'none')].map(code))).toEqual([
      'stage-taken',
      'not-found',
      'not-found',
    ]);
  });

  it('confers what was seen on stage: not twice, and not after somebody was marked meanwhile', async () => {
    const day = await ceremony(app);
    await day.stage(0);
    const seen = await day.revision();
    const { seq } = await day.mark(0, 'absent');
    expect(await code(day.confer(seen))).toBe('seen-stage');
    await day.undo({ seq });
    expect(await Promise.all([day.confer(seen), day.confer(seen)].map(code))).toEqual(['accepted', 'seen-stage']);
  });

  it('marks those on stage, and no others; a site where something is received must be one of the conference', async () => {
    const day = await ceremony(app);
    expect(await code(day.mark(0, 'absent'))).toBe('not-on-stage');
    await day.stage(0);
    await day.mark(0, 'remote', 'site-15');
    expect(
      await Promise.all([day.mark(2, 'absent'), day.mark(0, 'remote', 'site-15'), day.mark(1, 'remote', 'nowhere')].map(code)),
    ).toEqual(['not-on-stage', 'mark-same', 'invalid']);
    await day.mark(1, 'absent', 'site-15');
    expect(Object.values((await day.facts()).marks).map(({ recipient, how, siteId }) => [recipient, how, siteId])).toEqual([
      [0, 'remote', 'site-15'],
      [1, 'absent', null],
    ]);
    await day.mark(0, null);
    expect(Object.keys((await day.facts()).marks)).toEqual(['flags/1']);
  });

  it('passes a batch over or sends it back, and calls a skipped one later', async () => {
    const day = await ceremony(app);
    const next = async () => {
      const progress = ceremonyProgress(await day.plan(), await stateOf(day.chair, day.conferenceId), 'closing');
      return [progress.next?.batch, progress.skipped.map(({ batch }) => batch)];
    };
    await day.stage(0);
    await day.clear(false);
    const seen = [await next()];
    await day.stage(0);
    await day.clear(true);
    seen.push(await next());
    await day.stage(0);
    await day.confer();
    seen.push(await next());
    expect(seen).toEqual([
      [0, []],
      [1, [0]],
      [1, []],
    ]);
  });
});

describe('undoing in the ceremony', () => {
  it('gives back what was on stage before each entry', async () => {
    const day = await ceremony(app);
    const steps = [() => day.stage(0), () => day.mark(1, 'absent'), () => day.confer(), () => day.stage(1), () => day.clear(true)];
    for (const step of steps) {
      const before = await day.facts();
      await day.undo(await step());
      expect(await day.facts()).toEqual(before);
      await step();
    }
  });

  it('is refused for a conferral after the next batch was called, and goes back step by step', async () => {
    const day = await ceremony(app);
    await day.stage(0);
    const conferred = await day.confer();
    const called = await day.stage(1);
    expect(await code(day.undo(conferred))).toBe('changed-since');
    await day.undo(called);
    await day.undo(conferred);
    expect((await day.facts()).stage?.batch).toBe(0);
  });

  it('brings the batch back on stage that left it when its item was finished by mistake', async () => {
    const day = await ceremony(app);
    await day.stage(0);
    const before = await day.facts();
    const ended = await day.chair.run(proceedingsContract.finishItem, { conferenceId: day.conferenceId, itemId: 'closing' });
    expect((await day.facts()).stage).toBe(null);
    await day.undo(ended);
    expect(await day.facts()).toEqual(before);
    const next = await day.chair.run(proceedingsContract.startItem, { conferenceId: day.conferenceId, itemId: 'papers' });
    expect((await day.facts()).stage).toBe(null);
    await day.undo(next);
    expect(await day.facts()).toEqual(before);
  });

  it('leaves nothing on stage where the start of the item itself is undone', async () => {
    const { conferenceId, chair } = await published(app, withCeremony);
    await chair.run(proceedingsContract.openSitting, { conferenceId, sittingId: 'morning' });
    const started = await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
    await chair.run(contract.stage, { conferenceId, awardId: 'flags', batch: 0 });
    await chair.run(correctionsContract.correct, { conferenceId, seq: started.seq });
    expect(stageIn(await stateOf(chair, conferenceId), null)).toBe(null);
    await chair.run(proceedingsContract.startItem, { conferenceId, itemId: 'closing' });
    expect(stageIn(await stateOf(chair, conferenceId), 'closing')?.batch).toBe(0);
  });
});
