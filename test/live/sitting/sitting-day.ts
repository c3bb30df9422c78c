import type { Entry, NewEntry } from '../../../server/platform/journal/contract.ts';
import { decideCorrection } from '../../../server/platform/journal/undo.ts';
import type { DecisionContext } from '../../../server/platform/bus/handlers.ts';
import type { Actor } from '../../../server/platform/contract.ts';
import { levelOf } from '../../../server/planning/plan/rules.ts';
import { AppError } from '../../../server/platform/errors.ts';
import * as rules from '../../../server/live/sitting/rules/index.ts';
import type { PlanLists, ProceedingsState, SittingContext } from '../../../server/live/sitting/rules/index.ts';

/** A morning with an opening speech, three papers, a classified item and a closing speech; an afternoon with one item. */
export const morningPlan: PlanLists = {
  publication: 1,
  sittings: [{ id: 'morning' }, { id: 'afternoon' }],
  items: [
    { id: 'opening', sittingId: 'morning', minutes: 10, turnMinutes: null, speakers: ['pham-gia-tuc'], classification: null },
    { id: 'papers', sittingId: 'morning', minutes: 80, turnMinutes: null, speakers: [], classification: null },
    { id: 'secret', sittingId: 'morning', minutes: 15, turnMinutes: null, speakers: [], classification: 'mat' },
    { id: 'closing', sittingId: 'morning', minutes: null, turnMinutes: null, speakers: ['pham-gia-tuc'], classification: null },
    { id: 'later', sittingId: 'afternoon', minutes: 5, turnMinutes: null, speakers: [], classification: null },
  ],
  papers: [
    { id: 'quang-ninh', itemId: 'papers', participantId: null, siteId: 'site-22', minutes: 10 },
    { id: 'lao-cai', itemId: 'papers', participantId: null, siteId: 'site-15', minutes: 10 },
    { id: 'ca-mau', itemId: 'papers', participantId: 'nguyen-van-a', siteId: null, minutes: null },
  ],
  participants: [
    { id: 'pham-gia-tuc', siteId: 'main' },
    { id: 'nguyen-van-a', siteId: 'site-96' },
    { id: 'provincial-delegates', siteId: 'provinces' },
  ],
  sites: [
    { id: 'main', group: false, kind: 'main' },
    { id: 'provinces', group: true, kind: 'province' },
    { id: 'site-15', group: false, kind: 'province' },
    { id: 'site-22', group: false, kind: 'province' },
    { id: 'site-96', group: false, kind: 'province' },
  ],
};

/** Who runs a command. */
export type Acting = Pick<DecisionContext, 'actor' | 'roles'>;
const actorOf = (kind: Actor['kind'], id: string, clearance: number): Actor => ({
  kind,
  id,
  clearance,
  sessionId: null,
  rights: [],
  conferenceId: null,
});
/** Someone at the desk. */
export const chairCleared = (clearance: number): Acting => ({ actor: actorOf('user', 'chair', clearance), roles: ['chair'] });
export const chair: Acting = chairCleared(3);
/** The server itself. */
export const server: Acting = { actor: actorOf('system', 'system', 3), roles: [] };
export const siteActing = (id: string): Acting => ({ actor: actorOf('site', id, 0), roles: ['site'] });

type Decide<Input> = (state: ProceedingsState, input: Input, context: SittingContext) => NewEntry[];
/** A decision whose input may lack fields that the command's schema fills in. */
const by =
  <Input extends object>(decide: Decide<Input>, defaults: Partial<Input> = {}): Decide<object> =>
  (state, input, context) =>
    decide(state, { ...defaults, ...(input as Input) }, context);
const free = { handOver: false };
const atEnd = { seconds: null, before: null };

