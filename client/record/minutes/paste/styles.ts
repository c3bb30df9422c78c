/** A property of an element's own style in lower case, including Word's `mso-` properties; empty if not set. */
export function styleOf(element: Element, property: string): string {
  const style = (element.getAttribute('style') ?? '').toLowerCase();
  const found = style.split(';').find((one) => one.slice(0, one.indexOf(':')).trim() === property);
  return found?.slice(found.indexOf(':') + 1).trim() ?? '';
}

export interface TextStyle {
  readonly bold: boolean;
  readonly script: 'super' | 'sub' | null;
  /** True if white space is preserved. */
  readonly isRaw: boolean;
}

const BOLD = /^(?:b|strong|h[1-6])$/;

/** The style of the text in an element, inherited from that around it. */
export function styleWithin(element: Element, { bold, script, isRaw }: TextStyle): TextStyle {
  const [weight, align, name] = [styleOf(element, 'font-weight'), styleOf(element, 'vertical-align'), element.localName];
  const isBold = weight === '' ? bold || BOLD.test(name) : /^(?:bold|[6-9]00)/.test(weight);
  const isSuper = name === 'sup' || align === 'super' || /\bMso(?:Footnote|Endnote)Reference\b/.test(element.className);
  const raised = isSuper ? 'super' : name === 'sub' || align === 'sub' ? 'sub' : script;
  return { bold: isBold, script: raised, isRaw: isRaw || name === 'pre' };
}

const SILENT = new Set(['script', 'style', 'meta', 'link', 'title', 'head', 'xml', 'template', 'noscript', 'colgroup', 'base']);
const PICTURES = /^(?:img|picture|svg|object|embed|canvas|video|audio|iframe|map|v:.*|m:omath.*)$/;
const CONTROLS = new Set(['input', 'select', 'textarea', 'button', 'progress', 'meter']);
const COMMENTS = /\bMsoComment(?:Reference|Text|Subject)\b|\bmsocom(?:anchor|txt|off)\b/i;

type Reason = 'silent' | 'deleted' | 'comment' | 'hidden' | 'pictures' | 'controls';

/** Why an element and its content is left out of the minutes; null if it is not. */
export function reasonToDrop(element: Element): Reason | null {
  const name = element.localName;
  if (SILENT.has(name)) return 'silent';
  if (COMMENTS.test(element.className) || styleOf(element, 'mso-element').startsWith('comment')) return 'comment';
  if (styleOf(element, 'mso-special-character') === 'comment') return 'comment';
  const decoration = `${styleOf(element, 'text-decoration')} ${styleOf(element, 'text-decoration-line')}`;
  if (name === 'del' || name === 's' || name === 'strike' || decoration.includes('line-through')) return 'deleted';
  const isHidden =
    styleOf(element, 'display') === 'none' || styleOf(element, 'visibility') === 'hidden' || styleOf(element, 'mso-hide') === 'all';
  if (isHidden || element.hasAttribute('hidden')) return 'hidden';
  if (PICTURES.test(name)) return 'pictures';
  return CONTROLS.has(name) ? 'controls' : null;
}
