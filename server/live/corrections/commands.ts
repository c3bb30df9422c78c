import { whereaboutsOf } from '../../planning/conferences/store.ts';
import type { Handler, PrepareContext } from '../../platform/bus/handlers.ts';
import { AppError } from '../../platform/errors.ts';
import type { Slice } from '../../platform/journal/contract.ts';
import { handleCorrection } from '../../platform/journal/correct.ts';
import { correctionsContract as contract } from './contract.ts';

/** Nothing is undone in the archive or the trash. @throws AppError archived, not-found. */
async function requireInUse({ db, recent }: PrepareContext, { conferenceId }: { readonly conferenceId: string }): Promise<void> {
  const whereabouts = await recent('whereabouts', () => whereaboutsOf(db, conferenceId));
  if (whereabouts === 'archived') throw new AppError('archived');
  if (whereabouts !== 'in-use') throw new AppError('not-found');
}

/** Undoes the entries of every slice that keeps an undo log. */
export const correctionsHandlers = (slices: readonly Slice<unknown>[]): Handler[] => [
  handleCorrection(contract.correct, slices, requireInUse),
];
