import { SYSTEM } from '../../../accounts/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { viewContextOf, speakerName, type ViewContext } from '../../live-page/presenter/index.ts';
import { NEUTRAL_TITLE } from '../../../planning/plan/rules.ts';
import type { Mark } from './rules/clips.ts';

/** Somebody who may know nothing that is classified: a file goes from hand to hand, and what stands in it with it. */
const UNCLEARED = { ...SYSTEM, clearance: 0 };

/** The agenda and the proceedings in the words that may stand in a file; in Vietnamese, the language of the conference. */
export async function unclearedContext(bus: Bus, conferenceId: string, folded: Folded, now: number): Promise<ViewContext> {
  const plan = await bus.run(proceedingsContract.livePlan, UNCLEARED, { conferenceId });
  return viewContextOf({ plan, folded, texts: [], incidents: [], now, lang: 'vi' });
}

/** What goes on in a sitting, each with its words: the items of its agenda and everyone's speeches. */
export function marksOf(context: ViewContext, sittingId: string, now: number): Mark[] {
  const { state, plan } = context;
  const numbers = new Map(plan.items.filter((item) => item.sittingId === sittingId).map((item, index) => [item.id, index + 1]));
  const items = Object.values(state.items).flatMap((run) => {
    if (run.startedAt === null || run.sittingId !== sittingId) return [];
    const title = plan.items.find(({ id }) => id === run.itemId)?.title ?? NEUTRAL_TITLE;
    const number = numbers.get(run.itemId);
    return [
      {
        from: run.startedAt,
        to: run.endedAt ?? now,
        title: number === undefined ? title : `${number}. ${title}`,
      },
    ];
  });
  const turns = turnsOf(context, sittingId, now).map(({ turnId, from, to }) => ({
    from,
    to,
    title: speakerTitle(context, turnId),
  }));
  return [...items, ...turns];
}

/** Everyone who had the floor in a sitting, the earliest first; whoever has it has it until now. */
export function turnsOf({ state }: ViewContext, sittingId: string, now: number): { turnId: string; from: number; to: number }[] {
  const going = state.floor ? [{ ...state.floor, endedAt: now }] : [];
  return [...Object.values(state.turns), ...going]
    .filter((turn) => turn.sittingId === sittingId)
    .map(({ turnId, startedAt, endedAt }) => ({ turnId, from: startedAt, to: endedAt }))
    .toSorted((a, b) => a.from - b.from);
}

/** Who spoke in a turn: a person with the post that their list names last, a site by its name; neutral where the item is classified. */
export function speakerTitle(context: ViewContext, turnId: string): string {
  const { state, plan } = context;
  const turn = state.turns[turnId] ?? (state.floor?.turnId === turnId ? state.floor : undefined);
  if (!turn || plan.items.find(({ id }) => id === turn.itemId)?.hidden) return NEUTRAL_TITLE;
  const { title, posts, isPerson } = speakerName(context, turn.speaker);
  return isPerson ? [title, posts.at(-1)].filter(Boolean).join(', ') : title;
}
