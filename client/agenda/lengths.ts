import { agendaContract as contract } from '../../server/agenda/contract.ts';
import { formatMinutes } from '../../server/i18n/format.ts';
import { call, Refused } from '../connection.ts';
import { pageLang } from '../shell/page.ts';
import { say } from '../shell/words.ts';
import { complain, refresh } from './refresh.ts';
import { conferenceId } from './standing.ts';

const LONGEST = 1440;

/** Null is not known; undefined is no length. */
function lengthIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST ? minutes : undefined;
}

/** Lengths are kept as soon as they are written; times behind them shift. */
export function keepLengths(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    if (form?.dataset.minutes === undefined) return;
    event.preventDefault();
    form.querySelector<HTMLInputElement>('input[name="minutes"]')?.blur();
  });
  document.addEventListener('change', (event) => {
    const input = event.target instanceof HTMLInputElement ? event.target : null;
    const form = input?.closest<HTMLFormElement>('form[data-minutes]');
    if (form && input?.name === 'minutes') void keep(form, input);
  });
}

async function keep(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
  const minutes = lengthIn(input.value);
  const version = form.querySelector<HTMLInputElement>('input[name="version"]');
  if (minutes === undefined || !version) return reportAgain(input);
  const row = form.closest<HTMLElement>('li[data-item]');
  const id = row?.dataset.item ?? '';
  try {
    const { version: next } = await call(contract.setMinutes, { conferenceId: conferenceId(), id, version: Number(version.value), minutes });
    version.value = String(next);
    input.defaultValue = input.value;
    await refresh();
  } catch (error) {
    if (!(error instanceof Refused)) return complain(row, say('common.error.offline'));
    await showRefusal(error, input, id, minutes);
  }
}

/** The other's value is shown; what was written here is said, so that it is not lost. */
async function showRefusal(error: Refused, input: HTMLInputElement, id: string, minutes: number | null): Promise<void> {
  input.value = input.defaultValue;
  await refresh();
  const row = document.querySelector<HTMLElement>(`li[data-item="${CSS.escape(id)}"]`);
  const theirs = row?.querySelector<HTMLInputElement>('input[name="minutes"]')?.value ?? '';
  const words = (length: number | null) => (length === null ? say('agenda.undecided') : formatMinutes(pageLang(), length));
  const stale = say('agenda.staleMinutes', { mine: words(minutes), theirs: words(theirs === '' ? null : Number(theirs)) });
  complain(row, error.refusal.code === 'stale' ? stale : error.message);
}

function reportAgain(input: HTMLInputElement): void {
  input.reportValidity();
}
