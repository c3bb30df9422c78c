import type { Site } from '../../../planning/sites/contract.ts';
import { toldApart } from '../../../planning/sites/rules/told-apart.ts';
import type { ConferenceFile, FileSite } from '../contract/format.ts';
import { extrasOf } from '../contract/format/extras.ts';
import { siteRecord } from '../contract/format/sites.ts';
import { expandProvinces } from './members.ts';

function readSite(site: FileSite, groups: ReadonlySet<string>): Site {
  const membership = site['x-group'];
  const groupId = typeof membership === 'string' && membership !== site.id && groups.has(membership) ? membership : null;
  const expanded = site['x-expand'] === 'provinces' && isGroup(site);
  const { count = null, expand, ...facts } = siteRecord.read(site);
  return {
    ...facts,
    count,
    group: isGroup(site),
    expand: expanded ? 'provinces' : expand,
    groupId,
    version: 1,
    extras: extrasOf(site, [...(groupId ? ['x-group'] : []), ...(expanded ? ['x-expand'] : [])]),
  };
}

const isGroup = ({ count, expand }: FileSite): boolean => count !== undefined || expand !== null;

/** The sites of a file, told apart; a group with `expand` is followed by its 34 sites. */
export function readSites({ sites }: ConferenceFile): Site[] {
  const groups = new Set(sites.filter(isGroup).map(({ id }) => id));
  const taken = new Set(sites.map(({ id }) => id));
  const read = sites.flatMap((site) => {
    const own = readSite(site, groups);
    const members = site.expand === 'provinces' ? expandProvinces(site.id, taken) : [];
    for (const { id } of members) taken.add(id);
    return [own, ...members];
  });
  return toldApart(read);
}
