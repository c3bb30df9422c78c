import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { isSettled, urgencyOf } from '../rules/due.ts';
import { historyTitle } from '../presenter/panel.ts';
import { reportForm, type RefusedStep } from '../presenter/report.ts';
import { dayText, leftText, matterState, measureView, termWords } from '../presenter/words.ts';
import type { OwnTask, TaskOwner, taskOwnersContract } from './contract.ts';

/** The address of the list of owners of a conference, with one chosen. */
export const ownersAddress = (conferenceId: string, key: string | null = null): string =>
  `/conferences/${conferenceId}/task-owners${key === null ? '' : `?${new URLSearchParams({ owner: key }).toString()}`}`;

/** The owners as rows: what needs an act is said, the rest stays quiet. */
export const ownerRows = (lang: Lang, owners: readonly TaskOwner[], conferenceId: string, chosen: string | null) =>
  owners.map((owner) => ({
    href: ownersAddress(conferenceId, owner.key),
    name: owner.name,
    isChosen: owner.key === chosen,
    counts: [
      translate(lang, 'taskOwners.tasks', { n: owner.tasks }),
      ...(owner.open > 0 ? [translate(lang, 'taskOwners.openTasks', { n: owner.open })] : []),
    ].join(', '),
    overdue: owner.overdue > 0 ? translate(lang, 'taskOwners.overdue', { n: owner.overdue }) : null,
    asked: owner.asked > 0 ? translate(lang, 'taskOwners.asked', { n: owner.asked }) : null,
    link: owner.isLogin ? translate(lang, 'taskOwners.login') : translate(lang, owner.hasLink ? 'taskOwners.hasLink' : 'taskOwners.noLink'),
    email: owner.email,
  }));

type Own = OutputOf<typeof taskOwnersContract.own>;

interface OwnShown {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The report that was refused, and of which task. */
  readonly refused: (RefusedStep & { readonly id: string }) | null;
}

/** The page of an owner: what is to do, then what is done. */
export function ownPageView(lang: Lang, { name, conference, tasks }: Own, shown: OwnShown) {
  const open = tasks.filter((task) => !isSettled(task));
  const view = (task: OwnTask) => taskView(lang, task, shown);
  return {
    name,
    over: conference.title,
    organizer: conference.organizer,
    hasTasks: tasks.length > 0,
    open: open.toSorted((a, b) => Number(a.askedOn !== null) - Number(b.askedOn !== null)).map(view),
    settled: tasks.filter(isSettled).map(view),
  };
}

function taskView(lang: Lang, task: OwnTask, { today, refused }: OwnShown) {
  const { id, text, askedOn, version } = task;
  const sent = refused?.id === id ? refused : null;
  const kinds = isSettled(task) ? [] : askedOn === null ? (['progress', 'asked'] as const) : (['progress'] as const);
  return {
    id,
    text,
    version,
    state: matterState(lang, { ...task, owner: '', ownerId: null, mergedInto: null }, today),
    // That it is overdue the state says.
    left: urgencyOf(task, today) === 'overdue' ? '' : leftText(lang, task, today),
    measure: measureView(lang, task),
    facts: factLines(lang, task),
    asked: askedOn === null || isSettled(task) ? null : translate(lang, 'taskOwners.own.asked', { date: dayText(lang, askedOn) }),
    told: task.told.map(({ kind, on, reached, text: words }) => ({
      day: on === null ? '' : dayText(lang, on),
      title: historyTitle(lang, { kind, body: null, changed: [] }),
      more: [reached === null ? null : translate(lang, 'followUp.line.reached', { n: formatNumber(lang, reached) }), words].filter(
        (part) => part !== null,
      ),
    })),
    forms: kinds.map((kind) =>
      reportForm(lang, { kind, id: `${kind}-${id}`, isMeasured: task.measure !== null, sent: sent?.kind === kind ? sent : null }),
    ),
  };
}

function factLines(lang: Lang, { due, lastDay, product, coordinating }: OwnTask) {
  const line = (name: 'due' | 'product' | 'coordinating', value: string | null) =>
    value === null ? [] : [{ label: translate(lang, `taskOwners.own.${name}`), value }];
  const words = termWords(lang, due);
  const last =
    lastDay === null || (due !== null && 'by' in due)
      ? ''
      : ` ${translate(lang, 'followUp.due.lastDay', { date: dayText(lang, lastDay) })}`;
  return [
    ...line('due', words === null ? translate(lang, 'followUp.due.unknown') : words + last),
    ...line('product', product),
    ...line('coordinating', coordinating.length === 0 ? null : coordinating.join(', ')),
  ];
}
