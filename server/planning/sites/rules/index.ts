import { AppError } from '../../../platform/errors.ts';
import { byVietnamese, fold } from '../../../platform/text.ts';
import type { Site, SiteFacts, SiteKind } from '../contract.ts';
import { isMainHall } from './told-apart.ts';
import { committeeName, PROVINCES, provinceOf } from './provinces.ts';

type Named = Pick<Site, 'name' | 'province'>;

/** A site's short name: the province alone, unless it was renamed. */
export function shortName({ name, province }: Named): string {
  const known = provinceOf(province);
  return known && committeeName(known) === name ? known.name : name;
}

const RANK: Readonly<Record<SiteKind, number>> = { main: 0, province: 1, commune: 2, unit: 3, other: 3 };
/** Kinds whose sites are sorted by name in Vietnamese order; others keep their own order. */
const BY_NAME: ReadonlySet<SiteKind> = new Set(['province', 'commune'] as const);

/** Sites in display order: the main hall first, then provinces and communes by name, then the others in their own order. */
export const sitesInOrder = <T extends Pick<Site, 'kind' | 'name' | 'province'>>(sites: readonly T[]): T[] =>
  sites.toSorted(
    (a, b) => RANK[a.kind] - RANK[b.kind] || (BY_NAME.has(a.kind) && a.kind === b.kind ? byVietnamese(shortName(a), shortName(b)) : 0),
  );

const MAX_ID_LENGTH = 80;

/** The id of a group's member: the group's id, a hyphen and the code; followed by a number if that is taken. */
function memberId(groupId: string, code: string, taken: ReadonlySet<string>): string {
  const stem = `${groupId.slice(0, MAX_ID_LENGTH - 9)}-${code}`;
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** A site for each of the 34 provinces and cities, in Vietnamese order. `taken`: ids of all other sites. */
export const provinceSites = (stem: string, groupId: string | null, taken: ReadonlySet<string>): Site[] =>
  PROVINCES.map((province) => ({
    id: memberId(stem, province.code, taken),
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

/** Sites for the provinces that a conference does not have yet, with unused ids. */
export function missingProvinces(sites: readonly Site[], groupId: string | null): Site[] {
  const there = new Set(sites.filter((site) => !site.group && site.kind === 'province').map((site) => site.province));
  const names = new Set(sites.flatMap(({ name, aliases }) => [name, ...aliases]).map(fold));
  const taken = new Set(sites.map((site) => site.id));
  return provinceSites(groupId ?? 'site', groupId, taken).filter((site) => !there.has(site.province) && !names.has(fold(site.name)));
}

const fault = (path: string, message: string) => new AppError('invalid', {}, [{ path, message }]);
const sameName = (one: string, other: string): boolean => fold(one) === fold(other);

/** Refuses a second main hall. @throws AppError main-hall-taken. */
export function refuseSecondHall(facts: SiteFacts, others: readonly Site[]): void {
  const hall = isMainHall(facts) ? others.find(isMainHall) : undefined;
  if (hall) throw new AppError('main-hall-taken', { name: hall.name });
}

/**
 * Checks the facts of a site against the other sites. @throws AppError invalid with the field, name-taken (a name or alias of
 * another site would send people to the wrong place).
 */
export function checkFacts(facts: SiteFacts, others: readonly Site[]): void {
  if (!facts.group && (facts.count !== null || facts.expand !== null))
    throw fault(facts.count === null ? 'expand' : 'count', 'site-not-group');
  if (facts.province !== null && !provinceOf(facts.province)) throw fault('province', 'no-such-reference');
  if (facts.groupId !== null) {
    if (facts.group) throw fault('groupId', 'site-group-in-group');
    if (!others.some((site) => site.group && site.id === facts.groupId)) throw fault('groupId', 'no-such-reference');
  }
  const taken = others.find((site) =>
    [site.name, ...site.aliases].some((name) => [facts.name, ...facts.aliases].some((own) => sameName(name, own))),
  );
  if (taken) throw new AppError('name-taken', { name: taken.name });
}

/** Inserts new members right after their group and its members; at the end without a group. */
export function withMembers(sites: readonly Site[], groupId: string | null, added: readonly Site[]): Site[] {
  const last = sites.findLastIndex((site) => groupId !== null && (site.id === groupId || site.groupId === groupId));
  return last === -1 ? [...sites, ...added] : [...sites.slice(0, last + 1), ...added, ...sites.slice(last + 1)];
}

/** The sites to remove with several: each with the members of a group, which are among them or go by the word of the caller. */
export function removedWithAll(sites: readonly Site[], siteIds: readonly string[], members: boolean): Site[] {
  const isNamed = (siteId: string): boolean => sites.every((one) => one.groupId !== siteId || siteIds.includes(one.id));
  return [...new Set(siteIds.flatMap((siteId) => removedWith(sites, siteId, members || isNamed(siteId))))];
}

/** The sites to remove with a site: itself, and a group's members. @throws AppError not-found, group-has-members. */
export function removedWith(sites: readonly Site[], siteId: string, members: boolean): Site[] {
  const site = sites.find((one) => one.id === siteId);
  if (!site) throw new AppError('not-found');
  const belonging = sites.filter((one) => one.groupId === siteId);
  if (belonging.length > 0 && !members) throw new AppError('group-has-members', { n: belonging.length });
  return [site, ...belonging];
}
