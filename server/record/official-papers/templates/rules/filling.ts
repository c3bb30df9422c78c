import type { Block } from '../../../printouts/contract.ts';
import { FROM, TO } from '../../../certificates/rules/template.ts';
import type { TemplateTexts } from './fields.ts';
import { blocksXml, escapedXml, type WordLook } from './word-blocks.ts';

const FIELD = new RegExp(`${FROM}([A-Za-z]+)${TO}`, 'g');
const TEXT = `${FROM}text${TO}`;

interface Place {
  readonly from: number;
  readonly to: number;
  readonly xml: string;
}

/** The paragraph in which the text of a paper stands; null if there is none. */
function placeOfText(xml: string): Place | null {
  const at = xml.indexOf(TEXT);
  if (at < 0) return null;
  const from = Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at));
  const to = xml.indexOf('</w:p>', at) + '</w:p>'.length;
  return from < 0 || to <= at ? null : { from, to, xml: xml.slice(from, to) };
}

const innerOf = (xml: string, name: string): string => new RegExp(`<w:${name}>([^]*?)</w:${name}>`).exec(xml)?.[1] ?? '';

const lookOf = (xml: string): WordLook => {
  const paragraph = innerOf(xml, 'pPr');
  return { paragraph: paragraph.replace(/<w:rPr>[^]*?<\/w:rPr>/, ''), letters: innerOf(xml.replace(/<w:pPr>[^]*?<\/w:pPr>/, ''), 'rPr') };
};

/** Whether a marked template has its text once, and alone in a paragraph: there is no other place for many paragraphs. */
export function hasTextAlone(marked: string): boolean {
  const place = placeOfText(marked);
  if (place === null || marked.split(TEXT).length > 2) return false;
  return (
    place.xml
      .replace(/<[^>]*>/g, '')
      .replace(TEXT, '')
      .trim() === ''
  );
}

/** The main part of a template with the texts of a paper, and its blocks in the place of its text. */
export function filledTemplate(marked: string, texts: TemplateTexts, blocks: readonly Block[]): string {
  const place = placeOfText(marked);
  const body = place ? `${marked.slice(0, place.from)}${blocksXml(lookOf(place.xml), blocks)}${marked.slice(place.to)}` : marked;
  return body.replace(FIELD, (_, name: string) => {
    const text = Object.entries(texts).find(([field]) => field === name)?.[1] ?? '';
    return text.split('\n').map(escapedXml).join('</w:t><w:br/><w:t xml:space="preserve">');
  });
}
