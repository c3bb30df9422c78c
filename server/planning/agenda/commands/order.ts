import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { agendaContract as contract } from '../contract.ts';
import { bumpSitting, itemsIn, papersOf, placePapers, writeOrder } from '../store.ts';
import { noteAgendaChange, requireItem } from './access.ts';

const same = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());

/**
 * Puts the items of the given sittings in a new order. Together these must hold exactly the same items as before, and each must
 * still have the version that the caller saw.
 */
async function reorder(scope: ChangeContext, { conferenceId, sittings }: InputOf<typeof contract.reorder>) {
  const { tx } = scope;
  const ids = sittings.map(({ id }) => id);
  const before = await itemsIn(tx, conferenceId, ids);
  if (new Set(ids).size < ids.length) throw new AppError('invalid', {}, [{ path: 'sittings', message: 'duplicate' }]);
  if (
    !same(
      before.map(({ id }) => id),
      sittings.flatMap(({ items }) => items),
    )
  )
    throw new AppError('stale');
  const was = Object.fromEntries(ids.map((id) => [id, before.filter(({ sittingId }) => sittingId === id).map((row) => row.id)]));
  const changed = sittings.map(({ id, items }) => [id, [was[id] ?? [], items]]);
  await noteAgendaChange(scope, contract.reorder, conferenceId, ids[0] ?? '', Object.fromEntries(changed));
  const versions: { id: string; version: number }[] = [];
  for (const { id, version } of sittings) versions.push({ id, version: await bumpSitting(tx, conferenceId, id, version) });
  await writeOrder(tx, conferenceId, new Map(sittings.map(({ id, items }) => [id, items])));
  return { sittings: versions };
}

async function reorderPapers(scope: ChangeContext, { conferenceId, itemId, papers }: InputOf<typeof contract.reorderPapers>) {
  await requireItem(scope, conferenceId, itemId);
  const before = await papersOf(scope.tx, conferenceId, itemId);
  const key = (list: readonly { id: string; version: number }[]) => list.map(({ id, version }) => `${id} ${version}`);
  if (!same(key(before), key(papers))) throw new AppError('stale');
  const order = papers.map(({ id }) => id);
  await noteAgendaChange(scope, contract.reorderPapers, conferenceId, itemId, { papers: [before.map(({ id }) => id), order] });
  await placePapers(scope.tx, conferenceId, order);
  return {};
}

export const orderHandlers: Handler[] = [handleChange(contract.reorder, reorder), handleChange(contract.reorderPapers, reorderPapers)];
