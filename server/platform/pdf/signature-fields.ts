import { drawingOf } from './drawing.ts';
import { objectOf, pageNumbers, readPdf, resolved, type ReadPdf } from './reading.ts';
import { arrayIn, dateSource, dictAt, dictSource, PdfError, referenceIn, textIn, textSource, withEntries, type PdfDict } from './syntax.ts';
import { streamSource, updated } from './updating.ts';

/** Left, bottom, right and top on a page, in points from its lower left corner. */
export type PdfRect = readonly [left: number, bottom: number, right: number, top: number];

/** A place on a page; the first page is 0, the last one -1. */
export interface PdfPlace {
  readonly page: number;
  readonly rect: PdfRect;
}

/** A place for a signature, by its name. */
export interface SignatureField extends PdfPlace {
  readonly name: string;
  readonly isSigned: boolean;
}

export interface SignatureFacts {
  readonly name: string;
  readonly reason: string;
  /** Where it is signed; null leaves it out. */
  readonly location: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Further entries of the signature's dictionary, as PDF writes them. */
  readonly entries?: Readonly<Record<string, string>>;
}

export interface NewSignature extends SignatureFacts {
  readonly field: string;
  /** Used if the file has no field of this name. */
  readonly place: PdfPlace;
  /** A PDF of one page that is shown there; null shows nothing. */
  readonly drawing: Buffer | null;
  /** Bytes kept for the signature. */
  readonly room: number;
}

/** A file that waits for its signature; `range`: what the signature covers, as its two pieces. */
export interface PreparedPdf {
  readonly bytes: Buffer;
  readonly range: readonly [number, number, number, number];
}

/** Print it, and let no program move it. */
const FLAGS = '132';
const BLANK_RANGE = '[0 ********** ********** **********]';
const EMPTY_FORM = streamSource('<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>', '');

const rectSource = (rect: PdfRect): string => `[${rect.map((value) => Math.round(value * 100) / 100).join(' ')}]`;
const dictOf = (pdf: ReadPdf, source: string): PdfDict => dictAt(resolved(pdf, source), 0).dict;

const formOf = (pdf: ReadPdf, catalog: PdfDict): PdfDict => {
  const source = catalog.get('AcroForm');
  return source === undefined ? new Map<string, string>() : dictOf(pdf, source);
};
const fieldsOf = (pdf: ReadPdf, form: PdfDict): string[] => arrayIn(resolved(pdf, form.get('Fields') ?? '[]'));

/** The fields for signatures at the top of the form, with the numbers of their objects. */
function numberedFields(pdf: ReadPdf): (SignatureField & { readonly number: number })[] {
  const pages = pageNumbers(pdf);
  return fieldsOf(pdf, formOf(pdf, objectOf(pdf, pdf.rootNumber).dict)).flatMap((source) => {
    const number = referenceIn(source);
    if (number === null) return [];
    const { dict } = objectOf(pdf, number);
    if (dict.get('FT') !== '/Sig') return [];
    const [left = 0, bottom = 0, right = 0, top = 0] = arrayIn(dict.get('Rect') ?? '[]').map(Number);
    const page = pages.indexOf(referenceIn(dict.get('P')) ?? -1);
    return [{ number, name: textIn(dict.get('T')) ?? '', page, rect: [left, bottom, right, top] as const, isSigned: dict.has('V') }];
  });
}

/** The places for signatures that a file has. @throws PdfError */
export const signatureFields = (bytes: Buffer): SignatureField[] =>
  numberedFields(readPdf(bytes)).map(({ number: _number, ...field }) => field);

/** The objects by which a page shows new widgets and the form knows them. `flags`: 3 once something is signed, so that nothing but updates may change the file. */
function attached(
  pdf: ReadPdf,
  widgets: readonly { readonly number: number; readonly page: number }[],
  flags: string,
): Map<number, string> {
  const objects = new Map<number, string>();
  for (const [page, own] of Map.groupBy(widgets, (widget) => widget.page)) {
    const { dict } = objectOf(pdf, page);
    const annotations = [...arrayIn(resolved(pdf, dict.get('Annots') ?? '[]')), ...own.map(({ number }) => `${number} 0 R`)];
    objects.set(page, dictSource(withEntries(dict, { Annots: `[${annotations.join(' ')}]` })));
  }
  const catalog = objectOf(pdf, pdf.rootNumber).dict;
  const form = formOf(pdf, catalog);
  const fields = [...fieldsOf(pdf, form), ...widgets.map(({ number }) => `${number} 0 R`)];
  const changed = withEntries(form, { Fields: `[${fields.join(' ')}]`, SigFlags: flags });
  objects.set(pdf.rootNumber, dictSource(withEntries(catalog, { AcroForm: dictSource(changed) })));
  return objects;
}

