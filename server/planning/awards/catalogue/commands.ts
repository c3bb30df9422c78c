import { handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import { datedHandlers } from '../../collections/dated/commands.ts';
import { catalogueContract as contract, CatalogueFacts } from './contract.ts';
import { awardCatalogues, catalogueStore as store } from './store.ts';

export const catalogueHandlers: readonly Handler[] = [
  handleQuery(contract.list, async ({ db }) => ({ catalogues: await awardCatalogues(db) })),
  ...datedHandlers({ contract, facts: CatalogueFacts, store, dayTaken: 'catalogue-day-taken' }),
];
