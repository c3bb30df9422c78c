import { listHandlers } from '../collections/commands.ts';
import { missingReferences } from '../collections/references/store.ts';
import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import { recommendationsContract as contract } from './contract.ts';
import { recommendationList } from './store.ts';

export const recommendationsHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db }, { conferenceId }) => ({ recommendations: await recommendationList.all(db, conferenceId) })),
  ...listHandlers({
    contract,
    list: recommendationList,
    what: 'recommendations',
    faults: (tx, conferenceId, { fromId }) => missingReferences(tx, conferenceId, 'sites', 'fromId', fromId),
  }),
];
