import type { Block, OfficialPaper, PaperNumber } from '../contract.ts';
import type { PaperForm } from './forms.ts';

/** Blank for a number or a day that is not given yet, to be filled in by hand. */
const BLANK = '……';

/** A number of a paper or a day: below ten with a 0 before it. */
export const padded = (number: number): string => String(number).padStart(2, '0');

/** A month as papers write it: only the first two have a 0 before them. */
export const paddedMonth = (month: number): string => (month <= 2 ? padded(month) : String(month));

/** "Số 05-BB/VPTW" or "Số: 05/BB-VPTW", with blanks for what is not known. */
export function numberLine(form: PaperForm, number: PaperNumber): string {
  const figure = number.number === null ? BLANK : padded(number.number) + (number.suffix ?? '');
  return `${form.numberPrefix}${figure}${form.numberJoin}${number.kind}${form.officeJoin}${number.office ?? BLANK}`;
}

/** "Hà Nội, ngày 05 tháng 02 năm 2026" from YYYY-MM-DD; an unknown day or place is left blank, also where the year is known. */
export function placeAndDate(place: string | null, date: string | null): string {
  const [year, month, day] = (date ?? '').split('-').map(Number);
  const when =
    year && month && day
      ? `ngày ${padded(day)} tháng ${paddedMonth(month)} năm ${year}`
      : `ngày ${BLANK} tháng ${BLANK} năm ${year ? year : BLANK}`;
  return `${place ?? BLANK}, ${when}`;
}

/** The lines under "Nơi nhận", as the form ends them. */
export function recipientLines(form: PaperForm, recipients: readonly string[]): string[] {
  const { last } = form.recipients;
  const lines = last === null ? recipients : [...recipients, last];
  return lines.map((line, index) => `- ${line.replace(/[;.,\s]+$/, '')}${index === lines.length - 1 ? '.' : ';'}`);
}

/** A file's name that every system takes: "bien-ban-hoi-nghi-2025-11-26.docx" is made by the caller from words without marks. */
export function fileName(words: string, date: string | null, format: string): string {
  const plain = words
    .replace(/[đĐ]/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${[plain.slice(0, 80), date].filter(Boolean).join('-')}.${format}`;
}

/** The blocks of each copy of a paper; of most there is one. */
export const copiesOf = ({ blocks, copies }: OfficialPaper): readonly (readonly Block[])[] => copies ?? [blocks];

/** Kinds of blocks that are lines of text. */
const TEXT: ReadonlySet<Block['kind']> = new Set(['paragraph', 'item', 'heading']);

/** The lines of text right before the signatures, at most two: they go with them, so that no signature stands alone on a page. */
export function keptWithSignatures(blocks: readonly Block[]): ReadonlySet<Block> {
  const end = blocks.findIndex(({ kind }) => kind === 'signatures');
  const before = end < 0 ? [] : blocks.slice(Math.max(0, end - 2), end);
  const other = before.findLastIndex(({ kind }) => !TEXT.has(kind));
  return new Set(before.slice(other + 1));
}

/** A paper without its annexes, and these: recipients and what else ends a paper stand between the two. */
export function apartFromAnnexes(blocks: readonly Block[]): { readonly body: readonly Block[]; readonly annexes: readonly Block[] } {
  const at = blocks.findIndex(({ kind }) => kind === 'annex');
  return at < 0 ? { body: blocks, annexes: [] } : { body: blocks.slice(0, at), annexes: blocks.slice(at) };
}

/** Whether a printout has two signatures at its end, so that "Nơi nhận" goes below. */
export const hasSignatures = (paper: OfficialPaper): boolean =>
  copiesOf(paper).some((blocks) => blocks.some((block) => block.kind === 'signatures'));
