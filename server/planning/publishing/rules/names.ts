import type { Plan } from '../../plan/contract.ts';
import { PLAN_LISTS, type PlanChange, type PlanField, type PlanListName, type Touch } from '../contract.ts';

/** Fields that hold ids, and the list to which these belong. */
export const REFERENCES: Readonly<Partial<Record<PlanField, PlanListName>>> = {
  sittingId: 'sittings',
  itemId: 'items',
  adoptedIn: 'items',
  launchedIn: 'items',
  speakers: 'participants',
  presenters: 'participants',
  participantId: 'participants',
  standsFor: 'participants',
  siteId: 'sites',
  groupId: 'sites',
  fromId: 'sites',
  documents: 'documents',
};

const person = ({ name, group, posts }: Plan['participants'][number]): string => name ?? group ?? posts[0] ?? '';

function namesIn(plan: Plan): Map<string, string> {
  const people = new Map(plan.participants.map((participant) => [participant.id, person(participant)]));
  const sites = new Map(plan.sites.map((site) => [site.id, site.name]));
  const speaker = ({ participantId, post, siteId }: Plan['papers'][number]): string =>
    people.get(participantId ?? '') ?? post ?? sites.get(siteId ?? '') ?? '';
  const names: Readonly<Record<PlanListName, ReadonlyMap<string, string>>> = {
    conference: new Map(),
    sittings: new Map(plan.sittings.map(({ id, title }) => [id, title ?? ''])),
    items: new Map(plan.items.map(({ id, title }) => [id, title])),
    papers: new Map(plan.papers.map((paper) => [paper.id, paper.topic ?? speaker(paper)])),
    participants: people,
    sites,
    documents: new Map(plan.documents.map(({ id, title }) => [id, title])),
    awards: new Map(plan.awards.map(({ id, title }) => [id, title])),
    recommendations: new Map(plan.recommendations.map(({ id, text }) => [id, text.slice(0, 120)])),
    campaigns: new Map(plan.campaigns.map(({ id, title }) => [id, title])),
  };
  return new Map(PLAN_LISTS.flatMap((list) => [...names[list]].map(([id, name]): [string, string] => [`${list}/${id}`, name])));
}

/** Ids in the fields of a change, as `list/id`. */
function mentioned({ fields }: PlanChange): string[] {
  return fields.flatMap(({ field, before, after }) => {
    const list = REFERENCES[field];
    return list ? [before, after].flat().flatMap((id) => (typeof id === 'string' ? [`${list}/${id}`] : [])) : [];
  });
}

/** Names of the ids in the changes and of what they touch, by `list/id`, from the later plan. Classified entities get no name. */
export function namesInChanges(
  changes: readonly PlanChange[],
  touches: readonly Touch[],
  plans: readonly Plan[],
  secret: ReadonlySet<string>,
): Record<string, string> {
  const names = new Map(plans.flatMap((plan) => [...namesIn(plan)]));
  const wanted = new Set([
    ...changes.flatMap((change) => [`${change.list}/${change.id}`, ...mentioned(change)]),
    ...touches.map(({ list, id }) => `${list}/${id}`),
  ]);
  return Object.fromEntries([...wanted].flatMap((key) => (secret.has(key) ? [] : [[key, names.get(key) ?? '']])));
}
