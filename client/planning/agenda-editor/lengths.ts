import { agendaContract as contract } from '../../../server/planning/agenda/contract.ts';
import { formatMinutes } from '../../../server/i18n/format.ts';
import { call, Refused } from '../../connection.ts';
import { pageLang } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import { complain, forgetProblem } from './problem.ts';
import { refresh } from './refreshing.ts';

/** Stores lengths as soon as they are changed; without JavaScript the small form of each row is submitted. */
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
  // Enter triggers both a change and a submit event.
  if (sending.has(input)) return;
  const version = begun.get(input) ?? Number(field(form, 'version')?.value);
  forgetProblem();
  // JSON turns NaN into null, which would mean that the length is not known.
  if (minutes !== null && !Number.isInteger(minutes)) return complain(t('agenda.badMinutes'), row.id);
  sending.add(input);
  try {
    await call(contract.setMinutes, { conferenceId, id: row.dataset.item ?? '', version, minutes });
    begun.delete(input);
    input.defaultValue = text;
    // It is stored, even if the page cannot be fetched now.
    await refresh().catch(() => {});
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

/** After somebody else's change: shows their value in the field, and the typed one beside it. If theirs cannot be fetched, the typed one stays. */
async function showBoth(row: HTMLElement, input: HTMLInputElement, mine: number | null): Promise<void> {
  const typed = input.value;
  input.value = input.defaultValue;
  input.blur();
  try {
    await refresh();
  } catch {
    input.value = typed;
    return complain(t('agenda.staleUnseen', { mine: formatMinutes(pageLang(), mine) }), row.id);
  }
  const stored = document.querySelector<HTMLInputElement>(`#${CSS.escape(row.id)} input[name="minutes"]`);
  const text = stored?.getAttribute('value') ?? '';
  if (stored) stored.value = text;
  const theirs = text === '' ? null : Number(text);
  complain(t('agenda.staleMinutes', { mine: formatMinutes(pageLang(), mine), theirs: formatMinutes(pageLang(), theirs) }), row.id);
}
