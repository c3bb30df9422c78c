import type { Fault } from '../../../platform/errors.ts';
import { fieldCalled } from './fields.ts';

/** The field that a name in a template means; undefined for none. */
export type FieldCalled = (name: string) => string | undefined;

/** What stands around a field: {{…}}, «…» as mail merge shows it, [[…]] or ${…}. */
const FIELD = /\{\{([^{}]*)\}\}|«([^«»]*)»|\[\[([^[\]]*)\]\]|\$\{([^{}]*)\}/g;
/** What begins a field and does not end it. */
const OPEN = /\{\{|«|\[\[|\$\{/;
/** A text of Word, or the end of a paragraph. */
const PIECE = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/g;
/** Marks of a field within the XML: characters that no text of Word has. */
export const [FROM, TO] = ['\uE000', '\uE001'];
const MAX_SHOWN = 60;

interface Piece {
  readonly at: number;
  readonly length: number;
  /** As it stands in the XML, with its entities. */
  readonly text: string;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The texts of a part, paragraph by paragraph. Word cuts what is typed at one go into several. */
function paragraphsOf(xml: string): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const found of xml.matchAll(PIECE)) {
    const [whole, text] = found;
    if (text === undefined) paragraphs.push([]);
    else paragraphs.at(-1)?.push({ at: found.index + whole.length - '</w:t>'.length - text.length, length: text.length, text });
  }
  return paragraphs.filter((pieces) => pieces.length > 0);
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const nameIn = (found: RegExpMatchArray): string => unescaped(found.slice(1).find((name) => name !== undefined) ?? '').trim();

/** Where a paragraph is, in words that lead to it. */
const placeOf = (text: string, at: number) => ({ n: at + 1, text: unescaped(text).trim().slice(0, MAX_SHOWN) });

/** Faults of the main part: fields that nobody knows or that do not end, or none at all. */
export function templateFaults(xml: string, called: FieldCalled = fieldCalled): Fault[] {
  const paragraphs = paragraphsOf(xml).map(textOf);
  const faults = paragraphs.flatMap((text, at): Fault[] => {
    const unknown = [...text.matchAll(FIELD)].map(nameIn).filter((name) => called(name) === undefined);
    return [
      ...unknown.map((name) => ({
        path: 'template',
        message: 'template-field',
        params: { ...placeOf(text, at), name: name.slice(0, MAX_SHOWN) },
      })),
      ...(OPEN.test(text.replace(FIELD, '')) ? [{ path: 'template', message: 'template-open', params: placeOf(text, at) }] : []),
    ];
  });
  if (faults.length > 0) return faults.slice(0, 50);
  return paragraphs.some((text) => text.match(FIELD)) ? [] : [{ path: 'template', message: 'template-no-field' }];
}

/** Faults of headers and footers, which are the same on every page and cannot name a recipient. */
export const headerFaults = (xml: string): Fault[] =>
  paragraphsOf(xml)
    .map(textOf)
    .flatMap((text, at) => (text.match(FIELD) ? [{ path: 'template', message: 'template-header', params: placeOf(text, at) }] : []));

/** Puts each field of a paragraph whole into the text where it begins, in marks; what it took of the others goes. */
function marked(pieces: readonly Piece[], called: FieldCalled): { readonly piece: Piece; readonly text: string }[] {
  const whole = textOf(pieces);
  const fields = [...whole.matchAll(FIELD)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    field: called(nameIn(found)),
  }));
  let start = 0;
  return pieces.map((piece) => {
    const [from, to] = [start, start + piece.length];
    start = to;
    let text = '';
    for (let at = from; at < to; at += 1) {
      const field = fields.find((one) => at >= one.from && at < one.to);
      if (!field) text += whole[at];
      else if (at === field.from) text += `${FROM}${field.field ?? ''}${TO}`;
    }
    return { piece, text };
  });
}

/** The XML with every field in one piece between marks, and spaces kept. */
export function markedTemplate(xml: string, called: FieldCalled = fieldCalled): string {
  const changes = paragraphsOf(xml)
    .filter((pieces) => textOf(pieces).match(FIELD))
    .flatMap((pieces) => marked(pieces, called));
  const parts: string[] = [];
  let at = 0;
  for (const { piece, text } of changes) {
    parts.push(xml.slice(at, piece.at), text);
    at = piece.at + piece.length;
  }
  return [...parts, xml.slice(at)].join('').replaceAll('<w:t>', '<w:t xml:space="preserve">');
}
