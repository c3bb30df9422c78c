import type { PlanIndex } from './plan.ts';
import { unsettled } from './requests.ts';
import { speakersList } from './speakers.ts';
import type { ProceedingsState } from './state.ts';

/** Maximum number of other sites in small pictures beside the main picture of a site's page. */
export const MAX_ALONGSIDE = 6;

interface Around {
  /** The site whose page it is; it never appears here itself. */
  readonly siteId: string;
  /** Sites already visible on the page. */
  readonly shown: readonly (string | null)[];
  /** Sites that are sending a picture. */
  readonly sending: ReadonlySet<string>;
}

/**
 * Sites in small pictures on a site's page, the most relevant first: the main hall, the speaker who was told to get ready, the next in the list,
 * those who requested the floor, the last speaker. Otherwise none: random faces would tell nothing.
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
