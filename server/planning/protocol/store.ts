import type { Queryable, Tx } from '../../platform/database/open.ts';
import { KeptOrder, type OrderFacts } from './contract.ts';
import { withBuiltIn } from './rules/in-force.ts';
import { ORDERS_OF_PROTOCOL } from './rules/orders.ts';

/** All orders of protocol, the earliest first: those of the office, and those of the software whose day the office has not taken. */
export async function ordersOfProtocol(db: Queryable): Promise<KeptOrder[]> {
  const rows = await db.orderOfProtocol.findMany();
  return withBuiltIn(
    rows.map((row) => KeptOrder.parse(row)),
    ORDERS_OF_PROTOCOL,
  );
}

export const insertOrder = (tx: Tx, id: string, facts: OrderFacts) => tx.orderOfProtocol.create({ data: { id, ...facts } });

export const orderExists = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.orderOfProtocol.findUnique({ where: { id }, select: { id: true } })) !== null;

/** Changes an order if it still has this version; returns false otherwise. */
export async function updateOrder(tx: Tx, id: string, version: number, facts: OrderFacts): Promise<boolean> {
  const { count } = await tx.orderOfProtocol.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
  return count > 0;
}

/** Removes an order if it still has this version; returns false otherwise. */
export async function deleteOrder(tx: Tx, id: string, version: number): Promise<boolean> {
  const { count } = await tx.orderOfProtocol.deleteMany({ where: { id, version } });
  return count > 0;
}
