import type { PlanIndex } from './plan.ts';
import { unsettled } from './requests.ts';
import { speakersList } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

/** How many other sites a site sees in the small, besides the main picture. */
export const MAX_ALONGSIDE = 6;

interface Around {
  /** The site whose page it is: it never sees itself here. */
  readonly siteId: string;
  /** Sites that are seen on the page already. */
  readonly shown: readonly (string | null)[];
  /** Sites that send a picture now. */
  readonly sending: ReadonlySet<string>;
}

/**
 * Whom a site sees in the small, the most telling first: the main hall, whoever was told to get ready, who comes next in the list,
 * who asked for the floor, who spoke last. Without any of these nobody: a page of chance faces would tell nothing.
 */
export function alongside(state: ProceedingsState, plan: PlanIndex, { siteId, shown, sending }: Around): string[] {
  const hidden = new Set<string | null>([siteId, null, ...shown]);
  const candidates = [plan.hallId, ...prepared(state), ...next(state, plan), ...asked(state), ...spoke(state)];
  const seen = candidates.filter((id): id is string => id !== null && !hidden.has(id) && sending.has(id));
  return [...new Set(seen)].slice(0, MAX_ALONGSIDE);
}

const prepared = (state: ProceedingsState): (string | null)[] => [state.prepared?.speaker.siteId ?? null];

const next = (state: ProceedingsState, plan: PlanIndex): (string | null)[] =>
  speakersList(state, plan, state.runningItemId).map(({ speaker }) => speaker.siteId);

const asked = (state: ProceedingsState): (string | null)[] => unsettled(state).map((request) => request.siteId);

const spoke = ({ turns }: ProceedingsState): (string | null)[] =>
  Object.values(turns)
    .toSorted((one, other) => other.endedAt - one.endedAt)
    .map(({ speaker }) => speaker.siteId);
