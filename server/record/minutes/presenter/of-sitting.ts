import { correction } from '../../../platform/journal/correction.ts';
import { foldAll, type Entry } from '../../../platform/journal/contract.ts';
import { sitesSlice, sitesState } from '../../../live/roll-call/rules/index.ts';
import type { MinutesBlock, Part } from '../contract.ts';
import { attendanceOf, headCounts, sitesThatCame, type Attendance } from '../rules/attendance.ts';
import { factsOfSitting, generalBlocksOf, isInStretch, stretchOf, type SittingStretch } from '../rules/of-sitting.ts';
import { partOf } from '../rules/parts.ts';
import type { SittingAsHeld } from '../rules/sittings.ts';
import type { Sheet } from './sheet.ts';

/** Everything that the minutes of one sitting are made of: what happened in it, what was written of its items, and who was there. */
export function sheetOfSitting(sheet: Sheet, sitting: SittingAsHeld): Sheet {
  const stretch = stretchOf(sheet.facts.sittings, sitting.id);
  const facts = { ...factsOfSitting(sheet.facts, sitting), attendance: attendanceIn(sheet, stretch) };
  const presence = sheet.presence.filter(({ sittingId }) => sittingId === sitting.id);
  return { ...sheet, facts, presence, texts: textsIn(sheet, sitting, stretch) };
}

/** The text of an item stands once, in the sitting in which it was held last. */
function textsIn({ facts, texts }: Sheet, sitting: SittingAsHeld, stretch: SittingStretch | null): Map<Part, readonly MinutesBlock[]> {
  const items = facts.items.filter(({ sittingId }) => sittingId === sitting.id).map(({ item }) => partOf(item.id));
  const own = items.map((part) => [part, texts.get(part) ?? []] as const);
  return new Map<Part, readonly MinutesBlock[]>([['general', generalBlocksOf(texts.get('general') ?? [], stretch)], ...own]);
}

/** Who was there: sites that had come by its end, and the head counts that they reported during it; those of another sitting do not count. */
function attendanceIn({ plan, entries }: Sheet, stretch: SittingStretch | null): Attendance {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const isBefore = ({ at }: Entry): boolean => stretch !== null && at < stretch.to;
  const corrected = (entry: Entry): Entry | undefined => bySeq.get(correction.read(entry)?.corrects ?? 0);
  const known = entries.filter((entry) => isBefore(corrected(entry) ?? entry));
  const sites = sitesState(foldAll([sitesSlice], {}, known));
  const ids = plan.sites.map(({ id }) => id);
  const others = plan.sites.filter(({ kind }) => kind !== 'main').map(({ id }) => id);
  const inside = known.filter(({ at }) => isInStretch(stretch, at));
  return attendanceOf(ids, sitesThatCame(others, sites).length, headCounts(sites, inside));
}
