import { committeeName, PROVINCES } from '../../sites/provinces.ts';
import type { Site } from '../../sites/contract.ts';

const LONGEST_ID = 80;

/** The id of a group's member: the group's own, a hyphen and the code; with a number behind it where that is taken. */
function memberId(groupId: string, code: string, taken: ReadonlySet<string>): string {
  const stem = `${groupId.slice(0, LONGEST_ID - 9)}-${code}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** The 34 sites that a group with `expand: 'provinces'` stands for, in Vietnamese order. `taken`: ids of all other sites. */
export const expandProvinces = (groupId: string, taken: ReadonlySet<string>): Site[] =>
  PROVINCES.map((province) => ({
    id: memberId(groupId, province.code, taken),
    kind: 'province',
    name: committeeName(province),
    aliases: [],
    group: false,
    count: null,
    province: province.code,
    expand: null,
    groupId,
    version: 1,
    extras: {},
  }));

/** What makes a site, as one text to compare; how often it was edited does not count. */
const factsOf = ({ id, kind, name, aliases, group, count, province, expand, groupId, extras }: Site): string =>
  JSON.stringify([id, kind, name, aliases, group, count, province, expand, groupId, extras]);

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
      return present !== undefined && !named.has(present.id) && factsOf(present) === factsOf(site);
    })
  );
}
