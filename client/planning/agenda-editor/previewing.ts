import { plannedTimes, type PlannedTime, type Timetable } from '../../../server/planning/agenda/rules/index.ts';
import { clockText } from '../../../server/planning/agenda-editor/presenter/day.ts';
import type { RecordPanel } from '../collections/panel/record-panel.ts';
import { t } from '../../shell/words.ts';
import { onFresh } from './refreshing.ts';

/** An item that is being added: where it goes, and what is known of it. */
interface Entered {
  readonly sittingId: string;
  readonly after: string;
  readonly title: string;
  readonly minutes: number | null;
}
type Times = ReadonlyMap<string, PlannedTime>;

/** Id of the entered item among those of the agenda. */
const NEW = 'new';

const lists = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-sitting]')];
const rowsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
const numberOrNull = (text: string | undefined): number | null => (/^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : null);

/** Shows a new item in its place in the agenda while its form is filled in, and which times it moves, before anything is stored. */
export function previewNew({ page: { panel } }: RecordPanel): void {
  const show = (): void => {
    const form = panel.querySelector<HTMLFormElement>('form[data-guard]:not([data-record])');
    clear();
    const entered = form && enteredIn(form);
    if (form && entered) draw(form, entered);
  };
  panel.addEventListener('input', show);
  panel.addEventListener('change', show);
  new MutationObserver(show).observe(panel, { childList: true });
  onFresh(show);
}

function enteredIn(form: HTMLFormElement): Entered | null {
  const field = (name: string): string => form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)?.value ?? '';
  const [sittingId = '', after] = field('place').split('/');
  return after === undefined ? null : { sittingId, after, title: field('title').trim(), minutes: numberOrNull(field('minutes').trim()) };
}

/** The times of the agenda, as its rows tell lengths and its sittings their starts. */
function timesWith(entered: Entered | null): Times {
  const items = lists().flatMap((list) => {
    const sittingId = list.dataset.sitting ?? '';
    const rows = rowsIn(list).map(({ dataset }) => ({ id: dataset.item ?? '', minutes: numberOrNull(dataset.length) }));
    const at = rows.findIndex(({ id }) => id === entered?.after) + 1;
    const all = entered?.sittingId === sittingId ? rows.toSpliced(at, 0, { id: NEW, minutes: entered.minutes }) : rows;
    return all.map((item) => ({ ...item, sittingId, count: null }));
  });
  const sittings = lists().map(({ dataset }) => ({ id: dataset.sitting ?? '', date: null, starts: dataset.starts ?? null }));
  const conference: Timetable['conference'] = { date: null, starts: null, timeZone: 'UTC' };
  return plannedTimes({ conference, sittings, items, papers: [] });
}

function clear(): void {
  document.querySelectorAll('[data-preview]').forEach((element) => element.remove());
  for (const time of document.querySelectorAll<HTMLElement>('time[data-was]')) {
    time.textContent = time.dataset.was ?? '';
    time.classList.remove('unknown');
    delete time.dataset.was;
  }
}

function draw(form: HTMLFormElement, entered: Entered): void {
  const list = lists().find(({ dataset }) => dataset.sitting === entered.sittingId);
  if (!list) return;
  const [before, now] = [timesWith(null), timesWith(entered)];
  const rows = rowsIn(list);
  const at = rows.findIndex(({ dataset }) => dataset.item === entered.after);
  // While a sitting runs, its times follow what happened.
  const isRunning = list.querySelector('time.actual') !== null;
  const isBegun = entered.title !== '' || entered.minutes !== null;
  if (isBegun && !isRunning) for (const row of rows.slice(at + 1)) showMoved(row, before, now);
  const own = rowOf(entered, isRunning ? null : (now.get(NEW)?.start ?? null));
  if (at === -1) list.prepend(own);
  else rows[at]?.after(own);
  own.scrollIntoView({ block: 'nearest' });
  const next = rows[at + 1]?.dataset.item;
  if (isBegun && !isRunning) showConsequence(form, now.get(NEW), next === undefined ? null : [before.get(next), now.get(next)]);
}

const clock = (start: number | null | undefined): string => (start === null || start === undefined ? t('agenda.nextUp') : clockText(start));

function showMoved(row: HTMLElement, before: Times, now: Times): void {
  const [was, is] = [before, now].map((times) => times.get(row.dataset.item ?? '')?.start ?? null);
  const time = row.querySelector('time');
  if (!time || was === is || was === undefined || was === null || is === undefined) return;
  time.dataset.was = time.textContent;
  time.textContent = clock(is);
  time.classList.toggle('unknown', is === null);
  const words = is === null ? 'agenda.preview.lost' : 'agenda.preview.moved';
  row.querySelector('b')?.append(mark(t(words, { n: (is ?? 0) - was, was: clockText(was) })));
}

function mark(text: string): HTMLElement {
  const word = document.createElement('span');
  word.className = 'new';
  word.dataset.preview = '';
  word.textContent = text;
  return word;
}

function rowOf({ title, minutes }: Entered, start: number | null): HTMLElement {
  const row = document.createElement('li');
  row.className = 'is-new';
  row.dataset.preview = '';
  const time = document.createElement('time');
  time.textContent = clock(start);
  time.classList.toggle('unknown', start === null);
  const name = document.createElement('b');
  name.append(title || t('agenda.preview.untitled'), mark(t('agenda.preview.entering')));
  const about = document.createElement('div');
  about.append(name);
  const length = document.createElement('div');
  length.className = 'item-length';
  length.textContent = minutes === null ? t('agenda.undecided') : `${minutes} ${t('agenda.minute')}`;
  row.append(document.createElement('span'), time, about, length);
  return row;
}

/** Below its length: when the item would be, and by how much it moves what follows. */
function showConsequence(
  form: HTMLFormElement,
  own: PlannedTime | undefined,
  next: readonly [PlannedTime | undefined, PlannedTime | undefined] | null,
): void {
  const { start = null, end = null } = own ?? {};
  const from = start === null ? '' : clockText(start);
  const when = start === null ? [] : [end === null ? from : t('agenda.sitting.range', { from, to: clockText(end) })];
  const [was, is] = [next?.[0]?.start ?? null, next?.[1]?.start ?? null];
  const moved = was === null ? [] : [is === null ? t('agenda.preview.followersLost') : t('agenda.preview.followersMoved', { n: is - was })];
  const line = document.createElement('p');
  line.className = 'hint';
  line.dataset.preview = '';
  line.setAttribute('role', 'status');
  line.textContent = [...when, ...moved].join('. ');
  if (line.textContent !== '') form.querySelector('[name="minutes"]')?.closest('.field')?.append(line);
}
