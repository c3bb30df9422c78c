import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { FollowedCampaign } from './contract.ts';

/** The address of the campaigns, of a conference or all, at one of them. */
export const campaignsAddress = (
  of: string | null,
  { conferenceId, id }: Pick<FollowedCampaign, 'conferenceId' | 'id'> | { conferenceId: null; id: null },
): string => `/campaigns${of === null ? '' : `?of=${of}`}${id === null ? '' : `#campaign-${conferenceId}-${id}`}`;

const isEntered = ({ amount, note }: FollowedCampaign['units'][number]): boolean => amount !== null || note !== null;

/** Whether a campaign is open, until when, and what became of it. */
function standingText(lang: Lang, { closedOn, endsWith, result }: FollowedCampaign): string {
  if (closedOn !== null) {
    const closed = translate(lang, 'awards.campaigns.closedOn', { date: formatDate(lang, closedOn, 'utc') });
    return [closed, result].filter(Boolean).join(': ');
  }
  if (endsWith === 'series.next') return translate(lang, 'campaignResults.endsNext');
  return endsWith === null
    ? translate(lang, 'campaignResults.endUnknown')
    : translate(lang, 'campaignResults.endsOn', { date: formatDate(lang, endsWith, 'utc') });
}

/** The campaigns as the register shows them: open or closed, and how many units' results are in. */
export const campaignResultRows = (lang: Lang, campaigns: readonly FollowedCampaign[], of: string | null) =>
  campaigns.map((campaign) => {
    const { conferenceId, id, title, units, closedOn, conference, carriedFrom, targets, writes } = campaign;
    return {
      key: `${conferenceId}-${id}`,
      href: campaignsAddress(of, campaign),
      title,
      standing: standingText(lang, campaign),
      state:
        closedOn === null
          ? { state: 'wait', text: translate(lang, 'campaignResults.open') }
          : { state: 'ready', text: translate(lang, 'campaignResults.closed') },
      from: carriedFrom ?? conference,
      targets,
      entered:
        units.length === 0
          ? translate(lang, 'campaignResults.noUnits')
          : translate(lang, 'campaignResults.entered', { done: units.filter(isEntered).length, all: units.length }),
      writes,
      action: `/campaigns/${conferenceId}/${id}${of === null ? '' : `?of=${of}`}`,
      units: units.map((unit, at) => ({
        ...unit,
        at: `${conferenceId}-${id}-${at}`,
        amount: unit.amount === null ? '' : String(unit.amount).replace('.', lang === 'vi' ? ',' : '.'),
        shown: unit.amount === null ? null : [formatNumber(lang, unit.amount), unit.measure].filter(Boolean).join(' '),
        isEntered: isEntered(unit),
      })),
    };
  });
