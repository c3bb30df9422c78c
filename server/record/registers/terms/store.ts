import type { Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { periodOf } from '../rules/books.ts';
import { partyTerms } from '../store/books.ts';
import type { NumberTermFacts } from './contract.ts';

/** A number stays in the book from which it was drawn. @throws AppError term-has-numbers, if the terms as they are now say otherwise of one. */
async function refuseMoved(tx: Tx): Promise<void> {
  const terms = await partyTerms(tx);
  const drawn = await tx.registerEntry.groupBy({ by: ['period', 'date'], where: { side: 'out', form: 'party' } });
  if (drawn.some(({ period, date }) => periodOf('party', date, terms) !== period)) throw new AppError('term-has-numbers');
}

export const numberTermStore = {
  async insert(tx: Tx, id: string, facts: NumberTermFacts): Promise<void> {
    await tx.partyTerm.create({ data: { id, ...facts } });
    await refuseMoved(tx);
  },
  exists: async (tx: Tx, id: string): Promise<boolean> => (await tx.partyTerm.findUnique({ where: { id }, select: { id: true } })) !== null,
  async update(tx: Tx, id: string, version: number, facts: NumberTermFacts): Promise<boolean> {
    const { count } = await tx.partyTerm.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
    await refuseMoved(tx);
    return count > 0;
  },
  async remove(tx: Tx, id: string, version: number): Promise<boolean> {
    const { count } = await tx.partyTerm.deleteMany({ where: { id, version } });
    await refuseMoved(tx);
    return count > 0;
  },
};
