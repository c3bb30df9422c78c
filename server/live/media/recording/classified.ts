import { SYSTEM } from '../../../accounts/store.ts';
import type { Bus } from '../../../platform/bus/bus.ts';
import type { Database } from '../../../platform/database/open.ts';
import type { Journals } from '../../../platform/journal/journals.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';
import { isBarred, recordingNow, stateOf } from '../../sitting/rules/index.ts';
import { planIndexOf } from '../../sitting/store.ts';

interface Deps {
  readonly db: Database;
  readonly bus: Bus;
  readonly journals: Journals;
}

/** Stops a recording if the running item is classified by the plan now in force. */
export async function stopIfClassified({ db, bus, journals }: Deps, conferenceId: string): Promise<void> {
  const state = stateOf(await journals.state(conferenceId));
  if (!recordingNow(state) || !isBarred(state, await planIndexOf(db, conferenceId))) return;
  await bus.run(proceedingsContract.stopRecording, SYSTEM, { conferenceId, reason: 'classified' });
}
