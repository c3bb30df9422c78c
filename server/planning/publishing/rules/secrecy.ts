import type { Plan } from '../../plan/contract.ts';
import { mayRead } from '../../plan/rules.ts';
import type { PlanChange } from '../contract.ts';

/** `list/id` of everything in a plan that a login of that clearance (0–3) may not read. */
export function secretKeys(plan: Plan, clearance: number): string[] {
  const items = plan.items.filter((item) => !mayRead(clearance, item)).map((item) => item.id);
  const secret = new Set(items);
  const papers = plan.papers.filter((paper) => secret.has(paper.itemId)).map((paper) => `papers/${paper.id}`);
  const documents = plan.documents.filter((document) => !mayRead(clearance, document)).map((document) => `documents/${document.id}`);
  return [...items.map((id) => `items/${id}`), ...papers, ...documents];
}

/**
 * Changes redacted for a login: of what is secret in either version, only an item's place and length remain. References to
 * secret entities in other changes are left out.
 */
export function readableChanges(changes: readonly PlanChange[], secret: ReadonlySet<string>): PlanChange[] {
  const open = (list: string) => (id: unknown) => !secret.has(`${list}/${String(id)}`);
  return changes.flatMap((change) => {
    const key = `${change.list}/${change.id}`;
    if (secret.has(key))
      return change.list === 'items' ? [{ ...change, fields: change.fields.filter(({ field }) => field === 'minutes') }] : [];
    const fields = change.fields.map(({ field, before, after }) =>
      field === 'documents' && Array.isArray(before) && Array.isArray(after)
        ? { field, before: before.filter(open('documents')), after: after.filter(open('documents')) }
        : { field, before, after },
    );
    return [{ ...change, fields }];
  });
}