const widgetSource = (name: string, rect: PdfRect, page: number, form: number, value: number | null): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textSource(name)} /F ${FLAGS} /Rect ${rectSource(rect)} /P ${page} 0 R` +
  `${value === null ? '' : ` /V ${value} 0 R`} /AP << /N ${form} 0 R >> >>`;

/** Number of a page's object. */
function pageOf(pdf: ReadPdf, page: number): number {
  const number = pageNumbers(pdf).at(page);
  if (number === undefined) throw new PdfError('There is no such page.');
  return number;
}

/** Adds places for signatures to be filled later. @throws PdfError */
export function withSignatureFields(bytes: Buffer, fields: readonly Omit<SignatureField, 'isSigned'>[]): Buffer {
  if (fields.length === 0) return bytes;
  const pdf = readPdf(bytes);
  const form = pdf.size;
  const widgets = fields.map((field, index) => ({ ...field, number: form + 1 + index, page: pageOf(pdf, field.page) }));
  const objects = attached(pdf, widgets, '0');
  objects.set(form, EMPTY_FORM);
  for (const { name, rect, page, number } of widgets) objects.set(number, widgetSource(name, rect, page, form, null));
  return updated(pdf, objects, form + 1 + fields.length).bytes;
}

/** Prepares a signature behind a file. Nothing but its bytes is missing. @throws PdfError */
export function preparedPdf(bytes: Buffer, signature: NewSignature): PreparedPdf {
  const pdf = readPdf(bytes);
  const existing = numberedFields(pdf).find(({ name }) => name === signature.field);
  if (existing?.isSigned) throw new PdfError('This place is signed already.');
  const drawing = signature.drawing && drawingOf(signature.drawing, pdf.size);
  const form = drawing?.form ?? pdf.size;
  const value = form + 1;
  const number = existing?.number ?? value + 1;
  const { page: at, rect } = existing ?? signature.place;
  const page = pageOf(pdf, at);
  const objects = attached(pdf, existing ? [] : [{ number, page }], '3');
  for (const [one, body] of drawing?.objects ?? new Map([[form, EMPTY_FORM]])) objects.set(one, body);
  objects.set(value, signatureSource(signature));
  objects.set(number, widgetSource(signature.field, rect, page, form, value));
  const next = existing ? value + 1 : value + 2;
  return ranged(updated(pdf, objects, next), value, signature.room);
}

function signatureSource({ name, reason, location, at, entries = {}, room }: NewSignature): string {
  const more = Object.entries(entries).map(([key, value]) => ` /${key} ${value}`);
  return (
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${BLANK_RANGE} /Contents <${'0'.repeat(room * 2)}>` +
    ` /M ${dateSource(at)} /Name ${textSource(name)} /Reason ${textSource(reason)}${location === null ? '' : ` /Location ${textSource(location)}`}${more.join('')} >>`
  );
}

/** Writes what the signature covers: everything but its own bytes. */
function ranged(
  { bytes, offsets }: { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> },
  value: number,
  room: number,
): PreparedPdf {
  const begin = offsets.get(value) ?? 0;
  const from = bytes.indexOf('/Contents <', begin, 'latin1') + '/Contents '.length;
  const to = from + room * 2 + 2;
  const range = [0, from, to, bytes.length - to] as const;
  const written = `[0 ${range
    .slice(1)
    .map((one) => String(one).padEnd(10))
    .join(' ')}]`;
  bytes.write(written, bytes.indexOf(BLANK_RANGE, begin, 'latin1'), 'latin1');
  return { bytes, range };
}

/** The bytes that a signature covers. */
export const coveredBytes = ({ bytes, range: [from, length, again, rest] }: PreparedPdf): Buffer =>
  Buffer.concat([bytes.subarray(from, from + length), bytes.subarray(again, again + rest)]);

/** Puts a signature into the place kept for it. @throws PdfError if it is too long. */
export function withSignature({ bytes, range: [, from, to] }: PreparedPdf, signature: Uint8Array): Buffer {
  const room = to - from - 2;
  const hex = Buffer.from(signature).toString('hex');
  if (hex.length > room) throw new PdfError('The signature does not fit.');
  const signed = Buffer.from(bytes);
  signed.write(hex.padEnd(room, '0'), from + 1, 'latin1');
  return signed;
}
