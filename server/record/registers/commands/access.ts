import { whereaboutsOf } from '../../../planning/conferences/store.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import { AppError } from '../../../platform/errors.ts';

/** @throws AppError archived: no new papers of a conference in the archive. */
export async function refuseArchivedConference({ tx }: Pick<ChangeContext, 'tx'>, conferenceId: string): Promise<void> {
  if ((await whereaboutsOf(tx, conferenceId)) === 'archived') throw new AppError('archived');
}
