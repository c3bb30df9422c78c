import { z } from 'zod';
import { Classification } from '../agenda/contract.ts';
import { levelOf } from '../agenda/rules/secrecy.ts';
import type { Plan } from '../plan/contract.ts';
import { COMPARED_FACTS, type PlanChange, type PlanListName } from '../publishing/contract.ts';
import { secretKeys } from '../publishing/rules/secrecy.ts';

/** A row of the log as it is stored. */
export interface Row {
  readonly operation: string;
  readonly subjectId: string | null;
  readonly changes: unknown;
}

/** The list of the plan that an operation changes; null for one that changes nothing of the plan. */
export function listOf(operation: string): PlanListName | null {
  const [part = '', verb = ''] = operation.split('.');
  if (part === 'agenda') return verb.endsWith('Paper') ? 'papers' : verb.endsWith('Sitting') ? 'sittings' : 'items';
  if (part === 'awards') return verb.endsWith('Campaign') ? 'campaigns' : 'awards';
  if (part === 'conferences') return 'conference';
  if (part === 'invitations' || part === 'invitationMail') return 'participants';
  return (['participants', 'sites', 'documents', 'recommendations'] as const).find((list) => list === part) ?? null;
}

const Facts = z.looseObject({});
const Added = z.looseObject({ added: z.tuple([z.null(), Facts]) });
const Removed = z.looseObject({ removed: z.tuple([z.looseObject({ entity: Facts }), z.null()]) });

/** What was removed by a row, as it was then; null for any other row. */
export const removedEntity = ({ changes }: Pick<Row, 'changes'>): Readonly<Record<string, unknown>> | null =>
  Removed.safeParse(changes).data?.removed[0].entity ?? null;

/** The highest level that a row names. */
function levelIn({ changes }: Pick<Row, 'changes'>): number {
  const edited = z.looseObject({ classification: z.array(z.unknown()) }).safeParse(changes).data?.classification ?? [];
  const added = Added.safeParse(changes).data?.added[1]['classification'];
  const values = [...edited, added, removedEntity({ changes })?.['classification']];
  return Math.max(0, ...values.map((value) => levelOf(Classification.safeParse(value).data ?? null)));
}

const CLASSIFIABLE: ReadonlySet<PlanListName | null> = new Set(['items', 'papers', 'documents']);

/**
 * `list/id` of everything in these rows that a reader may not know. `plans`: the draft first, then the published versions. What was ever
 * above their clearance stays so; what is no longer in the draft is known from the row of its removal, or not at all; papers that are
 * gone may have belonged to such an item.
 */
export function secretIn(rows: readonly Row[], plans: readonly Plan[], clearance: number): Set<string> {
  const secret = new Set(plans.flatMap((plan) => secretKeys(plan, clearance)));
  const [draft] = plans;
  if (clearance >= 3 || !draft) return secret;
  const present = new Set([
    ...draft.items.map(({ id }) => `items/${id}`),
    ...draft.papers.map(({ id }) => `papers/${id}`),
    ...draft.documents.map(({ id }) => `documents/${id}`),
  ]);
  const removed = new Set<string>();
  for (const row of rows) {
    const key = `${listOf(row.operation)}/${row.subjectId ?? ''}`;
    if (levelIn(row) > clearance) secret.add(key);
    if (removedEntity(row) && !key.startsWith('papers/')) removed.add(key);
  }
  for (const { operation, subjectId } of rows) {
    const key = `${listOf(operation)}/${subjectId ?? ''}`;
    if (CLASSIFIABLE.has(listOf(operation)) && !present.has(key) && !removed.has(key)) secret.add(key);
  }
  return secret;
}

const Pair = z.tuple([z.json(), z.json()]);

/** A row as a change of the plan, with the fields that it names before and after; null for a row about nothing in the plan. */
export function changeIn({ operation, subjectId, changes }: Row): PlanChange | null {
  const list = listOf(operation);
  if (list === null || (subjectId === null && list !== 'conference')) return null;
  const known = COMPARED_FACTS[list].keyof().options as readonly string[];
  const fields = Object.entries(Facts.safeParse(changes).data ?? {}).flatMap(([field, value]) => {
    const pair = Pair.safeParse(value).data;
    return pair && known.includes(field)
      ? [{ field: field as PlanChange['fields'][number]['field'], before: pair[0], after: pair[1] }]
      : [];
  });
  return { list, id: subjectId ?? 'conference', kind: 'changed', fields };
}

/** The name of what a row removed. */
export function removedName(row: Row): string | null {
  const entity = removedEntity(row);
  const name =
    entity && [entity['title'], entity['name'], entity['group'], entity['topic'], entity['text']].find((one) => typeof one === 'string');
  return typeof name === 'string' ? name.slice(0, 120) : null;
}
