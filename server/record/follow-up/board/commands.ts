import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { foundMatters, shownConference } from '../commands/reading.ts';
import { saveWithLine, seenMatter } from '../commands/seen.ts';
import { mattersAt, withNames } from '../store/matters.ts';
import { boardContract as contract, CARDS_PER_COLUMN, COLUMNS } from './contract.ts';
import { statusColumn } from './rules.ts';
import { beforeLastStep } from './store.ts';

async function board(scope: QueryContext, wanted: InputOf<typeof contract.board>) {
  const { shown, conferences } = await foundMatters(scope, { ...wanted, kind: 'task' });
  const byColumn = Map.groupBy(shown, statusColumn);
  const first = COLUMNS.map((column) => ({ column, keys: byColumn.get(column) ?? [] }));
  const cards = await mattersAt(
    scope.db,
    first.flatMap(({ keys }) => keys.slice(0, CARDS_PER_COLUMN)),
  );
  const tasks = Map.groupBy(await withNames(scope.db, cards), statusColumn);
  return {
    columns: first.map(({ column, keys }) => ({ column, total: keys.length, tasks: tasks.get(column) ?? [] })),
    conferences: conferences.map(shownConference),
  };
}

/** Takes back what the actor recorded last, as a line of its own: nothing leaves the history. @throws AppError nothing-to-take-back, stale. */
async function takeBack(scope: ChangeContext, seen: InputOf<typeof contract.takeBack>) {
  const { matter } = await seenMatter(scope, seen);
  const before = await beforeLastStep(scope.tx, matter, scope.actor.id);
  if (before === null) throw new AppError('nothing-to-take-back');
  return saveWithLine(scope, { ...matter, ...before }, 'taken-back', {});
}

export const boardHandlers: readonly Handler[] = [handleQuery(contract.board, board), handleChange(contract.takeBack, takeBack)];