/** Commands by the names of the contract, decided and folded without a server. */
const decisions = {
  'sitting.open': by(rules.decideOpen),
  'sitting.adjourn': by(rules.decideAdjourn),
  'sitting.resume': by(rules.decideResume),
  'sitting.close': by(rules.decideClose),
  'item.start': by(rules.decideStart),
  'item.finish': by(rules.decideFinish),
  'item.postpone': by(rules.decidePostpone),
  'item.skip': by(rules.decideSkip),
  'item.restore': by(rules.decideRestore),
  'floor.grant': by(rules.decideGrant, free),
  'floor.recall': by(rules.decideRecall, free),
  'floor.prepare': by(rules.decidePrepare),
  'floor.pause': by(rules.decidePause),
  'floor.resume': by(rules.decideResumeTime),
  'floor.extend': by(rules.decideExtend),
  'floor.limit': by(rules.decideLimit, { seconds: null }),
  'limit.set': by(rules.decideSetLimit, { itemId: null }),
  'list.close': by((state) => rules.decideCloseList(state)),
  'list.open': by((state) => rules.decideOpenList(state)),
  'floor.end': by(rules.decideEnd),
  'queue.add': by(rules.decideAdd, atEnd),
  'queue.move': by(rules.decideMove),
  'queue.remove': by(rules.decideRemove),
  'request.make': by(rules.decideRequest, { topic: null }),
  'request.withdraw': by(rules.decideWithdraw),
  'request.accept': by(rules.decideAccept, atEnd),
  'request.defer': by(rules.decideDefer),
  'request.refuse': by(rules.decideRefuse, { reason: null }),
  'announcement.make': by(rules.decideAnnounce, { to: 'everyone' }),
  'announcement.clear': by<{ id?: string }>(rules.decideClear),
  'display.set': by(rules.decideDisplay),
  'proceedings.correct': by<{ seq: number }>((state, input, context) =>
    decideCorrection([rules.proceedingsSlice], { proceedings: state }, input, context),
  ),
  'microphone.close': by(rules.decideCloseMicrophones, { siteId: null }),
  'microphone.open': by(rules.decideOpenMicrophone),
  'screen.put': by(rules.decideScreen),
  'transmission.allow': by(rules.decideAllow),
  'recording.start': by(rules.decideStartRecording),
  'recording.stop': by(rules.decideStopRecording, { reason: 'desk' }),
};

export type CommandName = keyof typeof decisions;
export const commandNames = Object.keys(decisions) as CommandName[];
export const START = Date.UTC(2025, 10, 26, 1, 0);

/** A day at the desk: a journal in memory with a manual clock. */
export class SittingDay {
  readonly entries: Entry[] = [];
  readonly plan: PlanLists;
  state: ProceedingsState = rules.initialProceedings;
  /** By default all sites are cleared for everything. */
  clearances: ReadonlyMap<string, number>;
  now = START;
  #ids = 0;

  constructor(plan: PlanLists = morningPlan) {
    this.plan = plan;
    this.clearances = new Map(plan.sites.map(({ id }) => [id, 3]));
  }

  /** Appends what the command decides and returns its last entry. Throws what the command throws. */
  run(name: CommandName, input: Record<string, unknown> = {}, acting: Acting = chair): Entry {
    this.#ids += 1;
    for (const entry of decisions[name](this.state, input, this.#context(acting))) this.tell(entry);
    const last = this.entries.at(-1);
    if (!last) throw new Error('A command appended nothing.');
    return last;
  }

  /** The code of the refusal, or 'accepted'. */
  refusal(name: CommandName, input: Record<string, unknown> = {}, acting: Acting = chair): string {
    try {
      this.run(name, input, acting);
      return 'accepted';
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
  }

  wait(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }

  #context(acting: Acting): SittingContext {
    const plan = rules.indexPlan(this.plan);
    const level = (itemId: string): number => levelOf(plan.items.get(itemId)?.classification ?? null);
    const { clearances } = this;
    return { ...acting, now: this.now, levelOf: level, plan, clearances, id: `id-${this.#ids}`, participantId: null };
  }

  /** Appends an entry of any feature. */
  tell(entry: NewEntry): void {
    const stored: Entry = { ...entry, seq: this.entries.length + 1, at: this.now, actor: null };
    this.entries.push(stored);
    this.state = rules.proceedingsSlice.apply(this.state, stored);
  }
}

/** A day whose morning is open with the papers running. */
export function morningWithPapers(): SittingDay {
  const day = new SittingDay();
  day.run('sitting.open', { sittingId: 'morning' });
  day.run('item.start', { itemId: 'papers' });
  return day;
}

/** The papers run, Quảng Ninh has the floor. */
export function quangNinhSpeaks(): SittingDay {
  const day = morningWithPapers();
  day.run('floor.grant', { paperId: 'quang-ninh' });
  return day;
}
