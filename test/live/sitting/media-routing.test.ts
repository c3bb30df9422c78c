import { describe, expect, it } from 'vitest';
import { indexPlan, mediaRoutingOf, type MediaRouting } from '../../../server/live/sitting/rules/index.ts';
import { morningPlan, morningWithPapers, SittingDay } from './sitting-day.ts';

const routing = (day: SittingDay): MediaRouting => mediaRoutingOf(day.state, indexPlan(day.plan));
/** The (at most two) open microphones, the floor's first. */
const microphones = (day: SittingDay) => [routing(day).floorMicrophone, routing(day).hallMicrophone];
const pictures = (day: SittingDay) => {
  const { main, second, hall, screen } = routing(day);
  return { main, second, hall, screen };
};
const nothing = { main: null, second: null, hall: null, screen: null };
const hallOnly = { main: 'main', second: null, hall: 'main', screen: null };

const speaks = (day: SittingDay, speaker: object) => day.wait(60).run('floor.grant', { ...speaker, handOver: true });
const hallSpeaks = (day: SittingDay) => speaks(day, { participantId: 'pham-gia-tuc' });

describe('sound and picture in a sitting', () => {
  it('are those of the main hall while nobody has the floor', () => {
    const day = morningWithPapers();
    expect(pictures(day)).toEqual(hallOnly);
    expect(microphones(day)).toEqual([null, 'main']);
  });

  it('follow the floor to a site, with the main hall beside it', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    expect(pictures(day)).toEqual({ main: 'site-22', second: 'site-22', hall: 'main', screen: null });
    expect(microphones(day)).toEqual(['site-22', 'main']);
  });

  it('move to the next speaker of another site, and back to the main hall when they end', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    speaks(day, { participantId: 'nguyen-van-a' });
    expect([routing(day).main, ...microphones(day)]).toEqual(['site-96', 'site-96', 'main']);
    day.run('floor.end');
    expect([routing(day).main, ...microphones(day)]).toEqual(['main', null, 'main']);
  });

  it('open one microphone when somebody in the main hall speaks, and when somebody without a site does', () => {
    const day = morningWithPapers();
    hallSpeaks(day);
    expect([routing(day).main, routing(day).second, ...microphones(day)]).toEqual(['main', 'main', null, 'main']);
    speaks(day, { participantId: 'provincial-delegates' });
    expect([routing(day).main, ...microphones(day)]).toEqual(['main', null, 'main']);
  });

  it('stay the same while the speaker’s time is paused', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    const before = routing(day);
    day.run('floor.pause');
    expect(routing(day)).toEqual(before);
  });

  it('are only the speaker’s if the plan has no main hall', () => {
    const sites = morningPlan.sites.filter(({ id }) => id !== 'main');
    const day = new SittingDay({ ...morningPlan, sites });
    day.run('sitting.open', { sittingId: 'morning' });
    day.run('item.start', { itemId: 'papers' });
    expect([routing(day).main, ...microphones(day)]).toEqual([null, null, null]);
    speaks(day, { paperId: 'quang-ninh' });
    expect([routing(day).main, routing(day).hall, ...microphones(day)]).toEqual(['site-22', null, 'site-22', null]);
  });
});

describe('sound and picture outside of a sitting', () => {
  it('are off before the opening, in a break and after the end', () => {
    const day = new SittingDay();
    expect([pictures(day), microphones(day)]).toEqual([nothing, [null, null]]);
    day.run('sitting.open', { sittingId: 'morning' });
    day.wait(60).run('sitting.adjourn', { sittingId: 'morning' });
    expect([pictures(day), microphones(day)]).toEqual([nothing, [null, null]]);
    day.wait(60).run('sitting.resume', { sittingId: 'morning' });
    expect([pictures(day), microphones(day)]).toEqual([hallOnly, [null, 'main']]);
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    expect([pictures(day), microphones(day)]).toEqual([nothing, [null, null]]);
  });

  it('come from the main hall if the chair opened its microphone for a test', () => {
    const day = new SittingDay();
    day.run('microphone.open', { siteId: 'main' });
    expect([pictures(day), microphones(day)]).toEqual([hallOnly, [null, 'main']]);
    day.wait(60).run('microphone.close', { siteId: 'main' });
    expect([pictures(day), microphones(day)]).toEqual([nothing, [null, null]]);
  });

  it('end with the break in which the test was, and with the sitting in which the microphone was opened', () => {
    const day = morningWithPapers();
    day.run('microphone.close');
    day.wait(60).run('microphone.open', { siteId: 'main' });
    day.wait(60).run('sitting.adjourn', { sittingId: 'morning' });
    expect(microphones(day)).toEqual([null, null]);
    day.wait(60).run('microphone.open', { siteId: 'main' });
    expect(microphones(day)).toEqual([null, 'main']);
    day.wait(60).run('sitting.resume', { sittingId: 'morning' });
    day.wait(60).run('sitting.close', { sittingId: 'morning' });
    expect([pictures(day), microphones(day)]).toEqual([nothing, [null, null]]);
  });
});

