import { FROM, TO } from './template.ts';
import { CERTIFICATE_FIELDS, type CertificateTexts } from './fields.ts';

const FIELD = new RegExp(`${FROM}([a-z]+)${TO}`, 'g');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What Word wants to be different in each copy, or does not need. */
const REPEATED = / w14:(?:paraId|textId)="[^"]*"|<w:bookmark(?:Start|End)\b[^>]*\/>/g;
/** Fields of a mail merge: Word would put their names back over what is filled in when it updates fields, as it may before printing. */
const MERGE_BEGIN = /<w:fldChar (?![^>]*w:fldLock)(?=[^>]*w:fldCharType="begin"[^>]*>(?:(?!<w:fldChar)[^])*?MERGEFIELD)/g;
const MERGE_WHOLE = /<w:fldSimple (?![^>]*w:fldLock)(?=[^>]*MERGEFIELD)/g;
/** The XML in which Word leaves the fields of a mail merge alone. */
const locked = (xml: string): string => [MERGE_BEGIN, MERGE_WHOLE].reduce((text, field) => text.replace(field, '$&w:fldLock="true" '), xml);
const DRAWING = /(<wp:docPr\b[^>]*? id=")\d+(")/g;
const FIRST_PARAGRAPH = /^\s*<w:p(?: [^>]*)?>(?:<w:pPr>(<w:pStyle\b[^>]*\/>)?(<w:keepNext\b[^>]*\/>)?(<w:keepLines\b[^>]*\/>)?)?/;
const EMPTY_PAGE_BREAK =
  '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

/** A body that begins on a new page. */
function onNewPage(body: string): string {
  const found = FIRST_PARAGRAPH.exec(body);
  if (!found || /^\s*<w:p(?: [^>]*)?\/>/.test(body)) return EMPTY_PAGE_BREAK + body;
  const [begin] = found;
  return begin.includes('<w:pPr>')
    ? `${begin}<w:pageBreakBefore/>${body.slice(begin.length)}`
    : `${begin}<w:pPr><w:pageBreakBefore/></w:pPr>${body.slice(begin.length)}`;
}

/** The main part of a document in which each certificate has a page of its own. `xml`: a marked template. */
export function filledCertificates(xml: string, certificates: readonly CertificateTexts[]): string {
  const from = xml.indexOf('>', xml.indexOf('<w:body')) + 1;
  const last = xml.lastIndexOf('<w:sectPr');
  const end = xml.lastIndexOf('</w:body>');
  // A section that ends within the body is one of its paragraphs.
  const to = last > xml.lastIndexOf('</w:p>') ? last : end;
  const body = locked(xml.slice(from, to).replace(REPEATED, ''));
  const next = onNewPage(body);
  let drawing = 0;
  const copies = certificates.map((texts, at) =>
    (at === 0 ? body : next)
      .replace(FIELD, (_, name: string) => {
        const field = CERTIFICATE_FIELDS.find((one) => one === name);
        return field ? escaped(texts[field]) : '';
      })
      .replace(DRAWING, (_, begin: string, rest: string) => `${begin}${(drawing += 1)}${rest}`),
  );
  return `${xml.slice(0, from)}${copies.join('')}${xml.slice(to)}`;
}
