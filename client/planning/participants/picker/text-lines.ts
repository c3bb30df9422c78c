import { icon } from '../../../shell/icons.ts';

/** A warning beside a choice. */
export function warningLine(text: string): HTMLElement {
  const one = textLine('warning', text);
  one.prepend(icon('s-warn'));
  return one;
}

/** A line of a picker. */
export function textLine(kind: string, text: string): HTMLElement {
  const one = document.createElement('div');
  one.className = kind;
  one.textContent = text;
  return one;
}
