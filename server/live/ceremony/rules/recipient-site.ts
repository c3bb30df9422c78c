import type { Site } from '../../../planning/sites/contract.ts';
import { shortName } from '../../../planning/sites/rules/index.ts';
import { fold } from '../../../platform/text.ts';

type NamedSite = Pick<Site, 'id' | 'name' | 'province' | 'kind'>;

const words = (text: string): string => ` ${fold(text)} `;

/**
 * The site at which a recipient is to be expected: the one whose name, or whose province's, stands in the name of the recipient, the longest
 * name first; null for none, and where two sites are meant alike.
 */
export function siteOfRecipient<S extends NamedSite>(recipient: string, sites: readonly S[]): S | null {
  const name = words(recipient);
  const lengthIn = (site: S): number =>
    Math.max(0, ...[site.name, shortName(site)].filter((one) => name.includes(words(one))).map(({ length }) => length));
  const found = sites.filter(({ kind }) => kind !== 'main').map((site) => ({ site, length: lengthIn(site) }));
  const longest = Math.max(0, ...found.map(({ length }) => length));
  const [only, other] = found.filter(({ length }) => length === longest && length > 0);
  return only && !other ? only.site : null;
}
