import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sitting as words } from '../../server/i18n/vi/live/sitting.ts';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import type { Plan } from '../../server/planning/plan/contract.ts';
import { startApp, type Login, type TestApp } from '../helpers/app.ts';
import { launchBrowser, personAt, type Person } from '../helpers/browser.ts';
import { deskShows, pressAtDesk, type DeskPress } from '../helpers/pages/desk-press.ts';
import { chromium } from '../helpers/parts.ts';
import { doubledEntries, entriesAfter, mayRepeat, repeatedEffects } from '../live/sitting/doubled-effects.ts';
import { code, published } from '../live/sitting/published-day.ts';

/** Pairs of presses; PAIRS=500 races through five sittings. */
const PAIRS = Number(process.env['PAIRS'] ?? (process.env['FULL'] === '1' ? 120 : 40));
/** Seed of the presses; another one is another day. */
const SEED = Number(process.env['SEED'] ?? 20_251_126);
const SITES = ['site-15', 'site-22', 'site-96'] as const;

const what = fc.constantFrom<DeskPress['what'][]>('enter', 'enter', 'enter', 'enter twice', 'undo', ...Array<'button'>(6).fill('button'));
const press = fc.record({ what, pick: fc.nat(9999), mayEnd: fc.nat(6).map((n) => n === 0) });
const pair = fc.record({
  one: press,
  other: press,
  isSame: fc.nat(9).map((n) => n < 6),
  rests: fc.nat(4).map((n) => n > 0),
  site: fc.nat(8),
});
const pairs = fc.sample(pair, { numRuns: PAIRS, seed: SEED });

/** A sitting for 100 pairs: ten items, each with three speeches by sites and one by a person, so that the desks find work to the end. */
function longDay(plan: Plan): Plan {
  const [sitting] = plan.sittings;
  const [paper] = plan.papers;
  const item = plan.items.find(({ id }) => id === 'papers');
  if (!sitting || !paper || !item) throw new Error('The plan has no papers.');
  const sittings = Array.from({ length: Math.ceil(PAIRS / 100) }, (_, at) => ({ ...sitting, id: `sitting-${at + 1}` }));
  const items = sittings.flatMap(({ id: sittingId }) =>
    Array.from({ length: 10 }, (_, at) => ({ ...item, sittingId, id: `${sittingId}.${at + 1}`, title: `Tham luận, phần ${at + 1}` })),
  );
  const places = [...SITES.map((siteId) => ({ siteId, participantId: null })), { siteId: null, participantId: 'nguyen-van-a' }];
  const papers = items.flatMap(({ id }) => places.map((place, at) => ({ ...paper, ...place, id: `${id}.${at}`, itemId: id })));
  return { ...plan, sittings, items, papers };
}

describe.skipIf(!chromium())(`two desks in real browsers, with the presses of ${SEED}`, () => {
  let app: TestApp;
  let browser: Browser;
  const people: Person[] = [];

  beforeAll(async () => {
    app = await startApp({ now: 'real' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.end();
  });

  const openDesk = async ({ token }: Login, conferenceId: string): Promise<Page> => {
    const person = await personAt(browser, app.url);
    people.push(person);
    await person.context.addCookies([{ name: 'dc_session', value: token, url: app.url }]);
    await person.page.goto(`/conferences/${conferenceId}/desk`);
    return person.page;
  };

  it('race through a whole sitting and leave a journal in which nothing happened twice', async () => {
    const { conferenceId, chair } = await published(app, longDay);
    const logins = [chair, await app.member(conferenceId, 'chair')];
    const desks = await Promise.all(logins.map((login) => openDesk(login, conferenceId)));
    const sites = await Promise.all(SITES.map((id) => app.link('site', conferenceId, id)));
    const both = <T>(work: (desk: Page, at: number) => Promise<T>): Promise<T[]> => Promise.all(desks.map(work));
    const faults: unknown[] = [];
    const refused = new Set<string>();
    let last = 0;
    let accepted = 0;

    /** Both press at the same moment; then both pages show the same, and nothing was done twice. */
    const race = async (presses: readonly [DeskPress, DeskPress]): Promise<void> => {
      const answers = await both((desk, at) => pressAtDesk(desk, presses[at] as DeskPress));
      const entries = await entriesAfter(chair, conferenceId, last);
      last = entries.at(-1)?.seq ?? last;
      const [one, other] = await both((desk) => deskShows(desk, last, false));
      const commands = answers.flatMap((answer) => answer.commands);
      const done = answers.flatMap((answer) => (answer.refusal === null ? answer.commands : []));
      const isTwice = done.length === 2 && done[0] === done[1] && done[0] !== 'undo' && !mayRepeat(done[0] ?? '');
      const isDifferent = JSON.stringify(one) !== JSON.stringify(other);
      const tooMany = answers.some((answer) => answer.commands.length > 1);
      const effects = commands.includes('undo') ? [] : repeatedEffects(entries);
      if (isTwice || isDifferent || tooMany || effects.length > 0) faults.push({ presses, answers, effects, one, other });
      for (const { refusal } of answers) if (refusal !== null) refused.add(refusal);
      accepted += done.length;
    };
    /** Waits until both show everything; `rested`: and the primary action takes presses again. */
    const ready = (rested: boolean) => both((desk) => deskShows(desk, last, rested));

    for (const [at, { one, other, isSame, rests, site }] of pairs.entries()) {
      await ready(rests && (one.what !== 'button' || other.what !== 'button'));
      const request = sites[site] && code(sites[site].run(contract.request, { conferenceId, topic: null }));
      await race([
        { ...one, words: `Thông báo ${at}` },
        { ...(isSame ? one : other), words: `Thông báo ${at} của bàn khác` },
      ]);
      await request;
    }
    const closing: DeskPress = { what: 'button', pick: 0, mayEnd: true, words: '', command: 'sitting.close' };
    const [shown] = await ready(true);
    if (shown?.primary.startsWith('Mở phiên'))
      await race([
        { ...closing, what: 'enter' },
        { ...closing, what: 'enter' },
      ]);
    const beforeClosing = last;
    await race([closing, closing]);

    expect(faults).toEqual([]);
    const journal = await entriesAfter(chair, conferenceId, 0);
    expect(doubledEntries(journal)).toEqual([]);
    expect(journal.filter(({ kind, seq }) => kind === 'sitting.closed' && seq > beforeClosing).length).toBe(1);
    const known = new Set(Object.values(words.errors).map((text) => text.replace(/\{\w+\}/g, '…')));
    expect([...refused].filter((text) => !known.has(text.replace(/\d+/g, '…')))).toEqual([]);
    expect(accepted).toBeGreaterThan(PAIRS / 2);
  });

  it('had no error in any page', () => {
    expect(people.flatMap((person) => person.faults)).toEqual([]);
  });
});
