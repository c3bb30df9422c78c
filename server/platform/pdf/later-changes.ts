import { objectOf, pageNumbers, readPdf, resolved, sourceOf, type ReadPdf } from './reading.ts';
import { arrayIn, dictAt, PdfError, referenceIn, type PdfDict } from './syntax.ts';

/** What was added behind a signature: nothing but further signatures, something else, or what cannot be read. */
export type LaterChange = 'only-signatures' | 'other' | 'unreadable';

/** The keys whose values differ between two dictionaries. */
const differing = (before: PdfDict, after: PdfDict): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));

const dictIn = (pdf: ReadPdf, source: string | undefined): PdfDict =>
  source === undefined ? new Map<string, string>() : dictAt(resolved(pdf, source), 0).dict;
const listIn = (pdf: ReadPdf, source: string | undefined): string[] => (source === undefined ? [] : arrayIn(resolved(pdf, source)));

/** Whether a list only grew, by fields for signatures. */
function onlyFieldsAdded(before: readonly string[], after: readonly string[], pdf: ReadPdf): boolean {
  const added = after.slice(before.length);
  const isKept = before.every((one, index) => one === after[index]);
  return isKept && added.every((one) => objectOf(pdf, referenceIn(one) ?? -1).dict.get('FT') === '/Sig');
}

function isSignedCatalog(before: ReadPdf, after: ReadPdf, one: PdfDict, other: PdfDict): boolean {
  const changed = differing(one, other);
  if (changed.length === 0) return true;
  if (changed.join() !== 'AcroForm') return false;
  const [form, signed] = [dictIn(before, one.get('AcroForm')), dictIn(after, other.get('AcroForm'))];
  const isForm = differing(form, signed).every((key) => key === 'Fields' || key === 'SigFlags');
  return isForm && onlyFieldsAdded(listIn(before, form.get('Fields')), listIn(after, signed.get('Fields')), after);
}

const isSignedPage = (before: ReadPdf, after: ReadPdf, one: PdfDict, other: PdfDict): boolean =>
  differing(one, other).every((key) => key === 'Annots') &&
  onlyFieldsAdded(listIn(before, one.get('Annots')), listIn(after, other.get('Annots')), after);

/** A place for a signature that was empty and is filled. */
const isFilled = (one: PdfDict, other: PdfDict): boolean =>
  one.get('FT') === '/Sig' && !one.has('V') && differing(one, other).every((key) => key === 'V' || key === 'AP');

function isAllowed(before: ReadPdf, after: ReadPdf, pages: ReadonlySet<number>, number: number): boolean {
  const source = sourceOf(before, number);
  if (!source.startsWith('<<')) return source === sourceOf(after, number);
  const [one, other] = [objectOf(before, number), objectOf(after, number)];
  if (one.stream === other.stream && differing(one.dict, other.dict).length === 0) return true;
  if (one.stream !== null || other.stream !== null) return false;
  if (number === before.rootNumber) return isSignedCatalog(before, after, one.dict, other.dict);
  return pages.has(number) ? isSignedPage(before, after, one.dict, other.dict) : isFilled(one.dict, other.dict);
}

/** Says what the later form of a file changed of an earlier one, which it begins with. */
export function laterChange(earlier: Buffer, later: Buffer): LaterChange {
  try {
    const [before, after] = [readPdf(earlier), readPdf(later)];
    if (after.rootNumber !== before.rootNumber || [...before.offsets.keys()].some((number) => !after.offsets.has(number))) return 'other';
    const replaced = [...after.offsets].filter(([number, at]) => before.offsets.has(number) && before.offsets.get(number) !== at);
    const pages = new Set(pageNumbers(before));
    return replaced.every(([number]) => isAllowed(before, after, pages, number)) ? 'only-signatures' : 'other';
  } catch (error) {
    if (error instanceof PdfError) return 'unreadable';
    throw error;
  }
}
