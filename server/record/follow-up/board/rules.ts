import type { StepKind } from '../contract.ts';
import { isAssigned, type MatterKey } from '../rules/register.ts';
import { STEP_INTO, type StatusColumn } from './contract.ts';

/** In which column a task stands: what waits for the office to confirm it first of all that. */
export function statusColumn(task: Pick<MatterKey, 'status' | 'owner' | 'ownerId' | 'askedOn'>): StatusColumn {
  if (task.status === 'done' || task.status === 'closed') return task.status;
  if (task.askedOn !== null) return 'asked';
  if (task.status !== 'open') return task.status;
  return isAssigned(task) ? 'running' : 'unassigned';
}

/** The step that moves a task from one column to another; null where none does. What was reported as done goes back with what is missing. */
export function stepBetween(from: StatusColumn, to: StatusColumn): StepKind | null {
  if (from === to) return null;
  const isOver = from === 'done' || from === 'closed';
  if (to === 'running') return from === 'asked' ? 'returned' : from === 'unassigned' ? null : 'reopened';
  return isOver ? null : STEP_INTO[to];
}

/** Columns that stand there also when they are empty. */
const ALWAYS: ReadonlySet<StatusColumn> = new Set(['running', 'asked', 'done']);
export const isColumnShown = (column: StatusColumn, total: number): boolean => total > 0 || ALWAYS.has(column);
