import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import { conferencesContract } from '../../../planning/conferences/contract.ts';
import { handleQuery, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { statisticsContract as contract, MAX_HELD, type HeldFigures } from '../contract.ts';
import { heldFigures } from '../rules/held.ts';

/** The figures of those conferences of a series in which the caller may read them, by date. */
async function series({ ask }: QueryContext, { series: name }: InputOf<typeof contract.series>) {
  const { conferences } = await ask(conferencesContract.series, { series: name });
  const read = conferences.filter(({ roles }) => hasRole(roles, STAFF));
  const held: HeldFigures[] = [];
  // One after another: each may have a long journal to be read.
  for (const { id, title, date } of read.slice(-MAX_HELD)) {
    held.push(heldFigures({ id, title, date }, await ask(contract.get, { conferenceId: id })));
  }
  return { held, others: conferences.length - held.length };
}

export const statisticsSeriesHandler = handleQuery(contract.series, series);
