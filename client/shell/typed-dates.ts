import { readTyped, showTyped, type DateKind } from '../../server/platform/typed-dates.ts';
import { t } from './words.ts';

const PATTERNS: Readonly<Record<DateKind, RegExp>> = { date: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, time: /^\d\d:\d\d$/ };
const WORDS = { date: 'errors.fault.bad-date', month: 'errors.fault.bad-month', time: 'errors.fault.bad-starts' } as const;

const fieldOf = ({ target }: Event): HTMLInputElement | null =>
  target instanceof HTMLInputElement && target.dataset['typed'] !== undefined ? target : null;
const kindOf = (field: HTMLInputElement): DateKind => field.dataset['typed'] as DateKind;

/** Fields of dates as text: says at once what is no date, shows what was understood, opens the browser's calendar beside it. */
export function readTypedDates(): void {
  document.addEventListener('input', judge);
  document.addEventListener('change', rewrite);
  document.addEventListener('click', openCalendar);
}

function judge(event: Event): void {
  const field = fieldOf(event);
  if (!field) return;
  const kind = kindOf(field);
  field.setCustomValidity(field.value.trim() === '' || PATTERNS[kind].test(readTyped(kind, field.value)) ? '' : t(WORDS[kind]));
}

function rewrite(event: Event): void {
  const field = fieldOf(event);
  if (field) field.value = showTyped(kindOf(field), readTyped(kindOf(field), field.value));
}

function openCalendar({ target }: Event): void {
  const button = target instanceof Element ? target.closest('[data-calendar]') : null;
  const field = button?.parentElement?.querySelector<HTMLInputElement>('[data-typed]');
  if (!button || !field) return;
  const calendar = calendarOf(button, field);
  const stored = readTyped('date', field.value);
  calendar.value = PATTERNS.date.test(stored) ? stored : '';
  calendar.showPicker();
}

/** The browser's own field of dates, of which only the calendar is seen. It has no name, so no form sends it. */
function calendarOf(button: Element, field: HTMLInputElement): HTMLInputElement {
  const { nextElementSibling: next } = button;
  if (next instanceof HTMLInputElement) return next;
  const calendar = document.createElement('input');
  calendar.type = 'date';
  calendar.tabIndex = -1;
  calendar.className = 'calendar-picker';
  calendar.setAttribute('aria-hidden', 'true');
  calendar.addEventListener('change', () => {
    field.value = showTyped('date', calendar.value);
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    field.focus();
  });
  button.after(calendar);
  return calendar;
}
