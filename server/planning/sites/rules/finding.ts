import { fold } from '../../../platform/text.ts';
import type { Site } from '../contract.ts';
import { shortName } from './index.ts';

type Findable = Pick<Site, 'id' | 'kind' | 'name' | 'aliases' | 'province'>;

const MAIN_HALL: ReadonlySet<string> = new Set(['diem cau chinh', 'hoi truong chinh', 'hoi truong', 'main hall', 'main site']);
/** What people write before the name of a province or a site, and may leave out. */
const BEFORE_NAME = /^(?:diem cau|tinh uy|thanh uy|tinh|thanh pho|tp\.?|site)\s+/;

const bare = (text: string): string => fold(text).replace(BEFORE_NAME, '').replace(BEFORE_NAME, '');
const namesOf = (site: Findable): string[] => [site.name, shortName(site), ...site.aliases];

/**
 * The site that somebody means by a name, a short name or an alias, with or without accents and words such as "tỉnh"; "điểm cầu chính" is the
 * main hall. Null if it is none, or could be several.
 */
export function siteCalled<T extends Findable>(sites: readonly T[], text: string): T | null {
  const wanted = text.normalize('NFC').toLowerCase();
  const ways: ((site: T) => boolean)[] = [
    (site) => namesOf(site).some((name) => name.toLowerCase() === wanted),
    (site) => namesOf(site).some((name) => fold(name) === fold(text)),
    (site) => site.kind === 'main' && MAIN_HALL.has(fold(text)),
    (site) => namesOf(site).some((name) => bare(name) === bare(text)),
  ];
  for (const way of ways) {
    const found = sites.filter(way);
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}
