import type { PdfPlace, PdfRect } from '../../../platform/pdf/signature-fields.ts';
import type { SigningPlace } from '../contract.ts';

/** How digital signatures look on a paper, by a rule and from the day on which it holds. Lengths in millimetres, sizes in points. */
export interface SignatureLook {
  readonly from: string;
  readonly source: string;
  /** False: taken from memory of the rule, and to be compared with it by the office. */
  readonly isVerified: boolean;
  readonly person: { readonly colour: string; readonly size: number };
  /** `overlap`: which share of the signature the seal covers, from its left. */
  readonly seal: { readonly colour: string; readonly size: number; readonly diameter: number; readonly overlap: number };
}

const LOOKS: readonly SignatureLook[] = [
  {
    from: '2020-03-05',
    source: 'Nghị định 30/2020/NĐ-CP, Phụ lục I',
    isVerified: false,
    person: { colour: '#1b3f9c', size: 9.5 },
    seal: { colour: '#c8102e', size: 9, diameter: 36, overlap: 1 / 3 },
  },
];

/** The look that holds on a day, YYYY-MM-DD. */
export function lookOn(day: string): SignatureLook {
  const held = LOOKS.findLast(({ from }) => from <= day) ?? LOOKS[0];
  if (held === undefined) throw new Error('There is no look of signatures.');
  return held;
}

/** Millimetres in points. */
export const pointsOf = (millimetres: number): number => (millimetres * 72) / 25.4;
/** In the lower margin of the last page, on its right: where a paper without places for signatures is signed. */
const FOOT: PdfPlace = { page: -1, rect: [318, 6, 552, 52] };

/** Where the fields that a paper already has are, and where one would be made that it lacks. */
export const rectToSign = (place: SigningPlace, fields: readonly (PdfPlace & { readonly name: string })[]): PdfPlace =>
  fields.find(({ name }) => name === place) ?? FOOT;

/** Where the seal stands: over a share of the signature from its left, at half its height. */
export function sealPlace({ page, rect: [left, bottom, right, top] }: PdfPlace, { seal }: SignatureLook): PdfPlace {
  const across = pointsOf(seal.diameter);
  const end = left + (right - left) * seal.overlap;
  const middle = Math.max((bottom + top) / 2, across / 2);
  const rect: PdfRect = [end - across, middle - across / 2, end, middle + across / 2];
  return { page, rect };
}
