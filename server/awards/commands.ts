import { listHandlers } from '../lists/commands.ts';
import { missingReferences } from '../lists/references.ts';
import { answers, type Handler } from '../platform/bus/handlers.ts';
import { awardsContract, campaignsContract } from './contract.ts';
import { awardList, awardsOf, campaignList } from './store.ts';

export const awardsHandlers: Handler[] = [
  answers(awardsContract.list, ({ db }, { conferenceId }) => awardsOf(db, conferenceId)),
  ...listHandlers({
    contract: awardsContract,
    list: awardList,
    what: 'awards',
    faults: (tx, conferenceId, award) => missingReferences(tx, conferenceId, 'participants', 'presenters', award.presenters),
  }),
  ...listHandlers({
    contract: campaignsContract,
    list: campaignList,
    what: 'awards',
    faults: (tx, conferenceId, campaign) => missingReferences(tx, conferenceId, 'items', 'launchedIn', campaign.launchedIn),
  }),
];
