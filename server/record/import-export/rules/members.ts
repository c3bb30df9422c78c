import type { Site } from '../../../planning/sites/contract.ts';
import { provinceSites } from '../../../planning/sites/rules/index.ts';

/** The 34 sites of a group with `expand: 'provinces'`, in Vietnamese order. `taken`: ids of all other sites. */
export const expandProvinces = (groupId: string, taken: ReadonlySet<string>): Site[] => provinceSites(groupId, groupId, taken);

/** What makes a site, as one text to compare; how often it was edited does not count. */
const contentOf = (site: Site): string => JSON.stringify(Object.entries({ ...site, version: 1 }).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Whether the members of a group are just those that the import made: none changed, added, removed or moved, and none named by
 * anything else in the plan (`named`), because a file's references lead to sites that stand in it.
 */
export function isUntouched(sites: readonly Site[], group: Site, named: ReadonlySet<string>): boolean {
  if (group.expand !== 'provinces') return false;
  const members = sites.filter((site) => site.groupId === group.id);
  const others = new Set(sites.filter((site) => site.groupId !== group.id).map(({ id }) => id));
  const made = expandProvinces(group.id, others);
  const start = sites.indexOf(group) + 1;
  return (
    members.length === made.length &&
    made.every((site, at) => {
      const present = sites[start + at];
      return present !== undefined && !named.has(present.id) && contentOf(present) === contentOf(site);
    })
  );
}
