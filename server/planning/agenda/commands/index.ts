import { handleQuery, type Handler } from '../../../platform/bus/handlers.ts';
import { agendaContract as contract, Classification } from '../contract.ts';
import { mayRead } from '../rules/secrecy.ts';
import { titlesOf } from '../store.ts';
import { itemDocumentHandlers } from './documents.ts';
import { itemBatchHandlers, type NewPeople } from './item-batches.ts';
import { itemHandlers } from './items.ts';
import { orderHandlers } from './order.ts';
import { paperHandlers } from './papers.ts';
import { itemRemovalHandlers } from './removal.ts';
import { sittingHandlers } from './sittings.ts';

const titles = handleQuery(contract.titles, async ({ db, actor }, { conferenceId }) => {
  const rows = await titlesOf(db, conferenceId);
  const readable = rows.filter((row) => mayRead(actor.clearance, { classification: Classification.parse(row.classification) }));
  return { items: readable.map(({ id, title }) => ({ id, title })) };
});

/** `newPeople`: how speakers who are new join the list of participants. */
export const agendaHandlers = (newPeople: NewPeople): Handler[] => [
  titles,
  ...itemHandlers,
  ...itemRemovalHandlers,
  ...itemBatchHandlers(newPeople),
  ...itemDocumentHandlers,
  ...orderHandlers,
  ...sittingHandlers,
  ...paperHandlers,
];
