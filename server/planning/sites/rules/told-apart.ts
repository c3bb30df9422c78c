import { fold } from '../../../platform/text.ts';
import type { Site } from '../contract.ts';
import { committeeName, provinceOf } from './provinces.ts';

type Kind = Pick<Site, 'kind' | 'group'>;

/** Whether a site is the main hall; a group never is. */
export const isMainHall = ({ kind, group }: Kind): boolean => kind === 'main' && !group;

/** The same sites with the main hall first; the others keep their order. */
export const mainHallFirst = <T extends Kind>(sites: readonly T[]): T[] => [
  ...sites.filter(isMainHall),
  ...sites.filter((site) => !isMainHall(site)),
];

/** Longest name of a site. */
const MAX_LENGTH = 500;

/** A name with a number behind it that no other site has. */
function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const mark = ` (${number})`;
    const tried = name.slice(0, MAX_LENGTH - mark.length) + mark;
    if (!taken.has(fold(tried))) return tried;
  }
}

/** Whether a site is one of the 34 that a group stands for, under the name that goes with its province: that name is never changed. */
function isProvinceOfGroup({ groupId, province, name }: Site): boolean {
  const known = provinceOf(province);
  return groupId !== null && known !== null && committeeName(known) === name;
}

/**
 * Sites as they may stand in a plan, whatever a file or an earlier release held: one main hall, the first; any other becomes an ordinary
 * site. No two have one name: the later one gets a number, or the one beside the 34 of a group.
 */
export function toldApart(sites: readonly Site[]): Site[] {
  const hall = sites.find(isMainHall);
  const taken = new Set(sites.map(({ name }) => fold(name)));
  const seen = new Set(sites.filter(isProvinceOfGroup).map(({ name }) => fold(name)));
  return sites.map((site) => {
    const kind = isMainHall(site) && site !== hall ? ('other' as const) : site.kind;
    const name = seen.has(fold(site.name)) && !isProvinceOfGroup(site) ? numbered(site.name, taken) : site.name;
    seen.add(fold(name));
    taken.add(fold(name));
    return kind === site.kind && name === site.name ? site : { ...site, kind, name };
  });
}

/** Ids of the sites at which delegations of their own take part: all but the main hall and those that stand for several. */
export const remoteSites = (sites: readonly Pick<Site, 'id' | 'kind' | 'group'>[]): ReadonlySet<string> =>
  new Set(sites.filter((site) => !isMainHall(site) && !site.group).map(({ id }) => id));
