import { reportsContract as contract } from '../../../server/planning/reports/contract/index.ts';
import type { ReportQuestion } from '../../../server/planning/reports/contract/entities.ts';
import { formatTime } from '../../../server/i18n/format.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { call, Refused } from '../../connection.ts';
import { dropDraft } from '../../shell/drafts.ts';
import { pageLang, pageZone } from '../../shell/page.ts';
import { t } from '../../shell/words.ts';
import { serverNow } from '../../clock.ts';
import { QuestionField } from './answers.ts';

/** The report of a site: what is typed is stored by itself, and what others store is shown. The form does the same without a script. */
interface PageData {
  readonly conferenceId: string;
  readonly formId: string;
  readonly questions: readonly ReportQuestion[];
}

const form = document.querySelector<HTMLFormElement>('[data-own-report]');
const { conferenceId, formId, questions } = JSON.parse(document.body.dataset['page'] ?? '{}') as PageData;
const at = { conferenceId, id: formId };
const saved = document.querySelector<HTMLElement>('[data-saved]');
const queue = new SerialQueue();

const fields = new Map(
  [...(form?.querySelectorAll<HTMLElement>('li[data-question]') ?? [])].flatMap((row) => {
    const question = questions.find(({ id }) => id === row.dataset['question']);
    return question ? [[question.id, new QuestionField(row, question)] as const] : [];
  }),
);

const TYPED_FOR_MS = 800;
const RETRY_MS = 4000;
let timer = 0;

function say(text: string): void {
  if (saved && saved.textContent !== text) saved.textContent = text;
}

function soon(after: number): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void queue.run(save), after);
}

/** Sends what is typed and not stored. Asked with nothing, it tells what others stored. */
async function save(): Promise<void> {
  const changed = [...fields.values()].filter((field) => field.isChanged);
  const answers = changed.flatMap((field) => {
    const answer = field.read();
    return answer ? [{ questionId: field.question.id, ...answer, version: field.version }] : [];
  });
  if (answers.length > 0) say(t('reports.own.saving'));
  try {
    const result = await call(contract.fill, { ...at, answers });
    const sent = new Map(answers.map((answer) => [answer.questionId, answer]));
    for (const stored of result.answers)
      fields.get(stored.questionId)?.know(stored, result.disputed.includes(stored.questionId), sent.get(stored.questionId));
    settled(answers.length > 0);
  } catch (error) {
    if (error instanceof Refused) return say(error.message);
    say(t('reports.own.notSaved'));
    soon(RETRY_MS);
  }
}

/** Everything is stored: the page may be left, and no draft is kept. */
function settled(isNews: boolean): void {
  const isOpen = [...fields.values()].some((field) => field.isDisputed || field.isChanged || field.read() === null);
  if (isNews) say(t('reports.own.savedAt', { time: formatTime(pageLang(), serverNow(), pageZone()) }));
  if (isOpen || !form) return;
  delete form.dataset.changed;
  dropDraft(form);
}

form?.addEventListener('input', (event) => {
  // Who types a figure means that there is one.
  const row = event.target instanceof HTMLElement && event.target.matches('[data-value]') ? event.target.closest('li') : null;
  const given = row?.querySelector<HTMLInputElement>('[data-state][value="given"]');
  if (given) given.checked = true;
  soon(TYPED_FOR_MS);
});
form?.addEventListener('change', () => soon(0));
form?.addEventListener('submit', () => window.clearTimeout(timer));
if (form) {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon(0);
  });
  window.addEventListener('online', () => soon(0));
  // What was typed earlier and is restored here is stored over what it was typed on.
  if ([...fields.values()].some((field) => field.isChanged)) soon(0);
}
