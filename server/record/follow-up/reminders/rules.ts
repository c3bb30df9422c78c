import type { Matter } from '../contract.ts';
import { ownerKey } from '../owners/rules.ts';
import { daysLeft, isSettled } from '../rules/due.ts';
import type { Stage } from './contract.ts';

type Task = Pick<Matter, 'id' | 'status' | 'lastDay' | 'askedOn' | 'owner' | 'ownerId'>;

/** At which stage a task is on a day; null while there is nothing to remind of, or it waits for the office to confirm it. */
export function reminderStage({ status, lastDay, askedOn }: Omit<Task, 'id'>, today: string, daysBefore: number): Stage | null {
  const left = daysLeft(lastDay, today);
  if (left === null || isSettled({ status }) || askedOn !== null) return null;
  if (left < 0) return 'overdue';
  return left <= daysBefore ? 'soon' : null;
}

/** Names one reminder: of a task, at a stage of its last day. Another last day is reminded of anew. */
export const reminderKey = ({ id, lastDay }: Pick<Task, 'id' | 'lastDay'>, stage: Stage): string => `${id} ${stage} ${lastDay ?? ''}`;

export interface OwnerDue<T> {
  readonly key: string;
  readonly stage: Stage;
  readonly tasks: readonly T[];
}

/** Who is to be reminded of what: one message for each owner and stage. `done`: reminders that were made. */
export function dueReminders<T extends Task>(
  tasks: readonly T[],
  done: ReadonlySet<string>,
  today: string,
  daysBefore: number,
): OwnerDue<T>[] {
  const due = tasks.flatMap((task) => {
    const [key, stage] = [ownerKey(task), reminderStage(task, today, daysBefore)];
    return key === null || stage === null || done.has(reminderKey(task, stage)) ? [] : [{ key, stage, task }];
  });
  const groups = Map.groupBy(due, ({ key, stage }) => `${stage} ${key}`);
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ key: first.key, stage: first.stage, tasks: all.map(({ task }) => task) }] : [];
  });
}

/** From this hour of the day on messages are made: nobody is written to at night. */
export const FIRST_HOUR = 7;
