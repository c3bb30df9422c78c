import progressBar from '../../../views/partials/progress.hbs';
import { nameFiles } from '../../shell/files.ts';
import { pageToken } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';

interface Progress {
  readonly stored: number;
  readonly total: number;
}

const PROGRESS_INTERVAL_MS = 300;

/** Takes over the form of this page, and that of the answer that replaces it. */
function takeOver(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-import]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(form);
  });
}

takeOver();

/** Sends the file and shows the server's progress; the answer is the same page as without JavaScript. */
async function send(sent: HTMLFormElement): Promise<void> {
  const button = sent.querySelector('button');
  button?.setAttribute('disabled', '');
  show(null);
  const timer = setInterval(() => void ask(), PROGRESS_INTERVAL_MS);
  try {
    const response = await fetch(sent.action, { method: 'POST', body: new FormData(sent), headers: { 'x-csrf-token': pageToken() } });
    replaceMain(await response.text());
  } catch {
    write(t('importExport.broken'));
    button?.removeAttribute('disabled');
  } finally {
    clearInterval(timer);
  }
}

async function ask(): Promise<void> {
  const response = await fetch('/conferences/import/progress').catch(() => null);
  if (response?.ok) show((await response.json()) as Progress | null);
}

function show(progress: Progress | null): void {
  if (!progress) return write(t('importExport.sending'));
  const { stored: n, total } = progress;
  const shown = place();
  if (shown) morph(shown, `<div>${progressBar({ n, total, text: t('importExport.storing', { n, total }) })}</div>`);
}

const write = (text: string): void => {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  place()?.replaceChildren(paragraph);
};

/** Element that shows progress; null once the answer has replaced the form, which late progress may follow. */
const place = (): HTMLElement | null => document.getElementById('import-progress');

/** Replaces the main part of this page by that of the answer, and announces its faults or heading to screen readers. */
function replaceMain(html: string): void {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  const main = answer.getElementById('main') ?? answer.body;
  document.title = answer.title;
  document.getElementById('main')?.replaceWith(document.adoptNode(main));
  const first = document.querySelector<HTMLElement>('#main .form-errors') ?? document.querySelector<HTMLElement>('#main h1');
  first?.setAttribute('tabindex', '-1');
  first?.focus();
  nameFiles();
  takeOver();
}
