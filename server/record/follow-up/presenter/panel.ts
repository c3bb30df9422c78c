import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { showTyped } from '../../../platform/typed-dates.ts';
import type { HistoryLine, Matter, MatterConference, StepKind } from '../contract.ts';
import { REPORT_KINDS } from '../owners/contract.ts';
import { reportForm, type RefusedStep } from './report.ts';
import { isSettled, urgencyOf } from '../rules/due.ts';
import { registerAddress, keyOf, type RegisterPlace } from './list.ts';
import { dayText, termWords, leftText, measureView, ownerText, matterState } from './words.ts';

interface Shown {
  readonly matter: Matter;
  readonly conference: MatterConference;
  readonly history: readonly HistoryLine[];
  readonly related: readonly Matter[];
  readonly today: string;
  readonly zone: string;
  readonly place: RegisterPlace;
  readonly refused: RefusedStep | null;
  /** The login that reads. */
  readonly userId: string;
}

/** A matter in the panel: what it is, what has to be done, what happened, and what can be recorded. */
export function panelView(lang: Lang, shown: Shown) {
  const { matter, conference, history, related, today, zone, place } = shown;
  const tasks = related.filter(({ partOf }) => partOf === matter.id);
  return {
    key: keyOf(matter),
    path: `/follow-up/${matter.conferenceId}/${matter.id}`,
    version: matter.version,
    kind: translate(lang, `followUp.form.kinds.${matter.kind}`),
    text: matter.text,
    quote: matter.quote,
    state: matterState(lang, matter, today),
    left: leftText(lang, matter, today),
    isOverdue: urgencyOf(matter, today) === 'overdue',
    measure: measureView(lang, matter),
    facts: factLines(lang, shown),
    isRecommendation: matter.kind === 'recommendation',
    tasks: tasks.map((task) => linkView(lang, task, place, today)),
    tasksDone: tasks.length === 0 ? null : doneText(lang, tasks),
    linked: related.filter(({ partOf }) => partOf !== matter.id).map((one) => linkView(lang, one, place, today)),
    history: history.toReversed().map((line) => historyView(lang, line, zone)),
    writes: conference.writes,
    canEdit: conference.writes && !isSettled(matter),
    asked:
      matter.askedOn === null || isSettled(matter)
        ? null
        : translate(lang, 'taskOwners.report.askedOn', { date: dayText(lang, matter.askedOn) }),
    steps: conference.writes ? stepForms(lang, shown) : reportForms(lang, shown),
    stepPath: conference.writes ? 'steps' : 'reports',
    newTask: `/follow-up/new?kind=task&conference=${matter.conferenceId}&partOf=${matter.id}`,
    home: registerAddress(place),
    query: queryOf(place),
  };
}

/** The place in the list, for a form to lead back to. */
const queryOf = (place: RegisterPlace): string =>
  `?${new URLSearchParams([...new URL(registerAddress(place), 'http://list').searchParams, ['list', place.kind]]).toString()}`;

function doneText(lang: Lang, tasks: readonly Matter[]): string {
  return translate(lang, 'followUp.tasksDone', { done: tasks.filter(({ status }) => status === 'done').length, all: tasks.length });
}

const linkView = (lang: Lang, matter: Matter, place: RegisterPlace, today: string) => ({
  href: registerAddress({ ...place, kind: matter.kind, view: 'all', search: '', page: 1 }, keyOf(matter)),
  text: matter.text,
  state: matterState(lang, matter, today),
  due: matter.lastDay === null ? translate(lang, 'followUp.undated') : dayText(lang, matter.lastDay),
});

/** Label and value of what is known; what is not and matters is said to be unknown. */
function factLines(lang: Lang, { matter, conference, zone }: Shown) {
  const { due, lastDay, raisedBy, fromName, coordinating, product, classification, itemId, saidAt } = matter;
  const line = (
    name: 'raisedIn' | 'from' | 'raisedBy' | 'authority' | 'owner' | 'coordinating' | 'due' | 'product' | 'source' | 'classification',
    value: string | null,
    isAsked = false,
    href?: string,
  ) =>
    value === null && !isAsked
      ? []
      : [
          {
            label: translate(lang, `followUp.facts.${name}`),
            value: value ?? translate(lang, 'followUp.facts.unknown'),
            isUnknown: value === null,
            href,
          },
        ];
  const last = lastDay === null ? '' : ` ${translate(lang, 'followUp.due.lastDay', { date: dayText(lang, lastDay) })}`;
  const words = termWords(lang, due);
  const source =
    saidAt === null ? translate(lang, 'followUp.source') : translate(lang, 'followUp.sourceAt', { time: formatTime(lang, saidAt, zone) });
  return [
    ...line('raisedIn', conference.title, false, `/conferences/${conference.id}`),
    ...line('from', fromName),
    ...line('raisedBy', raisedBy),
    ...(matter.kind === 'recommendation' ? line('authority', translate(lang, `recommendations.authority.${matter.authority}`)) : []),
    ...line('owner', ownerText(lang, matter), true),
    ...line('coordinating', coordinating.length === 0 ? null : coordinating.join(', ')),
    ...line('due', words === null ? null : words + last, true),
    ...line('product', product),
    ...(itemId === null ? [] : line('source', source, false, `/conferences/${conference.id}/minutes#part-item.${itemId}`)),
    ...line('classification', classification === null ? null : translate(lang, `agenda.classification.${classification}`)),
  ];
}

