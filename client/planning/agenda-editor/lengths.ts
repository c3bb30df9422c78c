import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { formatMinutes } from '../../../server/i18n/format.ts';
import { call, Refused } from '../../connection.ts';
import { pageLang } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import { complain, forgetProblem } from './problem.ts';
import { refresh } from './refreshing.ts';

/** Lengths are stored as soon as they are changed; without this the small form of each row is sent. */
export function editLengths(conferenceId: string): void {
  document.addEventListener('input', ({ target }) => noteVersion(target));
  document.addEventListener('change', (event) => void store(formOf(event.target), conferenceId));
  document.addEventListener(
    'submit',
    (event) => {
      const form = formOf(event.target);
      if (!form) return;
      event.preventDefault();
      event.stopPropagation();
      void store(form, conferenceId);
    },
    { capture: true },
  );
}

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>('form[data-minutes]') : null;

/** The version at which editing began; the page may be updated in the meantime. */
const begun = new WeakMap<HTMLInputElement, number>();
const sending = new WeakSet<HTMLInputElement>();
function noteVersion(target: EventTarget | null): void {
  const form = formOf(target);
  const input = form && field(form, 'minutes');
  if (form && input && !begun.has(input)) begun.set(input, Number(field(form, 'version')?.value));
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | null {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : null;
}

async function store(form: HTMLFormElement | null, conferenceId: string): Promise<void> {
  const input = form && field(form, 'minutes');
  const row = form?.closest<HTMLElement>('[data-item]');
  if (!form || !input || !row || input.value.trim() === input.defaultValue) return;
  const text = input.value.trim();
  const minutes = text === '' ? null : Number(text);
  // Enter says it twice, as a change and as a form that is sent.
  if (sending.has(input)) return;
  const version = begun.get(input) ?? Number(field(form, 'version')?.value);
  forgetProblem();
  // What is no number would travel as null, which says that the length is not known.
  if (minutes !== null && !Number.isInteger(minutes)) return complain(t('agenda.badMinutes'), row.id);
  sending.add(input);
  try {
    await call(contract.setMinutes, { conferenceId, id: row.dataset.item ?? '', version, minutes });
    begun.delete(input);
    input.defaultValue = text;
    await refresh();
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== 'stale') return complain(wordsFor(error), row.id);
    begun.delete(input);
    await showBoth(row, input, minutes);
  } finally {
    sending.delete(input);
  }
}

function wordsFor(error: unknown): string {
  if (!(error instanceof Refused)) return t('common.error.offline');
  return error.refusal.code === 'invalid' ? t('agenda.badMinutes') : error.message;
}

/** Somebody else was faster: their value goes into the field, the typed one beside it. */
async function showBoth(row: HTMLElement, input: HTMLInputElement, mine: number | null): Promise<void> {
  input.value = input.defaultValue;
  input.blur();
  await refresh();
  const stored = document.querySelector<HTMLInputElement>(`#${CSS.escape(row.id)} input[name="minutes"]`);
  const text = stored?.getAttribute('value') ?? '';
  if (stored) stored.value = text;
  const theirs = text === '' ? null : Number(text);
  complain(t('agenda.staleMinutes', { mine: formatMinutes(pageLang(), mine), theirs: formatMinutes(pageLang(), theirs) }), row.id);
}
