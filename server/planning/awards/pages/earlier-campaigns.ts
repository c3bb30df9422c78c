import { conferencesContract } from '../../conferences/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { formText } from '../../collections/pages.ts';
import { awardsContract, campaignsContract, type Campaign } from '../contract.ts';
import { openCampaigns, type EarlierCampaigns, type OpenCampaign } from '../rules/open-campaigns.ts';

/** Conferences of a series that are looked at, the latest. */
const MAX_EARLIER = 6;

/** Campaigns of earlier conferences of the series that are still open, of those whose draft the reader sees. */
export async function campaignsLeftOpen(context: PageContext, conferenceId: string, own: readonly Campaign[]): Promise<OpenCampaign[]> {
  const { conference } = await context.run(conferencesContract.get, { conferenceId });
  if (conference.series === null) return [];
  const { conferences } = await context.run(conferencesContract.series, { series: conference.series.name });
  const isEarlier = ({ id, date, rehearsalOf, deletedAt }: (typeof conferences)[number]): boolean =>
    id !== conferenceId &&
    rehearsalOf === null &&
    deletedAt === null &&
    date !== null &&
    (conference.date === null || date < conference.date);
  const earlier = conferences
    .filter(isEarlier)
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    .slice(-MAX_EARLIER);
  const found = await Promise.all(
    earlier.map(async ({ id, title, date }): Promise<EarlierCampaigns[]> => {
      const read = await context.attempt(awardsContract.list, { conferenceId: id });
      return 'output' in read ? [{ conference: { id, title, date }, campaigns: read.output.campaigns }] : [];
    }),
  );
  return openCampaigns(found.flat(), own);
}

/** Goes on here with a campaign of an earlier conference: its terms and units, to be closed here or carried on again. */
async function carryOn(context: PageContext): Promise<Answer> {
  const { conferenceId = '' } = context.params;
  const { campaigns } = await context.run(awardsContract.list, { conferenceId });
  const open = await campaignsLeftOpen(context, conferenceId, campaigns);
  const [from, of] = [formText(context, 'campaign'), formText(context, 'conference')];
  const found = open.find(({ campaign, conference }) => campaign.id === from && conference.id === of);
  const home = `/conferences/${conferenceId}/awards`;
  // Somebody else was faster, or the form was sent twice.
  if (!found && campaigns.some(({ title }) => title === formText(context, 'title'))) return context.redirect(home);
  if (!found) throw new AppError('not-found');
  const { id: _id, version: _version, extras: _extras, launchedIn: _item, ...terms } = found.campaign;
  const carriedFrom = terms.carriedFrom ?? found.conference.title;
  const result = await context.attempt(campaignsContract.add, { conferenceId, ...terms, launchedIn: null, carriedFrom });
  if (!('refusal' in result)) return context.redirect(home, 'awards.campaigns.carried');
  const { refusal } = result;
  if (refusal.faults.some(({ path }) => path === 'title')) return context.redirect(home);
  throw new AppError(refusal.code);
}

export function earlierCampaignPages(routes: PageRoutes): void {
  routes.post('/conferences/:conferenceId/campaigns/carry-on', carryOn);
}
