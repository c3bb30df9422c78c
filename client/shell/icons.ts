const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A drawing of the page's sprite: 'i-close', or the shape of a state, 's-warn'. */
export function icon(name: string): SVGElement {
  const isState = name.startsWith('s-');
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('class', isState ? 'state-icon' : 'icon icon--16');
  svg.setAttribute('viewBox', isState ? '0 0 12 12' : '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(NAMESPACE, 'use');
  use.setAttribute('href', `#${name}`);
  svg.append(use);
  return svg;
}