function historyView(lang: Lang, { kind, on, at, by, text, body, paper, reached, changed }: HistoryLine, zone: string) {
  const more = [
    paper === null ? null : translate(lang, 'followUp.line.paper', { number: paper }),
    reached === null ? null : translate(lang, 'followUp.line.reached', { n: reached }),
    text,
  ];
  return {
    day: on === null ? dayOf(at, zone, lang) : dayText(lang, on),
    title: historyTitle(lang, { kind, body, changed }),
    more: more.filter((part) => part !== null),
    by: by === null ? null : translate(lang, 'followUp.by', { name: by }),
  };
}

const dayOf = (at: number, zone: string, lang: Lang): string => formatDate(lang, at, zone);

/** What a line of a history says happened. */
export function historyTitle(lang: Lang, { kind, body, changed }: Pick<HistoryLine, 'kind' | 'body' | 'changed'>): string {
  if (kind === 'edited') {
    const facts = changed.map((name) => translate(lang, `followUp.changed.${name as 'text'}`)).join(', ');
    return translate(lang, 'followUp.line.edited', { facts });
  }
  if (kind === 'answered' && body !== null) return translate(lang, 'followUp.line.answeredBy', { body });
  return translate(lang, `followUp.line.${kind}`, { body: body ?? '' });
}

type StepField = 'on' | 'number' | 'body' | 'text' | 'reached';

/** The fields of each step with the key of their label; the required ones first. */
const STEP_FIELDS = {
  answered: { number: 'paper', on: 'on', body: 'answeredBy', text: 'answer' },
  forwarded: { body: 'to', on: 'on', number: 'paper', text: 'reason' },
  progress: { text: 'progress', reached: 'reached', on: 'on' },
  done: { on: 'on', reached: 'reached', text: 'result' },
  returned: { text: 'missing', on: 'on' },
  closed: { text: 'reason', on: 'on' },
  reopened: { text: 'reason', on: 'on' },
} as const satisfies Readonly<Record<StepKind, Partial<Record<StepField, string>>>>;

const REQUIRED: Readonly<Record<StepKind, readonly StepField[]>> = {
  answered: ['number', 'on'],
  forwarded: ['body', 'on'],
  progress: ['on'],
  done: ['on'],
  returned: ['text', 'on'],
  closed: ['text', 'on'],
  reopened: ['text', 'on'],
};
const KEYS: Readonly<Partial<Record<StepKind, string>>> = { answered: 'r', progress: 'p', forwarded: 'f', done: 'd' };

/** The steps that can be recorded now, the usual one first; where its owner waits for it, that is to confirm that a task is done. */
function stepsFor(matter: Matter): StepKind[] {
  const usual: StepKind[] =
    matter.kind === 'task'
      ? ['progress', 'done', 'answered', 'forwarded', 'closed']
      : ['answered', 'forwarded', 'progress', 'done', 'closed'];
  if (isSettled(matter)) return ['reopened'];
  if (matter.askedOn !== null) return ['done', 'returned', ...usual.filter((kind) => kind !== 'done')];
  return matter.status === 'open' ? usual : [...usual, 'reopened'];
}

/** What whoever is in charge, and does not keep the register, can report of their task. */
function reportForms(lang: Lang, { matter, conference, refused, userId }: Shown) {
  if (conference.writes || matter.kind !== 'task' || matter.ownerId !== userId || isSettled(matter)) return [];
  const kinds = REPORT_KINDS.filter((kind) => kind === 'progress' || matter.askedOn === null);
  return kinds.map((kind) =>
    reportForm(lang, { kind, id: kind, isMeasured: matter.measure !== null, sent: refused?.kind === kind ? refused : null }),
  );
}

/** The steps as forms. */
function stepForms(lang: Lang, { matter, today, refused }: Shown) {
  const kinds = stepsFor(matter);
  return kinds.map((kind, at) => {
    const sent = refused?.kind === kind ? refused : null;
    return {
      kind,
      label:
        kind === 'done' && matter.askedOn !== null ? translate(lang, 'followUp.step.confirmed') : translate(lang, `followUp.step.${kind}`),
      key: KEYS[kind],
      keyName: KEYS[kind]?.toUpperCase(),
      isPrimary: at === 0 && kind !== 'reopened',
      isOpen: sent !== null,
      message: sent?.message,
      fields: fieldsOf(lang, kind, matter.measure !== null, sent, today),
    };
  });
}

function fieldsOf(lang: Lang, kind: StepKind, isMeasured: boolean, sent: RefusedStep | null, today: string) {
  return Object.entries(STEP_FIELDS[kind]).flatMap(([name, label]) =>
    name === 'reached' && !isMeasured
      ? []
      : [
          {
            id: `${kind}-${name}`,
            name,
            label: translate(lang, `followUp.fields.${label}`),
            type: name === 'on' ? 'date' : name === 'text' ? 'textarea' : 'text',
            inputmode: name === 'reached' ? 'decimal' : undefined,
            required: REQUIRED[kind].some((one) => one === name),
            optional: !REQUIRED[kind].some((one) => one === name),
            value: sent ? (sent.values[name] ?? '') : name === 'on' ? showTyped('date', today) : '',
            error: sent?.errors[name],
          },
        ],
  );
}
