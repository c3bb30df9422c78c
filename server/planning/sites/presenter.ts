import { formatDate, formatTime } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { totalsOf } from '../collections/presenter.ts';
import type { SiteAccess } from './access/contract.ts';
import { SITE_KINDS, type Site } from './contract.ts';
import { PROVINCES } from './rules/provinces.ts';
import { sitesInOrder, missingProvinces } from './rules/index.ts';

/** The state of a site's join link, for the organizer. */
function accessView(lang: Lang, access: SiteAccess | undefined, zone: string) {
  if (!access) return null;
  const { code, path, revoked, contactName, contactPhone, clearance, rotatedAt } = access;
  const since = translate(lang, 'sites.access.since', { time: formatTime(lang, rotatedAt, zone), date: formatDate(lang, rotatedAt, zone) });
  return { code, path, revoked, contactName, contactPhone, clearance: String(clearance), classified: clearance > 0, since };
}
export type AccessView = NonNullable<ReturnType<typeof accessView>>;

/** "Nhóm 34 điểm cầu", or words for an unknown number. */
const groupText = (lang: Lang, { count }: Site): string =>
  count === null ? translate(lang, 'sites.groupUnknown') : translate(lang, 'sites.groupOf', { n: count });

/** A row of the list. */
function row(lang: Lang, site: Site, all: readonly Site[], access: AccessView | null) {
  const members = all.filter((one) => one.groupId === site.id).length;
  return {
    id: site.id,
    name: site.name,
    version: site.version,
    isGroup: site.group,
    members,
    access,
    also: site.aliases.length > 0 ? translate(lang, 'sites.alsoCalled', { names: site.aliases.join(', ') }) : null,
    group: site.group ? groupText(lang, site) : null,
    named: members > 0 ? translate(lang, 'sites.groupMembers', { n: members }) : null,
    removeText: members > 0 ? translate(lang, 'sites.removeGroupText', { n: members }) : translate(lang, 'sites.removeText'),
  };
}
export type SiteRow = ReturnType<typeof row>;

interface Listed {
  readonly sites: readonly Site[];
  readonly access: readonly SiteAccess[];
  readonly zone: string;
}

const SECTIONS = [
  { id: 'main', holds: (site: Site) => !site.group && site.kind === 'main', movable: true },
  { id: 'province', holds: (site: Site) => !site.group && (site.kind === 'province' || site.kind === 'commune'), movable: false },
  { id: 'other', holds: (site: Site) => !site.group && (site.kind === 'unit' || site.kind === 'other'), movable: true },
  { id: 'group', holds: (site: Site) => site.group, movable: true },
] as const;

const TITLES = { main: 'sites.mainHall', province: 'sites.provinces', other: 'sites.others', group: 'sites.groups' } as const;

/** The page of sites: the main hall first and apart, provinces in Vietnamese order, groups as groups. */
export function sitesView(lang: Lang, { sites, access, zone }: Listed) {
  const by = new Map(access.map((one) => [one.siteId, one]));
  const single = sites.filter((site) => !site.group);
  const sections = SECTIONS.map(({ id, holds, movable }) => {
    const rows = sitesInOrder(sites.filter(holds)).map((site) => row(lang, site, sites, accessView(lang, by.get(site.id), zone)));
    return { id, title: translate(lang, TITLES[id]), n: rows.length, movable: movable && rows.length > 1, rows };
  });
  const group = sites.find((site) => site.expand === 'provinces');
  return {
    sections: sections.filter(({ rows }) => rows.length > 0),
    count: single.length,
    missing: missingProvinces(sites, group?.id ?? null).length,
    inviteGroup: group?.id ?? '',
    hasProvinces: single.some((site) => site.kind === 'province'),
    unopened: single.filter((site) => !by.has(site.id)).length,
    opened: by.size,
    totals: totalsOf(lang, [
      { key: 'sites.totals.sites', n: single.length },
      { key: 'sites.totals.groups', n: sites.length - single.length },
      {
        key: 'sites.totals.noContact',
        n: access.filter(({ contactName }) => contactName === null || contactName === '').length,
        isUnknown: true,
      },
    ]),
  };
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Options of a site's form. */
export function formOptions(lang: Lang, sites: readonly Site[]): Readonly<Record<'kinds' | 'provinces' | 'groups', Option[]>> {
  return {
    kinds: SITE_KINDS.map((kind) => ({ value: kind, label: translate(lang, `sites.kind.${kind}`) })),
    provinces: PROVINCES.map(({ code, name }) => ({ value: code, label: name })),
    groups: sites.filter((site) => site.group).map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** One site with its access, for its page. */
export function siteFormView(lang: Lang, site: Site, sites: readonly Site[], access: SiteAccess | undefined, zone: string) {
  return {
    ...row(lang, site, sites, accessView(lang, access, zone)),
    levels: [0, 1, 2, 3].map((level) => ({
      value: String(level),
      label: translate(lang, `sites.clearanceLevel.${level as 0 | 1 | 2 | 3}`),
    })),
  };
}

/** The ids of all sites after moving one past its neighbour in its own section; null if it has none there. */
export function movedOrder(sites: readonly Site[], siteId: string, by: -1 | 1): string[] | null {
  const ids = sites.map(({ id }) => id);
  const section = SECTIONS.find(({ holds }) => sites.some((site) => site.id === siteId && holds(site)));
  const own = section ? sitesInOrder(sites.filter(section.holds)).map(({ id }) => id) : [];
  const neighbour = own[own.indexOf(siteId) + by];
  if (neighbour === undefined) return null;
  const [a, b] = [ids.indexOf(siteId), ids.indexOf(neighbour)];
  return ids.with(a, neighbour).with(b, siteId);
}
