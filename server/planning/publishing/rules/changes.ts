import type { Plan } from '../../plan/contract.ts';
import { COMPARED_FACTS, PLAN_LISTS, type PlanChange, type PlanField, type PlanListName } from '../contract.ts';
import { movedIds } from './order.ts';

interface Thing {
  readonly id: string;
}
type FieldChange = PlanChange['fields'][number];

/** Lists in which the order is content. */
const ORDERED: ReadonlySet<PlanListName> = new Set(['sittings', 'items', 'papers']);

const listOf = (plan: Plan, list: PlanListName): readonly Thing[] =>
  list === 'conference' ? [{ ...plan.conference, id: 'conference' }] : plan[list];

const FACTS = new Map<PlanListName, readonly PlanField[]>(PLAN_LISTS.map((list) => [list, COMPARED_FACTS[list].keyof().options]));

/** The facts in which two entities differ. Both were parsed by the same schema, so equal values have equal JSON. */
function fieldChanges(list: PlanListName, before: Thing, after: Thing): FieldChange[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return (FACTS.get(list) ?? [])
    .filter((field) => !isSame(old.get(field), now.get(field)))
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
}

const isSame = (before: unknown, after: unknown): boolean =>
  before === after || (isComposed(before) && isComposed(after) && JSON.stringify(before) === JSON.stringify(after));
const isComposed = (value: unknown): boolean => typeof value === 'object' && value !== null;

function changeOf(list: PlanListName, before: Thing | undefined, after: Thing, moved: boolean): PlanChange[] {
  const { id } = after;
  if (!before) return [{ list, id, kind: 'added', fields: [] }];
  const fields = fieldChanges(list, before, after);
  if (fields.length > 0) return [{ list, id, kind: 'changed', fields }];
  return moved ? [{ list, id, kind: 'moved', fields: [] }] : [];
}

function changesIn(list: PlanListName, before: readonly Thing[], after: readonly Thing[]): PlanChange[] {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const now = new Set(after.map((thing) => thing.id));
  const moved = ORDERED.has(list) ? movedIds([...old.keys()], [...now]) : new Set<string>();
  const removed = before.filter((thing) => !now.has(thing.id)).map(({ id }): PlanChange => ({ list, id, kind: 'removed', fields: [] }));
  return [...after.flatMap((thing) => changeOf(list, old.get(thing.id), thing, moved.has(thing.id))), ...removed];
}

/**
 * Differences between two plans of a conference, list by list in the order of the newer one, with removed entities last. Entities
 * are matched by id. Row versions and keys of other software are not compared.
 */
export const changesBetween = (before: Plan, after: Plan): PlanChange[] =>
  PLAN_LISTS.flatMap((list) => changesIn(list, listOf(before, list), listOf(after, list)));
