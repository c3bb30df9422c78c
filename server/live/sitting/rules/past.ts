import type { Plan } from '../../../planning/plan/contract.ts';
import type { Speaker } from '../contract/index.ts';
import { unsettled } from './requests.ts';
import { requestSpeaker } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

/** Ids of everything that the proceedings mention. */
export interface Mentioned {
  readonly items: ReadonlySet<string>;
  readonly papers: ReadonlySet<string>;
  readonly participants: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
}

/** What was heard or held, has the floor or waits for it, and therefore keeps its names even if it left the plan. */
export function mentionedIn(state: ProceedingsState): Mentioned {
  const prepared = state.prepared?.speaker;
  const speakers: Speaker[] = [
    ...Object.values(state.turns).map(({ speaker }) => speaker),
    ...(state.floor ? [state.floor.speaker] : []),
    ...(prepared ? [prepared] : []),
    ...Object.values(state.places).flatMap(({ speaker }) => speaker ?? []),
    ...unsettled(state).map(requestSpeaker),
  ];
  const ids = (of: (speaker: Speaker) => string | null): Set<string> => new Set(speakers.flatMap((speaker) => of(speaker) ?? []));
  const held = Object.values(state.items).filter(({ startedAt }) => startedAt !== null);
  return {
    items: new Set(held.map(({ itemId }) => itemId)),
    papers: ids(({ paperId }) => paperId),
    participants: ids(({ participantId }) => participantId),
    sites: ids(({ siteId }) => siteId),
  };
}

/** Records of a plan that the proceedings tell of. */
export type PastRecords = Pick<Plan, 'items' | 'papers' | 'participants' | 'sites'>;

/**
 * What was mentioned of and is not in the plan any more, each record as the last version before had it.
 * @param earlier plans of earlier versions, the latest first.
 */
export function pastRecords(plan: PastRecords, mentioned: Mentioned, earlier: readonly PastRecords[]): PastRecords {
  const missing = <T extends { readonly id: string }>(list: (plan: PastRecords) => readonly T[], ids: Iterable<string>): T[] => {
    const present = new Set(list(plan).map(({ id }) => id));
    const gone = [...ids].filter((id) => !present.has(id));
    return gone.flatMap((id) => earlier.flatMap((one) => list(one).filter((record) => record.id === id)).slice(0, 1));
  };
  const papers = missing((one) => one.papers, mentioned.papers);
  const spoke = [...plan.papers, ...papers].filter(({ id }) => mentioned.papers.has(id));
  return {
    papers,
    items: missing((one) => one.items, mentioned.items),
    participants: missing(
      (one) => one.participants,
      new Set([...mentioned.participants, ...spoke.flatMap(({ participantId }) => participantId ?? [])]),
    ),
    sites: missing((one) => one.sites, new Set([...mentioned.sites, ...spoke.flatMap(({ siteId }) => siteId ?? [])])),
  };
}

/** The items that left the plan, each with the planned one that was begun next after it. */
export function placedItems<T extends { readonly id: string }>(
  items: readonly T[],
  gone: readonly T[],
  state: Pick<ProceedingsState, 'items'>,
): { readonly item: T; readonly before: string | null }[] {
  const begun = (id: string): number => state.items[id]?.startedAt ?? Infinity;
  return gone
    .toSorted((a, b) => begun(a.id) - begun(b.id))
    .map((item) => ({ item, before: items.find(({ id }) => begun(id) !== Infinity && begun(id) > begun(item.id))?.id ?? null }));
}
