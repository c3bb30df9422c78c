import type { Site } from '../../../planning/sites/contract.ts';
import type { ConferenceFile, FileSite } from '../format.ts';
import { extrasOf } from './extras.ts';
import { expandProvinces } from './members.ts';

function siteOf(site: FileSite, groups: ReadonlySet<string>): Site {
  const membership = site['x-group'];
  const groupId = typeof membership === 'string' && membership !== site.id && groups.has(membership) ? membership : null;
  const expanded = site['x-expand'] === 'provinces' && isGroup(site);
  return {
    id: site.id,
    kind: site.kind,
    name: site.name,
    aliases: site.aliases,
    group: isGroup(site),
    count: site.count ?? null,
    province: site.province,
    expand: expanded ? 'provinces' : site.expand,
    groupId,
    version: 1,
    extras: extrasOf(site, [...(groupId ? ['x-group'] : []), ...(expanded ? ['x-expand'] : [])]),
  };
}

const isGroup = ({ count, expand }: FileSite): boolean => count !== undefined || expand !== null;

/** The sites of a file; a group with `expand` is followed by its 34 sites. */
export function sitesOf({ sites }: ConferenceFile): Site[] {
  const groups = new Set(sites.filter(isGroup).map(({ id }) => id));
  const taken = new Set(sites.map(({ id }) => id));
  return sites.flatMap((site) => {
    const own = siteOf(site, groups);
    const members = site.expand === 'provinces' ? expandProvinces(site.id, taken) : [];
    for (const { id } of members) taken.add(id);
    return [own, ...members];
  });
}
