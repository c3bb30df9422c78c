import { spelled } from '../../../platform/text.ts';
import type { ReportQuestion } from '../contract/entities.ts';
import { exactSum } from './figures.ts';
import { placeCell, type ReportPlace } from './gathering.ts';
import { isBeforeMerger, predecessorOfSite, predecessorsOf, provinceToday } from './predecessors.ts';
import { MISSING, type Cell } from './totals.ts';

const isAlike = (a: string | null, b: string | null): boolean => spelled(a ?? '') === spelled(b ?? '');

/** The question of an earlier form that asked the same: by its id, which copies keep, else by its words. Null if there is none. */
export const sameQuestion = (question: ReportQuestion, earlier: readonly ReportQuestion[]): ReportQuestion | null =>
  earlier.find(({ id, kind }) => id === question.id && kind === question.kind) ??
  earlier.find(({ text, kind }) => kind === question.kind && isAlike(text, question.text)) ??
  null;

/** Why a whole question is not compared. */
export type NotCompared = 'not-a-figure' | 'not-asked-then' | 'other-unit';

/** Why; null if it is. */
export function whyNotCompared(question: ReportQuestion, earlier: ReportQuestion | null): NotCompared | null {
  if (question.kind !== 'number') return 'not-a-figure';
  if (earlier === null) return 'not-asked-then';
  return isAlike(question.unit, earlier.unit) ? null : 'other-unit';
}

/** What a province, or those that were merged into it, reported then. */
export interface Then {
  /** `apart`: several that do not add up; `part`: not all of them gave a figure, so their sum is not that of the province. */
  readonly state: Cell['state'] | 'part';
  readonly number: number | null;
  /** Each that was merged into it with what it said; one alone for a province that is the same. */
  readonly of: readonly { readonly name: string; readonly cell: Cell }[];
}

/** One province now and then. `change` is null unless both figures are whole. */
export interface Compared {
  readonly province: string;
  readonly now: Cell;
  readonly before: Then;
  readonly change: number | null;
}

/** Whether a figure is that of the whole place: of one whose communes report, not before each of them has. */
const isWholeFigure = ({ state, number, parts }: Cell): boolean =>
  state === 'given' && number !== null && (parts === null || parts.given === parts.of);

/** What provinces that became one said together. Not applicable adds nothing; what is not known or missing leaves the sum a part. */
export function together(of: Then['of'], sums: boolean): Then {
  const [only] = of;
  if (only && of.length === 1) {
    const { state, number } = only.cell;
    return { state: state === 'given' && number !== null && !isWholeFigure(only.cell) ? 'part' : state, number, of };
  }
  const asked = of.filter(({ cell }) => cell.state !== 'not-applicable');
  const figures = asked.flatMap(({ cell }) => (cell.state === 'given' && cell.number !== null ? [cell.number] : []));
  if (asked.length === 0) return { state: of.length > 0 ? 'not-applicable' : 'missing', number: null, of };
  if (figures.length === 0)
    return { state: asked.every(({ cell }) => cell.state === 'not-known') ? 'not-known' : 'missing', number: null, of };
  if (figures.length > 1 && !sums) return { state: 'apart', number: null, of };
  const isWhole = asked.every(({ cell }) => isWholeFigure(cell)) && (sums || asked.length === 1);
  return { state: isWhole ? 'given' : 'part', number: exactSum(figures), of };
}

/** The places of an earlier form, and the day of its conference. */
export interface EarlierPlaces {
  readonly places: readonly ReportPlace[];
  readonly date: string | null;
}

const named = ({ name, site, province }: ReportPlace) => ({ name: site?.name ?? name, province });

/** What a province of today said then; before the merger those that it consists of, each by its name. */
function thenOf(code: string, earlier: EarlierPlaces, question: ReportQuestion): Then {
  if (!isBeforeMerger(earlier.date)) {
    const place = earlier.places.find((one) => provinceToday(named(one)) === code);
    return together([{ name: place?.name ?? '', cell: place ? placeCell(place, question) : MISSING }], question.sums);
  }
  const of = predecessorsOf(code).map((old) => {
    const place = earlier.places.find((one) => predecessorOfSite(named(one))?.code === old.code);
    return { name: old.name, cell: place ? placeCell(place, question) : MISSING };
  });
  return together(of, question.sums);
}

/** A question of today compared with the same one of an earlier form, province by province. */
export function compared(
  places: readonly ReportPlace[],
  question: ReportQuestion,
  earlier: EarlierPlaces,
  asked: ReportQuestion,
): Compared[] {
  const seen = new Set<string>();
  return places.flatMap((place) => {
    const code = provinceToday(named(place));
    if (code === null || place.site?.kind === 'unit' || place.site?.kind === 'other' || seen.has(code)) return [];
    seen.add(code);
    const now = placeCell(place, question);
    const before = thenOf(code, earlier, { ...asked, sums: asked.sums && question.sums });
    const isBoth = isWholeFigure(now) && before.state === 'given' && before.number !== null;
    return [{ province: code, now, before, change: isBoth ? exactSum([now.number ?? 0, -(before.number ?? 0)]) : null }];
  });
}
