import type { Item } from '../../agenda/contract.ts';
import type { Away } from '../../awards/rules/absence.ts';
import type { Participant } from '../../participants/contract.ts';
import type { Plan } from '../../plan/contract.ts';
import { fold, nameKey } from '../../../platform/text.ts';
import type { Finding, Subject } from '../contract.ts';
import { overlaps, slotsOf, type PlannedTimes, type Slot } from './slots.ts';

const participant = (id: string): Subject => ({ kind: 'participant', id });
const item = (id: string): Subject => ({ kind: 'item', id });

/** Who speaks in which items: as a speaker of the item or with a paper in it. */
function speakersOf(plan: Plan): Map<string, readonly Item[]> {
  const papers = Map.groupBy(plan.papers, ({ itemId }) => itemId);
  const found = new Map<string, Item[]>();
  for (const one of plan.items) {
    const ids = [...one.speakers, ...(papers.get(one.id) ?? []).map(({ participantId }) => participantId)];
    for (const id of new Set(ids)) if (id !== null) found.set(id, [...(found.get(id) ?? []), one]);
  }
  return found;
}

/** Simultaneous items with the same speaker. Only known times can overlap. */
export function speakersInTwoPlaces(plan: Plan, times: PlannedTimes): Finding[] {
  const pairs = [...Map.groupBy(slotsOf(plan, times), ({ participantId }) => participantId).values()].flatMap((slots) =>
    slots.flatMap((one, at) =>
      slots
        .slice(at + 1)
        .filter((other) => overlaps(one, other))
        .map((other): [Slot, Slot] => [one, other]),
    ),
  );
  return pairs.map(([one, other]) => ({
    code: 'speaker-in-two-places',
    level: 'blocking',
    subjects: [participant(one.participantId), item(one.itemId), item(other.itemId)],
    facts: { from: Math.max(one.start, other.start), to: Math.min(one.end, other.end) },
  }));
}

/** People who are to speak from several sites, by their own site and their papers'; a member takes precedence over its group. */
export function speakersAtTwoSites({ participants, papers, sites }: Plan): Finding[] {
  const siteOf = new Map(sites.map((site) => [site.id, site]));
  const papersOf = Map.groupBy(papers, ({ participantId }) => participantId);
  return participants.flatMap(({ id, siteId }): Finding[] => {
    const named = [siteId, ...(papersOf.get(id) ?? []).map((paper) => paper.siteId)].flatMap((one) =>
      one === null ? [] : (siteOf.get(one) ?? []),
    );
    const groups = new Set(named.map(({ groupId }) => groupId));
    const single = new Set(named.filter((site) => !groups.has(site.id)).map((site) => site.id));
    if (single.size < 2) return [];
    return [
      {
        code: 'speaker-at-two-sites',
        level: 'blocking',
        subjects: [participant(id), ...[...single].map((one): Subject => ({ kind: 'site', id: one }))],
        facts: {},
      },
    ];
  });
}

/** One person with several papers in one item. */
export const speakersTwiceInItem = ({ papers }: Plan): Finding[] =>
  [
    ...Map.groupBy(
      papers.filter(({ participantId }) => participantId !== null),
      ({ itemId, participantId }) => `${itemId} ${participantId}`,
    ).values(),
  ]
    .filter((own) => own.length > 1)
    .map((own) => ({
      code: 'speaker-twice-in-item',
      level: 'warning',
      subjects: [
        ...own.slice(0, 1).flatMap(({ itemId, participantId }) => [item(itemId), participant(participantId ?? '')]),
        ...own.map(({ id }): Subject => ({ kind: 'paper', id })),
      ],
      facts: {},
    }));

/** Speakers who are not in the attendee list. */
export function speakersNotListed(plan: Plan): Finding[] {
  const speakers = speakersOf(plan);
  return plan.participants
    .filter(({ id, listed }) => !listed && speakers.has(id))
    .map(({ id }) => ({
      code: 'speaker-not-listed',
      level: 'warning',
      subjects: [participant(id), ...(speakers.get(id) ?? []).map((one) => item(one.id))],
      facts: {},
    }));
}

/** Speakers who do not come, send somebody else, or are not there now. */
export const speakersAway = (plan: Plan, away: Away): Finding[] =>
  away.size === 0
    ? []
    : [...speakersOf(plan)].flatMap(([id, items]): Finding[] => {
        const why = away.get(id);
        return why === undefined
          ? []
          : [{ code: 'speaker-away', level: 'warning', subjects: [participant(id), ...items.map((one) => item(one.id))], facts: { why } }];
      });

function countBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return counts;
}

/** People with similar names and the same post: reported together, never merged. */
export function likeNamed({ participants }: Plan): Finding[] {
  const named = participants.filter((one): one is Participant & { name: string } => one.name !== null);
  const folds = new Map(named.flatMap(({ posts }) => posts).map((post) => [post, '']));
  for (const post of folds.keys()) folds.set(post, fold(post));
  const withPosts = named.flatMap((one) => one.posts.map((post) => ({ one, post, folded: folds.get(post) ?? '' })));
  const holders = countBy(withPosts, ({ folded }) => folded);
  // Names are compared only among those with the same post: the key of a name is dear.
  const keyed = withPosts
    .filter(({ folded }) => (holders.get(folded) ?? 0) > 1)
    .map(({ one, post, folded }) => ({ one, post, key: `${nameKey(one.name)} · ${folded}` }));
  const groups = [...Map.groupBy(keyed, ({ key }) => key).values()].map((entries) => ({
    ids: [...new Set(entries.map(({ one }) => one.id))],
    post: entries[0]?.post ?? '',
  }));
  const together = Map.groupBy(
    groups.filter(({ ids }) => ids.length > 1),
    ({ ids }) => ids.join(' '),
  );
  return [...together.values()].map((same) => ({
    code: 'like-names',
    level: 'warning',
    subjects: (same[0]?.ids ?? []).map(participant),
    facts: { posts: same.map(({ post }) => post) },
  }));
}

/** Findings for a conference without a chair or a secretary. */
export function missingRoles({ conference, participants }: Plan): Finding[] {
  const subjects: Subject[] = [{ kind: 'conference', id: conference.id }];
  const has = (role: Participant['roles'][number]) => participants.some(({ roles }) => roles.includes(role));
  return [
    ...(has('chair') ? [] : [{ code: 'no-chair' as const, level: 'warning' as const, subjects, facts: {} }]),
    ...(has('secretary') ? [] : [{ code: 'no-secretary' as const, level: 'warning' as const, subjects, facts: {} }]),
  ];
}
