import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommand } from '../../../server/live/desk/presenter/commands.ts';
import { deskView } from '../../../server/live/desk/presenter/index.ts';
import { rollCallContract } from '../../../server/live/roll-call/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { sitting } from '../../../server/i18n/vi/live/sitting.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../../helpers/doors.ts';
import { doubledEntries, entriesAfter, mayRepeat, repeatedEffects } from './doubled-effects.ts';
import { code, published, withPapers } from './published-day.ts';

const PAIRS = 500;
/** Seed under which every action occurs; another one gives another day. */
const SEED = 20_251_126;

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

/** What a desk currently shows to its login: the commands of all its buttons, the primary one first. */
async function buttonsOf(login: Login, conferenceId: string): Promise<string[]> {
  const plan = await login.run(contract.livePlan, { conferenceId });
  const { state, at } = await login.run(contract.liveState, { conferenceId });
  const view = deskView({ plan, folded: state, texts: [], incidents: [], now: at, lang: 'vi' }, { chosen: null, query: '' });
  const { keys: _, ...acts } = view;
  const main = view.stage.primary?.command;
  return [...new Set([...(main ? [main] : []), ...commandsIn(acts)])];
}

function commandsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(commandsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('command' in value && typeof value.command === 'string') return [value.command];
  return Object.values(value).flatMap(commandsIn);
}

const press = (login: Login, conferenceId: string, text: string): Promise<string | undefined> => {
  const command = readCommand(text, conferenceId, text.includes('announcement.make') ? { text: 'Thông báo', to: 'sites' } : {});
  if (!command) throw new Error(`No command of the desk: ${text}`);
  return code(login.run(command.operation, command.input));
};

const draws = fc.sample(fc.record({ same: fc.nat(9), one: fc.nat(999), other: fc.nat(999), stale: fc.nat(9), wait: fc.nat(90) }), {
  numRuns: PAIRS,
  seed: SEED,
});

