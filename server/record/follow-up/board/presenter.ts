import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { Matter } from '../contract.ts';
import { keyOf, registerAddress, type RegisterPlace } from '../presenter/list.ts';
import { dayText, leftText, matterState, measureView, ownerText } from '../presenter/words.ts';
import { isSettled, urgencyOf } from '../rules/due.ts';
import { COLUMNS, type boardContract, type StatusColumn } from './contract.ts';
import { isColumnShown, stepBetween } from './rules.ts';

/** The address of the board that shows what a list shows. */
export const boardAddress = (place: RegisterPlace): string => registerAddress({ ...place, page: 1 }).replace('/tasks', '/tasks/board');

interface Shown {
  readonly place: RegisterPlace;
  readonly today: string;
}

/** The columns of the board with their cards, and by which step each card moves where. */
export function taskBoardView(lang: Lang, { columns, conferences }: OutputOf<typeof boardContract.board>, shown: Shown) {
  const writes = new Set(conferences.flatMap((one) => (one.writes ? [one.id] : [])));
  return columns
    .filter(({ column, total }) => isColumnShown(column, total))
    .map(({ column, total, tasks }) => ({
      column,
      title: translate(lang, `followUp.board.columns.${column}`),
      total,
      cards: tasks.map((task) => cardView(lang, task, column, writes.has(task.conferenceId), shown)),
      more: total > tasks.length ? translate(lang, 'followUp.board.more', { n: total - tasks.length }) : null,
    }));
}

function cardView(lang: Lang, task: Matter, column: StatusColumn, isWritable: boolean, { place, today }: Shown) {
  const { conferenceId, id, version, text, lastDay } = task;
  const urgency = urgencyOf(task, today);
  const steps = isWritable ? COLUMNS.map((to) => [to, stepBetween(column, to)] as const).filter(([, step]) => step !== null) : [];
  return {
    conferenceId,
    id,
    version,
    text,
    href: registerAddress({ ...place, view: 'all', search: '', page: 1 }, keyOf(task)),
    owner: ownerText(lang, task),
    due: lastDay === null ? null : dayText(lang, lastDay),
    left: isSettled(task) ? null : leftText(lang, task, today),
    isLate: urgency === 'overdue' || urgency === 'today',
    state: urgency === 'overdue' ? matterState(lang, { ...task, askedOn: null }, today) : null,
    measure: measureView(lang, task),
    steps: JSON.stringify(Object.fromEntries(steps)),
  };
}
