import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { StoredStep } from '../rules/history.ts';
import type { BareMatter } from '../rules/matters.ts';
import { columnsOf, historiesOf, mattersOf } from './matters.ts';

/** Everything recorded of the matters of a conference that a reader with this clearance may know. */
export async function recordedMatters(db: Queryable, conferenceId: string, clearance: number) {
  const matters = await mattersOf(db, { ids: [conferenceId], held: [], clearance });
  const histories = await historiesOf(db, matters);
  return matters.map((matter) => ({ matter, steps: (histories.get(`${conferenceId} ${matter.id}`) ?? []).toReversed() }));
}

/** Stores matters that came with the file of their conference. */
export async function insertRecorded(
  tx: Tx,
  all: readonly { readonly matter: BareMatter; readonly steps: readonly StoredStep[] }[],
  now: number,
): Promise<void> {
  // One millisecond after the other: they are listed in the order in which they were raised.
  await tx.matter.createMany({ data: all.map(({ matter }, at) => ({ ...columnsOf(matter), createdAt: new Date(now + at) })) });
  await tx.matterStep.createMany({
    data: all.flatMap(({ matter: { conferenceId, id }, steps }) =>
      steps.map(({ number, at, kind, data }) => ({
        conferenceId,
        matterId: id,
        number,
        at,
        actorKind: 'file',
        actorId: conferenceId,
        kind,
        data: JSON.parse(JSON.stringify(data)),
      })),
    ),
  });
}
