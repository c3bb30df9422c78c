import { agendaContract } from '../agenda/contract.ts';
import { listHandlers } from '../collections/commands.ts';
import { missingReferences } from '../collections/references/store.ts';
import { handleQuery, type ChangeContext, type Handler, type QueryContext, type OperationContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Fault } from '../../platform/errors.ts';
import { spelled } from '../../platform/text.ts';
import { awardBatchHandlers } from './batches/commands.ts';
import { awardsContract, campaignsContract, type Campaign } from './contract.ts';
import { catalogueFor } from './catalogue/store.ts';
import { inAwardOrder } from './rules/award-order.ts';
import { receivingFaults } from './rules/receiving.ts';
import { renamedRecipients, type Renamed } from './rules/renamed.ts';
import { awardTotal } from './rules/award-sums.ts';
import { awardList, awardsAndCampaigns, campaignList } from './store.ts';

/** Ids of the agenda items for which the actor is cleared. */
async function knownItems({ ask }: OperationContext, conferenceId: string): Promise<ReadonlySet<string>> {
  const { items } = await ask(agendaContract.titles, { conferenceId });
  return new Set(items.map(({ id }) => id));
}

/** Lists the awards in the order of the catalogue, and the campaigns; a reader not cleared for an item does not learn which campaign it launches. */
async function list(scope: QueryContext, { conferenceId }: InputOf<typeof awardsContract.list>) {
  const { awards, campaigns, date } = await awardsAndCampaigns(scope.db, conferenceId);
  const known = await knownItems(scope, conferenceId);
  const shown = (id: string | null) => (id !== null && known.has(id) ? id : null);
  return {
    awards: inAwardOrder(awards, await catalogueFor(scope.db, date)),
    total: awardTotal(awards),
    campaigns: campaigns.map((campaign) => ({ ...campaign, launchedIn: shown(campaign.launchedIn) })),
  };
}

/** Keeps the launching item of a campaign if the editor is not cleared to see it, so that saving does not detach it. */
async function keepHidden(scope: OperationContext, conferenceId: string, before: Campaign, campaign: Campaign): Promise<Campaign> {
  if (campaign.launchedIn !== null || before.launchedIn === null) return campaign;
  const known = await knownItems(scope, conferenceId);
  return known.has(before.launchedIn) ? campaign : { ...campaign, launchedIn: before.launchedIn };
}

/** A campaign that is carried on stands in the list once, although two people may carry it on at the same time. */
async function carriedTwice(tx: Tx, conferenceId: string, { id, title, carriedFrom }: Campaign): Promise<Fault[]> {
  if (carriedFrom === null) return [];
  const others = (await campaignList.all(tx, conferenceId)).filter((other) => other.id !== id);
  return others.some((other) => spelled(other.title) === spelled(title)) ? [{ path: 'title', message: 'already-listed' }] : [];
}

/** What is told of recipients whose names were corrected, within the change itself. */
type Tell = (scope: ChangeContext, conferenceId: string, awardId: string, renamed: readonly Renamed[]) => Promise<void>;

/** The handlers of awards and campaigns. `tellRenamed`: whoever has written something of a recipient by their name. */
export const awardsHandlers = (tellRenamed: Tell): readonly Handler[] => [
  handleQuery(awardsContract.list, list),
  ...awardBatchHandlers,
  ...listHandlers({
    contract: awardsContract,
    list: awardList,
    what: 'awards',
    faults: async (tx, conferenceId, award) => [
      ...(await missingReferences(tx, conferenceId, 'participants', 'presenters', award.presenters)),
      ...receivingFaults(award),
    ],
    kept: async (scope, conferenceId, before, award) => {
      await tellRenamed(scope, conferenceId, award.id, renamedRecipients(before.recipients, award.recipients));
      return award;
    },
  }),
  ...listHandlers({
    contract: campaignsContract,
    list: campaignList,
    what: 'awards',
    faults: async (tx, conferenceId, campaign) => [
      ...(await missingReferences(tx, conferenceId, 'items', 'launchedIn', campaign.launchedIn)),
      ...(await carriedTwice(tx, conferenceId, campaign)),
    ],
    kept: keepHidden,
  }),
];
