import { fileKeyOf, withFileKey } from '../../../planning/agenda/rules/file-key.ts';
import type { Plan } from '../../../planning/plan/contract.ts';

/** The same plan with other ids for some items, everywhere. */
function withItemIds(plan: Plan, ids: ReadonlyMap<string, string>): Plan {
  const named = <Id extends string | null>(id: Id): Id => (id === null ? id : ((ids.get(id) ?? id) as Id));
  return {
    ...plan,
    items: plan.items.map((item) => ({ ...item, id: named(item.id) })),
    papers: plan.papers.map((paper) => ({ ...paper, itemId: named(paper.itemId) })),
    documents: plan.documents.map((document) => ({ ...document, adoptedIn: named(document.adoptedIn) })),
    campaigns: plan.campaigns.map((campaign) => ({ ...campaign, launchedIn: named(campaign.launchedIn) })),
  };
}

/**
 * A key of a file may say what an item is about, which may be classified sooner or later, and ids stand in addresses, on pages and in
 * calendars: every item gets an id of the server's, and keeps its key with its notes.
 */
export function withOwnIds(plan: Plan, newId: () => string): Plan {
  const ids = new Map(plan.items.map(({ id }) => [id, newId()]));
  return withItemIds({ ...plan, items: plan.items.map((item) => withFileKey(item, item.id)) }, ids);
}

/** The plan with the keys that its items had in their file, for those who may read them. */
export function withFileKeys(plan: Plan): Plan {
  const taken = new Set(plan.items.map(({ id }) => id));
  const keys = plan.items.flatMap((item) => {
    const key = fileKeyOf(item);
    return key === null || taken.has(key) ? [] : [[item.id, key] as const];
  });
  return withItemIds(plan, new Map(keys));
}