describe('a microphone that the chair closes', () => {
  it('is closed even though its site has the floor, and may be opened again', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    day.wait(10).run('microphone.close', { siteId: 'site-22' });
    expect([routing(day).main, ...microphones(day)]).toEqual(['site-22', null, 'main']);
    day.wait(10).run('microphone.open', { siteId: 'site-22' });
    expect(microphones(day)).toEqual(['site-22', 'main']);
  });

  it('is open when its site is given the floor again', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    day.wait(10).run('microphone.close', { siteId: 'site-22' });
    day.wait(10).run('floor.end');
    day.wait(10).run('floor.recall', { turnId: Object.keys(day.state.turns)[0] });
    expect(microphones(day)).toEqual(['site-22', 'main']);
  });

  it('leaves the microphone of the next speaker of another site open', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    day.wait(10).run('microphone.close');
    expect(microphones(day)).toEqual([null, null]);
    speaks(day, { paperId: 'lao-cai' });
    expect(microphones(day)).toEqual(['site-15', null]);
  });

  it('of the main hall stays closed while sites speak, and stays open from the next speaker there on', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    day.wait(10).run('microphone.close', { siteId: 'main' });
    expect(microphones(day)).toEqual(['site-22', null]);
    hallSpeaks(day);
    expect(microphones(day)).toEqual([null, 'main']);
    day.wait(10).run('floor.end');
    expect(microphones(day)).toEqual([null, 'main']);
  });

  it('of the main hall is closed even though somebody speaks there, and stays closed afterwards', () => {
    const day = morningWithPapers();
    hallSpeaks(day);
    day.wait(10).run('microphone.close');
    expect([routing(day).main, ...microphones(day)]).toEqual(['main', null, null]);
    day.wait(10).run('floor.end');
    expect(microphones(day)).toEqual([null, null]);
    day.wait(10).run('microphone.open', { siteId: 'main' });
    expect(microphones(day)).toEqual([null, 'main']);
  });

  it('is open again, with the others, when the closing is undone', () => {
    const day = morningWithPapers();
    speaks(day, { paperId: 'quang-ninh' });
    const { seq } = day.wait(10).run('microphone.close');
    day.wait(3).run('proceedings.correct', { seq });
    expect(microphones(day)).toEqual(['site-22', 'main']);
  });
});

describe('the hall display', () => {
  it('shows a site without the floor, and does not open its microphone', () => {
    const day = morningWithPapers();
    day.run('screen.put', { siteId: 'site-96' });
    expect([pictures(day), microphones(day)]).toEqual([{ ...hallOnly, screen: 'site-96' }, [null, 'main']]);
    day.run('screen.put', { siteId: null });
    expect(routing(day).screen).toBe(null);
  });

  it('keeps showing it when the floor moves, and takes it off when the sitting closes', () => {
    const day = morningWithPapers();
    day.run('screen.put', { siteId: 'site-96' });
    speaks(day, { paperId: 'quang-ninh' });
    expect([routing(day).main, routing(day).screen]).toEqual(['site-22', 'site-96']);
    const { seq } = day.run('sitting.close', { sittingId: 'morning' });
    expect(routing(day).screen).toBe(null);
    day.run('proceedings.correct', { seq });
    expect(routing(day).screen).toBe('site-96');
  });
});
