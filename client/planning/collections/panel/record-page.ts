import { findPeople } from '../../participants/people.ts';
import { listLines } from '../lines/lines.ts';
import { copyAndPrint } from '../../../shell/copying.ts';
import { t } from '../../../shell/words.ts';
import { nameFiles } from '../../../shell/files.ts';
import { showServerToast } from '../../../shell/toast.ts';

/** The page of a record as the server answered it. */
export interface RecordPage {
  readonly document: Document;
  /** Its address, after redirections. */
  readonly address: string;
  readonly isRedirected: boolean;
  readonly status: number;
}

/** @throws Error if the server cannot be reached. */
export async function fetchSheet(address: string, init: RequestInit = {}): Promise<RecordPage> {
  const response = await fetch(address, { headers: { accept: 'text/html' }, ...init });
  const document = new DOMParser().parseFromString(await response.text(), 'text/html');
  return { document, address: response.url, isRedirected: response.redirected, status: response.status };
}

/** Shows the content of a page in the panel: under the heading of the list, so that its own is one level lower. */
export function fillPanel(panel: HTMLElement, { document: page }: RecordPage): void {
  const content = page.querySelector('main');
  panel.replaceChildren(...(content ? [...content.childNodes] : []));
  const title = panel.querySelector('h1');
  if (title) lowerHeading(title, content?.dataset.name);
  const cancel = panel.querySelector('form[data-record] .action-bar a');
  cancel?.replaceChildren(t('common.action.close'), key('Esc'));
  findPeople(panel);
  listLines(panel);
  copyAndPrint(panel);
  nameFiles(panel);
}

function key(name: string): HTMLElement {
  const element = document.createElement('kbd');
  element.textContent = name;
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** Words as they are read: pages bind some by spaces that do not break. */
const read = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The name of the record as its heading, under what is done with it; the conference is named above the list already. */
function lowerHeading(title: HTMLElement, name: string | undefined): void {
  const over = title.previousElementSibling;
  const heading = document.createElement('h2');
  heading.append(name ?? title.textContent);
  title.replaceWith(heading);
  if (name === undefined) over?.remove();
  // What is named by its own heading says above it what it is.
  else if (over && read(name) !== read(title.textContent)) over.textContent = title.textContent;
}

/** Shows the name of a record, and what its page says around its form, as they are stored now. */
export function nameRecord(form: HTMLFormElement, { document: page }: RecordPage): void {
  const panel = form.closest('[data-record-panel]');
  for (const part of panel?.querySelectorAll<HTMLElement>('[data-around]') ?? []) {
    const fresh = page.querySelector(`[data-around="${part.dataset.around}"]`);
    if (fresh && !part.contains(document.activeElement)) part.replaceChildren(...document.importNode(fresh, true).childNodes);
  }
  const heading = panel?.querySelector('.page-head h2');
  const name = page.querySelector<HTMLElement>('main')?.dataset.name;
  if (heading && name !== undefined) heading.textContent = name;
}

/** Shows the message that an answer carries, such as what was stored, with the button that takes it back. */
export function tell({ document: page }: RecordPage): void {
  const message = page.querySelector<HTMLElement>('#toasts .toast');
  if (message) showServerToast(message);
}
