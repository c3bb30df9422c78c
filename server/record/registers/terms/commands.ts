import { datedHandlers } from '../../../planning/collections/dated/commands.ts';
import { handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import { partyTerms } from '../store/books.ts';
import { NumberTermFacts, numberTermsContract as contract } from './contract.ts';
import { numberTermStore as store } from './store.ts';

export const numberTermsHandlers: readonly Handler[] = [
  handleQuery(contract.list, async ({ db }) => ({ terms: await partyTerms(db) })),
  ...datedHandlers({ contract, facts: NumberTermFacts, store, dayTaken: 'term-day-taken' }),
];
