import type { Plan } from '../../../planning/plan/contract.ts';
import type { Floor, LivePlan, NamesThen, Turn } from '../contract/index.ts';
import type { ProceedingsState } from './state.ts';

/** Records of a version by which the proceedings name things. */
export type NamedRecords = Pick<Plan, 'sittings' | 'items' | 'papers' | 'participants' | 'sites'>;

/** When a version came into force. `at`: milliseconds since 1970. */
export interface InForce {
  readonly number: number;
  readonly at: number;
}

/** The number of the version in force at a moment; of the first one for moments before it. `versions`: the latest first. */
export const numberAt = (versions: readonly InForce[], at: number): number =>
  versions.find((version) => version.at <= at)?.number ?? versions.at(-1)?.number ?? 1;

/** The moments at which what the proceedings tell of began: turns, items and sittings, in milliseconds since 1970. */
export const toldMoments = (state: ProceedingsState): number[] => [
  ...turnsOf(state).map(({ startedAt }) => startedAt),
  ...Object.values(state.items).flatMap(({ startedAt }) => startedAt ?? []),
  ...Object.values(state.sittings).map(({ openedAt }) => openedAt),
];

const turnsOf = ({ turns, floor }: ProceedingsState): (Turn | Floor)[] => [...Object.values(turns), ...(floor ? [floor] : [])];

const find = <T extends { readonly id: string }>(list: readonly T[], id: string | null): T | undefined => list.find((one) => one.id === id);

/** Names that held when something began and are other ones now. `planAt`: the version in force at a moment; undefined where it is the one of now. */
export function namesThen(now: NamedRecords, state: ProceedingsState, planAt: (at: number) => NamedRecords | undefined): NamesThen {
  const titles = (list: 'items' | 'sittings', id: string, at: number | null): NamesThen['items'] => {
    const then = at === null ? undefined : find<{ id: string; title: string | null }>(planAt(at)?.[list] ?? [], id);
    const isOther = then !== undefined && find<{ id: string; title: string | null }>(now[list], id)?.title !== then.title;
    return isOther ? [{ id, title: then.title }] : [];
  };
  return {
    items: Object.values(state.items).flatMap(({ itemId, startedAt }) => titles('items', itemId, startedAt)),
    sittings: Object.values(state.sittings).flatMap(({ sittingId, openedAt }) => titles('sittings', sittingId, openedAt)),
    turns: turnsOf(state).flatMap((turn) => {
      const then = planAt(turn.startedAt);
      return then ? namesOfTurn(now, then, turn) : [];
    }),
  };
}

/** Who spoke, as `then` names them; nothing where `now` says the same. */
function namesOfTurn(now: NamedRecords, then: NamedRecords, { turnId, speaker }: Turn | Floor): NamesThen['turns'] {
  const [before, after] = [then, now].map((plan) => {
    const paper = find(plan.papers, speaker.paperId);
    const person = find(plan.participants, speaker.participantId ?? paper?.participantId ?? null);
    const site = find(plan.sites, speaker.siteId ?? paper?.siteId ?? null);
    return {
      participants: person ? [personOf(person)] : [],
      papers: paper ? [paperOf(paper)] : [],
      sites: site ? [{ id: site.id, name: site.name }] : [],
    };
  });
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const isKnown = before !== undefined && Object.values(before).some((records) => records.length > 0);
  return isSame || !isKnown ? [] : [{ turnId, ...before }];
}

const personOf = ({ id, name, group, posts, siteId, roles }: Plan['participants'][number]) => ({
  id,
  name,
  group,
  posts,
  siteId,
  roles,
});

const paperOf = ({ id, itemId, participantId, post, siteId, topic, minutes }: Plan['papers'][number]) => ({
  id,
  itemId,
  participantId,
  post,
  siteId,
  topic,
  minutes,
});

type Speakers = Pick<LivePlan, 'participants' | 'papers' | 'sites' | 'past'>;

/** The plan with names as they were when a turn began. */
export function planOfTurn<T extends LivePlan>(plan: T, turnId: string): T {
  const names = plan.past?.names.turns.find((one) => one.turnId === turnId);
  return names ? { ...plan, ...namedBy(plan, names) } : plan;
}

function namedBy(plan: LivePlan, names: NamesThen['turns'][number]): Speakers {
  const over = <A extends { readonly id: string }>(list: readonly A[], then: readonly A[]): A[] => {
    const named = new Set(then.map(({ id }) => id));
    return [...then, ...list.filter(({ id }) => !named.has(id))];
  };
  const siteNames = new Map(names.sites.map(({ id, name }) => [id, name]));
  const renamed = <S extends { readonly id: string; readonly name: string }>(site: S): S => ({
    ...site,
    name: siteNames.get(site.id) ?? site.name,
  });
  return {
    participants: over(plan.participants, names.participants),
    papers: over(plan.papers, names.papers),
    sites: plan.sites.map(renamed),
    past: plan.past && { ...plan.past, sites: plan.past.sites.map(renamed) },
  };
}

/** The title under which an item was begun, or the one that it has. */
export const titleThen = (plan: Pick<LivePlan, 'past'>, list: 'items' | 'sittings', id: string, now: string | null): string | null => {
  const then = plan.past?.names[list].find((one) => one.id === id);
  return then === undefined ? now : then.title;
};
