import { refuseFaults } from '../../../planning/collections/commands.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { spelled } from '../../../platform/text.ts';
import { registerOfConference } from '../commands/seen.ts';
import { carriedFrom } from '../rules/register.ts';
import { registerConferences } from '../store/conferences.ts';
import { campaignResultsContract as contract } from './contract.ts';
import { followedCampaigns, registeredUnit } from './rules.ts';
import { campaignsIn, putResult, resultsIn } from './store.ts';

async function list({ db, actor }: QueryContext, { of }: InputOf<typeof contract.list>) {
  const all = await registerConferences(db, actor);
  const own = all.find(({ id }) => id === of);
  if (of !== undefined && !own) throw new AppError('not-found');
  const wanted = own ? [own, ...carriedFrom(own, all)] : all;
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const planned = (await campaignsIn(db, [...byId.keys()])).flatMap(({ conferenceId, campaign }) => {
    const conference = byId.get(conferenceId);
    return conference ? [{ campaign, conference }] : [];
  });
  const campaigns = followedCampaigns(planned, await resultsIn(db, [...byId.keys()]));
  return { campaigns: own ? campaigns.filter(({ conferenceId, closedOn }) => conferenceId === own.id || closedOn === null) : campaigns };
}

/** Sets a result, also in the archive: results come in once a campaign is over. @throws AppError not-found, stale. */
async function set(scope: ChangeContext, { conferenceId, id, ...result }: InputOf<typeof contract.set>) {
  await registerOfConference(scope, conferenceId);
  const campaigns = await campaignsIn(scope.tx, [conferenceId]);
  const found = campaigns.find(({ campaign }) => campaign.id === id)?.campaign;
  if (!found) throw new AppError('not-found');
  const isRegistered = found.units.some((line) => spelled(registeredUnit(line).unit) === spelled(result.unit));
  refuseFaults(isRegistered ? [] : [{ path: 'unit', message: 'no-such-reference' }]);
  return { version: await putResult(scope.tx, conferenceId, id, result) };
}

export const campaignResultHandlers: readonly Handler[] = [handleQuery(contract.list, list), handleChange(contract.set, set)];