describe('two desks', () => {
  it('that press at the same time through whole sittings leave a journal without duplicate effects', async () => {
    let day = await openDay();
    const days = [day];
    const doubled: unknown[] = [];
    const codes = new Map<string, number>();
    const kinds = new Set<string>();
    for (const draw of draws) {
      app.clock.now += draw.wait * 1000;
      const buttons = (await buttonsOf(day.chair, day.conferenceId)).filter((text) => mayPress(text, draw.one));
      if (buttons.length === 0 || day.pairs === 60) days.push((day = await openDay()));
      day.pairs += 1;
      const pick = (n: number, from: readonly string[]) => from[n % 3 === 0 ? 0 : n % from.length] ?? '';
      const shown = buttons.length === 0 ? await buttonsOf(day.chair, day.conferenceId) : buttons;
      const one = pick(draw.one, shown);
      const other = draw.same < 6 ? one : pick(draw.other, draw.stale < 3 && day.before.length > 0 ? day.before : shown);
      const answers = await Promise.all([press(day.chair, day.conferenceId, one), press(day.colleague, day.conferenceId, other)]);
      for (const answer of answers) codes.set(answer ?? '', (codes.get(answer ?? '') ?? 0) + 1);
      const entries = await entriesAfter(day.chair, day.conferenceId, day.seq);
      day.seq = entries.at(-1)?.seq ?? day.seq;
      for (const { kind } of entries) kinds.add(kind);
      const effects = repeatedEffects(entries);
      const isTwice = one === other && !mayRepeat(one) && answers.every((answer) => answer === 'accepted');
      if (isTwice || effects.length > 0) doubled.push({ one, other, answers, effects });
      day.before = shown;
    }
    expect(doubled).toEqual([]);
    for (const { chair, conferenceId } of days) expect(doubledEntries(await entriesAfter(chair, conferenceId, 0))).toEqual([]);
    // Both desks succeeded at times, each refusal has words, and whole sittings were completed.
    const words = new Set(['accepted', ...Object.keys(sitting.errors)]);
    expect([...codes.keys()].filter((one) => !words.has(one))).toEqual([]);
    expect(codes.get('accepted')).toBeGreaterThan(PAIRS / 2);
    // The machine decides whose press comes first, so rare cases do not occur in every run.
    for (const kind of ['item.started', 'floor.granted', 'floor.ended', 'queue.moved', 'sitting.closed']) expect(kinds).toContain(kind);
  });

  interface Day {
    readonly conferenceId: string;
    readonly chair: Login;
    readonly colleague: Login;
    seq: number;
    pairs: number;
    before: string[];
  }

  async function openDay(): Promise<Day> {
    const { conferenceId, chair } = await published(app);
    const colleague = await app.member(conferenceId, 'organizer');
    const site = await app.link('site', conferenceId, 'site-96');
    await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    await site.run(contract.request, { conferenceId, topic: null });
    return { conferenceId, chair, colleague, seq: (await entriesAfter(chair, conferenceId, 0)).length, pairs: 0, before: [] };
  }

  /** Closing a sitting is rare, or nothing else would occur. */
  function mayPress(text: string, n: number): boolean {
    return !/"(sitting\.(close|adjourn)|item\.(skip|postpone|finish)|queue\.remove|request\.defer)"/.test(text) || n % 7 === 0;
  }

  it('that invite the same speaker give them the floor once, through the API and the socket alike', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const colleague = await app.member(conferenceId, 'chair');
    const input = { conferenceId, paperId: 'quang-ninh', handOver: false, seen: { itemId: 'papers', turnId: null } };
    const socket = await connect(app.url, colleague.token);
    const answers = await Promise.all([
      callHttp(app.url, contract.grant, input, chair.token).then(httpOutcome),
      callSocket(socket, contract.grant.name, input).then(socketOutcome),
    ]);
    socket.close();
    expect(answers.toSorted()).toEqual(['floor-held', 'ok']);
    const entries = await entriesAfter(chair, conferenceId, 2);
    expect(entries.map(({ kind }) => kind)).toEqual(['floor.granted']);
  });

  it('are told what has changed since they looked, and nothing happens', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const stale = await buttonsOf(chair, conferenceId);
    const grantLaoCai = stale.find((text) => text.includes('floor.grant') && text.includes('lao-cai')) ?? '';
    const skip = stale.find((text) => text.includes('sitting.adjourn')) ?? '';
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    expect(await press(chair, conferenceId, skip)).toBe('seen-turn');
    await chair.run(contract.end, { conferenceId });
    // Nobody has the floor, as when the button was rendered, but somebody had it meanwhile.
    expect(await press(chair, conferenceId, grantLaoCai)).toBe('seen-turn');
    const drawn = await buttonsOf(chair, conferenceId);
    const moved = drawn.find((text) => text.includes('queue.move')) ?? '';
    expect([await press(chair, conferenceId, moved), await press(chair, conferenceId, moved)]).toEqual(['accepted', 'seen-list']);
    const goOn = (await buttonsOf(chair, conferenceId)).find((text) => text.includes('item.finish')) ?? '';
    await chair.run(contract.startItem, { conferenceId, itemId: 'closing' });
    expect(await press(chair, conferenceId, goOn)).toBe('item-not-running');
  });

  it('that add a minute at the same time add one', async () => {
    const { conferenceId, chair } = await withPapers(app);
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const more = (await buttonsOf(chair, conferenceId)).find((text) => text.includes('floor.extend')) ?? '';
    const colleague = await app.member(conferenceId, 'chair');
    const answers = await Promise.all([press(chair, conferenceId, more), press(colleague, conferenceId, more)]);
    expect(answers.toSorted()).toEqual(['accepted', 'seen-limit']);
  });

  it('that remind the sites at the same time remind them once', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const colleague = await app.member(conferenceId, 'chair');
    const remind = (login: Login) => login.run(rollCallContract.remind, { conferenceId, siteId: null });
    const answers = await Promise.all([remind(chair), remind(colleague)]);
    expect(answers.map(({ reminded }) => reminded).toSorted()).toEqual([0, 4]);
    app.clock.now += 61_000;
    expect(await remind(chair)).toEqual({ reminded: 4 });
  });
});
