import { announce } from '../shell/announce.ts';
import { morph } from '../shell/templates.ts';
import { page, wordsOf } from './standing.ts';

/** Asks for the page again and changes in place what differs: planned times, numbers, warnings, the bar at the bottom. */
export async function refresh(): Promise<void> {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const selector of ['main[data-agenda]', 'footer.pub']) {
    const [old, now] = [document.querySelector(selector), fresh.querySelector(selector)];
    if (old && now) morph(old, now.innerHTML);
  }
}

/** Says what was refused where it arose: under the row, until the next attempt. */
export function complain(row: Element | null | undefined, text: string): void {
  document.querySelectorAll('[data-complaint]').forEach((old) => old.remove());
  const place = (row && wordsOf(row)) ?? page()?.querySelector('.plan');
  const line = document.createElement('p');
  line.className = 'flag';
  line.dataset.complaint = '';
  line.setAttribute('role', 'alert');
  line.textContent = text;
  place?.append(line);
  announce(text, 'assertive');
}
