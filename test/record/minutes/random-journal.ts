import fc from 'fast-check';
import { foldAll, type Folded } from '../../../server/platform/journal/contract.ts';
import { campaignLaunched, type CeremonyPlan } from '../../../server/live/ceremony/contract.ts';
import { ceremonySlice, ceremonyState } from '../../../server/live/ceremony/rules/index.ts';
import { voteClosed, voteOpened } from '../../../server/live/votes/contract/entries.ts';
import { votesSlice, votesState } from '../../../server/live/votes/rules/index.ts';
import type { LivePlan } from '../../../server/live/sitting/contract/index.ts';
import type { MinutesBlock, NoteKind } from '../../../server/record/minutes/contract.ts';
import type { Sheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { attendanceOf } from '../../../server/record/minutes/rules/attendance.ts';
import { ceremonyFacts } from '../../../server/record/minutes/rules/ceremony.ts';
import { minutesFacts } from '../../../server/record/minutes/rules/facts.ts';
import { voteFacts } from '../../../server/record/minutes/rules/votes.ts';
import { livePlan } from '../../live/sitting/live-plan.ts';
import { morningPlan, SittingDay, type CommandName } from '../../live/sitting/sitting-day.ts';

const SITTINGS = ['morning', 'afternoon', 'evening'];
const ITEMS = morningPlan.items.map(({ id }) => id);
const PARTS = ['general', ...ITEMS.map((id) => `item.${id}`)];

/** The usual plan with a third sitting. */
export function planOfThree(): LivePlan {
  const plan = livePlan();
  const [morning] = plan.sittings;
  if (!morning) throw new Error('no sitting');
  return { ...plan, sittings: SITTINGS.map((id) => ({ ...morning, id })) };
}

type Act = CommandName | 'launch' | 'vote' | 'write';
const acts: readonly Act[] = [
  'sitting.open',
  'sitting.open',
  'sitting.close',
  'sitting.adjourn',
  'sitting.resume',
  'item.start',
  'item.start',
  'item.postpone',
  'item.skip',
  'item.restore',
  'floor.grant',
  'floor.grant',
  'floor.end',
  'floor.recall',
  'proceedings.correct',
  'launch',
  'vote',
  'write',
  'write',
];

/** What somebody does, after a wait of up to half a day. */
const step = fc.record({
  act: fc.constantFrom(...acts),
  wait: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 3600, max: 43_200 })),
  sittingId: fc.constantFrom(...SITTINGS),
  itemId: fc.constantFrom(...ITEMS),
  part: fc.constantFrom(...PARTS),
  note: fc.constantFrom<NoteKind>('conclusion', 'task', 'recommendation'),
  paperId: fc.constantFrom('quang-ninh', 'lao-cai', 'ca-mau'),
  pick: fc.nat(5),
  isDated: fc.boolean(),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
export const journals = fc.array(step, { maxLength: 60 });

/** A conference that was played, with what was asked, launched and decided in it, each by a name of its own. */
export class Played {
  readonly day = new SittingDay({ ...morningPlan, sittings: SITTINGS.map((id) => ({ id })) });
  readonly plan = planOfThree();
  readonly texts = new Map<string, MinutesBlock[]>();
  readonly asked = new Map<string, string>();
  readonly campaigns: string[] = [];
  readonly notes: string[] = [];

  constructor(steps: readonly Step[]) {
    for (const [index, one] of steps.entries()) this.#take(one, index);
  }

  #take(one: Step, index: number): void {
    this.day.wait(one.wait);
    const { openSittingId, runningItemId, turns } = this.day.state;
    if (one.act === 'write') return this.#write(one, index);
    if (one.act === 'vote') return void (openSittingId !== null && this.#vote(runningItemId ?? one.itemId, index));
    if (one.act === 'launch') return void (openSittingId !== null && this.#launch(runningItemId ?? one.itemId, index));
    const inputs: Partial<Record<Act, Record<string, unknown>>> = {
      'floor.grant': { paperId: one.paperId },
      'floor.recall': { turnId: Object.keys(turns)[one.pick] ?? 'none', handOver: false },
      'proceedings.correct': { seq: Math.max(1, this.day.entries.length - one.pick) },
    };
    const at = one.act.startsWith('sitting.') ? { sittingId: one.act === 'sitting.open' ? one.sittingId : (openSittingId ?? '') } : {};
    this.day.refusal(one.act, inputs[one.act] ?? (one.act.startsWith('item.') ? { itemId: one.itemId } : at));
  }

  #write({ part, note, isDated }: Step, index: number): void {
    const text = `Quyết nghị số ${index}.`;
    this.notes.push(text);
    const block: MinutesBlock = { kind: 'note', at: isDated ? this.day.now : null, note, runs: [{ text }], owner: null, due: null };
    this.texts.set(part, [...(this.texts.get(part) ?? []), block]);
  }

  #vote(itemId: string, index: number): void {
    const voteId = `vote-${index}`;
    this.asked.set(voteId, `Câu hỏi số ${index}.`);
    const shared = { way: 'acclamation', documentId: null, quorum: 'none', majority: 'half-entitled' } as const;
    this.day.tell(voteOpened.make({ voteId, itemId, text: { id: voteId, version: 1 }, places: [], ...shared }));
    if (index % 3 > 0) this.day.tell(voteClosed.make({ voteId, itemId, missing: [] }));
  }

  #launch(itemId: string, index: number): void {
    this.campaigns.push(`campaign-${index}`);
    this.day.tell(campaignLaunched.make({ itemId, campaignId: `campaign-${index}`, publication: 1 }));
  }

  get #folded(): Folded {
    return foldAll([ceremonySlice, votesSlice], {}, this.day.entries);
  }

  /** The questions of the votes that were closed. */
  get closedVotes(): string[] {
    const closed = Object.values(votesState(this.#folded).votes).filter(({ closedAt, voidAt }) => closedAt !== null && voidAt === null);
    return closed.map(({ voteId }) => this.asked.get(voteId) ?? '');
  }

  get sheet(): Sheet {
    const { state, entries, now } = this.day;
    const facts = { launchedIn: null, endsWith: null, publication: 1 };
    const campaigns = this.campaigns.map((id) => ({ id, title: `Phong trào ${id}`, ...facts }));
    const ceremony: CeremonyPlan = { publication: 1, awards: [], campaigns };
    const conferred = [...ceremonyFacts(ceremonyState(this.#folded), ceremony), ...voteFacts(votesState(this.#folded), this.asked)];
    const none = { spoken: new Map(), withheld: new Set<string>(), presence: [], savedAt: null };
    const told = minutesFacts(this.plan, state, attendanceOf([], 0, {}), now, conferred);
    return { plan: this.plan, entries, state, ceremony, conferred, facts: told, texts: this.texts, ...none };
  }
}
