import { copyAndPrint } from '../../shell/copying.ts';
import { morph } from '../../shell/templates.ts';
import { toast } from '../../shell/toast.ts';
import { t } from '../../shell/words.ts';
import { fetchSheet, tell, type RecordPage } from '../collections/panel/record-page.ts';
import { send, sentBody } from '../collections/panel/sending.ts';
import { showNeededFields } from './role-forms.ts';

/** Sends the forms of the team without loading the page again, so that several people are added one after the other. */
export function sendTeamForms(): void {
  const main = document.querySelector<HTMLElement>('main');
  if (!main) return;
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !main.contains(form) || form.method !== 'post' || event.defaultPrevented) return;
      event.preventDefault();
      if (form.dataset.sent !== undefined) return;
      form.dataset.sent = '';
      void submit(main, form, event.submitter).finally(() => delete form.dataset.sent);
    },
    { capture: true },
  );
}

async function submit(main: HTMLElement, form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  submitter?.setAttribute('aria-busy', 'true');
  const row = form.closest('tr, li');
  const list = row?.parentElement ?? null;
  const place = row && list ? [...list.children].indexOf(row) : -1;
  const answer = await send(form.action, sentBody(form, submitter), () => toast(t('collections.panel.lost')));
  submitter?.removeAttribute('aria-busy');
  if (!answer.isRedirected) return show(main, answer);
  // The next time it is another command.
  delete form.dataset.commandId;
  form.reset();
  tell(answer);
  const { pathname } = new URL(answer.address);
  if (pathname === location.pathname) show(main, answer);
  else if (pathname.startsWith(`${location.pathname}/`)) await showLink(main, answer);
  else return location.assign(answer.address);
  if (pathname !== location.pathname) return;
  if (list) focusAt(list, place);
  else if (form.isConnected) form.querySelector<HTMLElement>('input.input')?.focus();
}

/** Whoever removed a row by keys goes on with its neighbour. */
function focusAt(list: Element, place: number): void {
  const row = list.children[Math.min(place, list.children.length - 1)];
  (row?.querySelector<HTMLElement>('button') ?? document.querySelector<HTMLElement>('main .inspector input.input'))?.focus();
}

function show(main: HTMLElement, { document: page }: RecordPage): void {
  const fresh = page.querySelector('main');
  // The login has ended, for example.
  if (!fresh || fresh.className !== main.className) return location.reload();
  morph(main, fresh.innerHTML);
  showNeededFields();
  // The script that suggests accounts keeps its field, in which the server has put the names that it knows.
  const [names, known] = [main, fresh].map((one) => one.querySelector<HTMLInputElement>('input[data-accounts]'));
  if (names && known) names.value = known.value;
  main.querySelector<HTMLElement>('.has-error :is(input, select), .form-errors')?.focus();
}

/** Shows the link that was made in the panel, where it can be copied; the list behind it is fetched again. */
async function showLink(main: HTMLElement, { document: page }: RecordPage): Promise<void> {
  main.querySelector('[data-made-link]')?.remove();
  show(main, await fetchSheet(location.pathname));
  const section = document.createElement('section');
  section.dataset.madeLink = '';
  section.tabIndex = -1;
  const heading = document.createElement('h2');
  heading.textContent = page.querySelector('h1')?.textContent ?? '';
  section.append(heading, ...page.querySelectorAll('.shared-link'));
  section.querySelector('.shared-link > .actions > a')?.replaceWith(closeButton(section));
  main.querySelector('.inspector')?.prepend(section);
  copyAndPrint(section);
  section.focus();
  section.scrollIntoView({ block: 'nearest' });
}

function closeButton(section: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = t('common.action.close');
  button.addEventListener('click', () => section.remove());
  return button;
}
