import type { ConferenceFacts } from '../../../planning/conferences/contract.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import { PROVINCES, provinceOf, type Province } from '../../../planning/sites/rules/provinces.ts';

/** What the place on papers follows from. */
export interface PlaceSources {
  readonly conference: Pick<ConferenceFacts, 'placeOfIssue' | 'venue'>;
  readonly sites: readonly Pick<Site, 'kind' | 'province'>[];
}

/**
 * The place beside the date of a paper: as the plan has it, otherwise the province or city of the main hall, otherwise the one that the
 * venue ends with; null, to be written in by hand, where none of them says it. A venue itself, such as a street or a hall, is no such place.
 */
export function placeOnPapers({ conference, sites }: PlaceSources): string | null {
  const ofHall = provinceOf(sites.find(({ kind }) => kind === 'main')?.province ?? null);
  return conference.placeOfIssue ?? nameOf(ofHall ?? provinceAtEnd(conference.venue));
}

const nameOf = (province: Province | null): string | null => province && (province.formalName ?? province.name);

/** "Trụ sở Trung ương Đảng, số 1A Hùng Vương, TP. Hà Nội" is in Hà Nội; "Phố Hà Nội" is not known to be anywhere. */
function provinceAtEnd(venue: string | null): Province | null {
  const last =
    (venue ?? '')
      .normalize('NFC')
      .split(/,|;|\s[-–—]\s/)
      .at(-1) ?? '';
  const name = last
    .trim()
    .replace(/^(tỉnh|thành phố|tp\.?)\s*(?=\p{Lu})/iu, '')
    .replace(/\.$/, '')
    .toLocaleLowerCase('vi');
  return PROVINCES.find((one) => one.name.toLocaleLowerCase('vi') === name) ?? null;
}
