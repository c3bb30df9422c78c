import { SYSTEM } from '../../../accounts/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { viewContextOf, turnSpeaker, type ViewContext } from '../../live-page/presenter/index.ts';
import { NEUTRAL_TITLE } from '../../../planning/plan/rules.ts';
import { titleThen } from '../../sitting/rules/names-then.ts';
import type { Mark } from './rules/clips.ts';

/** A reader without clearance, because files, and the words in them, get passed on. */
const UNCLEARED = { ...SYSTEM, clearance: 0 };

/** The context for words in files: agenda and proceedings without anything classified, in Vietnamese, the language of the conference. */
export async function unclearedContext(bus: Bus, conferenceId: string, folded: Folded, now: number): Promise<ViewContext> {
  const plan = await bus.run(proceedingsContract.livePlan, UNCLEARED, { conferenceId });
  return viewContextOf({ plan, folded, texts: [], incidents: [], now, lang: 'vi' });
}

/** Marks of a sitting with their titles: the items of its agenda and all speeches. */
export function marksOf(context: ViewContext, sittingId: string, now: number): Mark[] {
  const { state, plan } = context;
  const numbers = new Map(plan.items.filter((item) => item.sittingId === sittingId).map((item, index) => [item.id, index + 1]));
  const items = Object.values(state.items).flatMap((run) => {
    if (run.startedAt === null || run.sittingId !== sittingId) return [];
    const title = titleThen(plan, 'items', run.itemId, plan.items.find(({ id }) => id === run.itemId)?.title ?? null) ?? NEUTRAL_TITLE;
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

/** All turns of a sitting, earliest first; a running one lasts until now. */
export function turnsOf({ state }: ViewContext, sittingId: string, now: number): { turnId: string; from: number; to: number }[] {
  const going = state.floor ? [{ ...state.floor, endedAt: now }] : [];
  return [...Object.values(state.turns), ...going]
    .filter((turn) => turn.sittingId === sittingId)
    .map(({ turnId, startedAt, endedAt }) => ({ turnId, from: startedAt, to: endedAt }))
    .toSorted((a, b) => a.from - b.from);
}

/** Who spoke in a turn: a person with the last of their posts, or a site by its name; neutral if the item is classified. */
export function speakerTitle(context: ViewContext, turnId: string): string {
  const { state, plan } = context;
  const turn = state.turns[turnId] ?? (state.floor?.turnId === turnId ? state.floor : undefined);
  if (!turn || plan.items.find(({ id }) => id === turn.itemId)?.hidden) return NEUTRAL_TITLE;
  const { title, posts, isPerson } = turnSpeaker(context, turn);
  return isPerson ? [title, posts.at(-1)].filter(Boolean).join(', ') : title;
}
