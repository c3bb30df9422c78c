import { SYSTEM } from '../../../accounts/store.ts';
import { whereaboutsOf, type Whereabouts } from '../../../planning/conferences/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { recordingNow, stateOf } from '../../sitting/rules/index.ts';

interface Deps {
  readonly db: Database;
  readonly bus: Bus;
  readonly journals: Journals;
}

/**
 * Stops the recording of a conference in the trash or the archive, where nobody is at the desk, and records that in the journal. Back
 * from there, nothing is recorded until the desk starts it. Returns where the conference is.
 */
export async function stopIfPutAway({ db, bus, journals }: Deps, conferenceId: string): Promise<Whereabouts> {
  const whereabouts = await whereaboutsOf(db, conferenceId);
  const isPutAway = whereabouts === 'archived' || whereabouts === 'in-trash';
  if (isPutAway && recordingNow(stateOf(await journals.state(conferenceId))))
    await bus.run(proceedingsContract.stopRecording, SYSTEM, { conferenceId, reason: 'put-away' });
  return whereabouts;
}
