import { shiftedTimes, type ItemFact } from '../../../server/planning/agenda/rules/index.ts';
import { formatTime } from '../../../server/i18n/format.ts';
import type { Slice } from '../../../server/platform/journal/contract.ts';
import { proceedingsSlice, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { serverNow } from '../../clock.ts';
import { follow } from '../../connection.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import { onFresh, refresh } from './refreshing.ts';

type State = ReturnType<typeof stateOf>;
/** How often to refresh the times while an item is running: an overrun shifts them minute by minute. */
const REFRESH_INTERVAL_MS = 15_000;

/** While a sitting is running, its times follow the facts: past times are fixed, planned ones shift. */
export function followRunning(conferenceId: string): void {
  let state: State | null = null;
  const show = (): void => {
    if (state) showTimes(state);
  };
  follow(conferenceId, {
    slices: [proceedingsSlice] as readonly Slice<unknown>[],
    onState(folded) {
      state = stateOf(folded);
      show();
    },
    onRefollow: refresh,
    onFollowed: () => void refresh().catch(() => {}),
  });
  onFresh(show);
  setInterval(show, REFRESH_INTERVAL_MS);
}

function showTimes(state: State): void {
  for (const list of document.querySelectorAll<HTMLElement>('[data-sitting]')) {
    const sittingId = list.dataset.sitting ?? '';
    const run = state.sittings[sittingId];
    if (!run) continue;
    const rows = [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
    const items = rows.map(({ dataset }) => ({
      id: dataset.item ?? '',
      sittingId,
      count: null,
      minutes: dataset.length ? Number(dataset.length) : null,
    }));
    const facts = new Map(items.map(({ id }) => [id, factOf(state, id)]));
    const times = shiftedTimes(items, [], facts, run.closedAt ?? serverNow(), run.openedAt);
    rows.forEach((row, at) => {
      const { item = '' } = row.dataset;
      showTime(row, times.get(item)?.at ?? null, at === 0, (facts.get(item)?.startedAt ?? null) !== null);
      markRunning(row, state.runningItemId === item);
    });
  }
}

function factOf(state: State, id: string): ItemFact {
  const run = state.items[id];
  const left = run?.state === 'postponed' || run?.state === 'skipped';
  return { startedAt: left || run?.state === 'planned' ? null : (run?.startedAt ?? null), finishedAt: run?.endedAt ?? null, left };
}

/** Writes when an item began, which is said in a word, or when it is expected to. */
function showTime(row: HTMLElement, at: number | null, first: boolean, isActual: boolean): void {
  const time = row.querySelector('time');
  if (!time) return;
  time.textContent = at === null ? t(first ? 'agenda.unknownTime' : 'agenda.nextUp') : formatTime(pageLang(), at, pageZone());
  time.classList.toggle('unknown', at === null);
  time.classList.toggle('actual', isActual);
  if (!isActual) return;
  const word = document.createElement('span');
  word.textContent = t('agenda.actual');
  time.append(' ', word);
}

function markRunning(row: HTMLElement, running: boolean): void {
  row.querySelector('[data-running]')?.remove();
  if (running) row.querySelector('b')?.append(' ', mark());
}

function mark(): HTMLElement {
  const word = document.createElement('span');
  word.className = 'new';
  word.dataset.running = '';
  word.textContent = t('common.state.running');
  return word;
}
