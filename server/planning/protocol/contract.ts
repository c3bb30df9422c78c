import { z } from 'zod';
import { command, query } from '../../accounts/permissions.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { plausibleDay } from '../conferences/contract/facts.ts';

/** A rank: its posts, each as a title begins. */
const Rank = z.array(TextLine).min(1).max(50);

/** What an office writes of an order of protocol. It holds until the first day of the next one. */
export const OrderFacts = z.strictObject({
  /** The regulation. */
  source: TextLine,
  /** First day on which it holds. */
  from: plausibleDay(CalendarDate),
  /** From the highest. Who has no post of any rank comes after them. */
  ranks: z.array(Rank).min(1).max(100),
});
export type OrderFacts = z.output<typeof OrderFacts>;

/** An order of protocol that the office keeps, or, without an id, one that comes with the software. */
export const KeptOrder = z.strictObject({ id: Id.nullable(), ...OrderFacts.shape, version: Version });
export type KeptOrder = z.output<typeof KeptOrder>;

export const protocolContract = {
  list: query({
    name: 'protocol.list',
    summary: 'List the orders of protocol, the earliest first.',
    route: 'GET /protocol',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ orders: z.array(KeptOrder) }),
  }),
  add: command({
    name: 'protocol.add',
    summary: 'Add an order of protocol that holds from a day on.',
    route: 'POST /protocol',
    permit: ['administrator'],
    refusals: ['protocol-day-taken'],
    input: OrderFacts,
    output: Made,
  }),
  edit: command({
    name: 'protocol.edit',
    summary: 'Update an order of protocol.',
    route: 'PATCH /protocol/:id',
    permit: ['administrator'],
    refusals: ['not-found', 'protocol-day-taken'],
    input: z.strictObject({ id: Id, version: Version, ...OrderFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'protocol.remove',
    summary: 'Remove an order of protocol. One that comes with the software then holds again.',
    route: 'DELETE /protocol/:id',
    permit: ['administrator'],
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, version: Version }),
    output: Nothing,
  }),
};
