import type { PreparationPart, Task } from '../../../planning/conferences/preparation/contract.ts';

import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Step } from '../rules/steps.ts';
import { openingText, untilText } from './words.ts';

/** Where each next step is done, and the part of the preparation whose last day is its own. */
const PLACES: Readonly<Record<Step, { readonly path: string; readonly part?: PreparationPart }>> = {
  archived: { path: '/minutes' },
  desk: { path: '/desk' },
  minutes: { path: '/minutes' },
  date: { path: '/edit' },
  passed: { path: '/edit' },
  agenda: { path: '/agenda', part: 'agenda' },
  chair: { path: '/participants', part: 'participants' },
  sites: { path: '/sites', part: 'sites' },
  blocking: { path: '/checks', part: 'publication' },
  publish: { path: '/publish', part: 'publication' },
  republish: { path: '/publish', part: 'publication' },
  invite: { path: '/sites', part: 'sites' },
  rollCall: { path: '/roll-call' },
  opening: { path: '/desk' },
  late: { path: '/preparation' },
  gaps: { path: '/agenda' },
  warnings: { path: '/checks' },
  due: { path: '/preparation' },
  rehearse: { path: '#rehearsals', part: 'rehearsal' },
  rest: { path: '/agenda' },
};

/** What the words of the next step need. */
export interface StepWords {
  readonly conferenceId: string;
  /** YYYY-MM-DD in the zone of the conference. */
  readonly today: string;
  /** The first day; null if it is not known. */
  readonly firstDay: string | null;
  readonly tasks: readonly Task[];
  /** Number of the version that would be published next. */
  readonly number: number;
  /** How many of what the step is about. */
  readonly n: number;
  /** What is missing, or disagrees, first: its words and where it is mended. */
  readonly first: { readonly text: string; readonly detail: string; readonly href: string | null } | null;
}

/** Steps that no day of the conference limits. */
const TIMELESS = new Set<Step>(['archived', 'desk', 'minutes', 'rest']);

const openTask = (tasks: readonly Task[], fits: (task: Task) => boolean): Task | undefined =>
  tasks
    .filter((task) => task.state !== 'done' && task.due !== null && fits(task))
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0];

/** The task that a step is about: the one that is due first, or the one of its part. */
function taskOf(step: Step, tasks: readonly Task[]): Task | undefined {
  if (step === 'late' || step === 'due') return openTask(tasks, ({ state }) => state === (step === 'late' ? 'late' : 'soon'));
  const { part } = PLACES[step];
  return part && openTask(tasks, (task) => task.part === part);
}

function untilWords(lang: Lang, task: Task | undefined, { firstDay, today }: StepWords, step: Step): string | null {
  if (task?.due) return untilText(lang, task.due, today);
  const isAhead = firstDay !== null && firstDay > today;
  return isAhead && !TIMELESS.has(step) ? openingText(lang, firstDay, today) : null;
}

/** The next step: one sentence, why, until when, and one button. */
export function stepView(lang: Lang, step: Step, words: StepWords) {
  const task = taskOf(step, words.tasks);
  const { first, conferenceId } = words;
  const params = {
    number: String(words.number),
    n: words.n,
    task: task?.title ?? '',
    who: task?.responsible ?? translate(lang, 'dashboard.step.someone'),
    what: first?.text ?? '',
    detail: first?.detail ?? '',
  };
  const own = step === 'gaps' || step === 'warnings' ? first?.href : undefined;
  return {
    title: translate(lang, `dashboard.step.${step}.title`, params),
    text: translate(lang, `dashboard.step.${step}.text`, params),
    until: untilWords(lang, task, words, step),
    action: translate(lang, `dashboard.step.${step}.action`, params),
    href: own ?? `/conferences/${conferenceId}${PLACES[step].path}`,
  };
}
