import { hasRole, STAFF } from '../../accounts/permissions.ts';
import { conferencesContract } from '../../planning/conferences/contract.ts';
import { dayAt } from '../../planning/conferences/rules.ts';
import { handleQuery, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import { isHeld } from '../follow-up/rules/register.ts';
import { registerConferences } from '../follow-up/store/conferences.ts';
import { keysOf } from '../follow-up/store/matters.ts';
import { seriesContract as contract } from './contract.ts';
import { promisesOf } from './rules.ts';
import { campaignsOf } from './store.ts';

async function promises({ db, actor, now, ask }: QueryContext, { series }: InputOf<typeof contract.promises>) {
  const own = (await registerConferences(db, actor)).filter(({ seriesName }) => seriesName === series);
  const held = own.filter((one) => isHeld(one, now)).map(({ id }) => id);
  const keys = await keysOf(db, { ids: own.map(({ id }) => id), held, clearance: actor.clearance }, '');
  const matters = Map.groupBy(keys, ({ conferenceId }) => conferenceId);
  const { conferences } = await ask(conferencesContract.series, { series });
  const staffIn = conferences.filter(({ roles }) => hasRole(roles, STAFF)).map(({ id }) => id);
  return {
    conferences: own
      .toSorted((a, b) => ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1))
      .map(({ id, timeZone }) => promisesOf(id, matters.get(id) ?? [], dayAt(now, timeZone))),
    campaigns: await campaignsOf(db, staffIn),
  };
}

export const seriesHandlers: readonly Handler[] = [handleQuery(contract.promises, promises)];
