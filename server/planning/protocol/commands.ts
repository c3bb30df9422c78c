import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import { datedHandlers } from '../collections/dated/commands.ts';
import { OrderFacts, protocolContract as contract } from './contract.ts';
import { deleteOrder, insertOrder, orderExists, ordersOfProtocol, updateOrder } from './store.ts';

export const protocolHandlers: readonly Handler[] = [
  handleQuery(contract.list, async ({ db }) => ({ orders: await ordersOfProtocol(db) })),
  ...datedHandlers({
    contract,
    facts: OrderFacts,
    store: { insert: insertOrder, exists: orderExists, update: updateOrder, remove: deleteOrder },
    dayTaken: 'protocol-day-taken',
  }),
];
