import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { InFacts, OutFacts, type registersContract } from '../contract/index.ts';
import { visibleEntry } from '../rules/visible.ts';
import { insertLine, saveEntry } from '../store/entries.ts';
import { entryVisibleTo, writesEntriesOf } from '../store/listing.ts';
import { tellChanged, type DrawingScope } from './drawing.ts';
import { refuseAboveClearance } from './reserving.ts';

/** Changes what a line says of its paper. @throws AppError not-found, forbidden, stale, number-void, number-not-given, invalid. */
export async function edit(scope: DrawingScope, { id, version, facts }: InputOf<typeof registersContract.edit>) {
  const { tx, actor, now } = scope;
  const entry = await entryVisibleTo(tx, actor, id);
  if (!entry || visibleEntry(actor.clearance, entry).isHidden) throw new AppError('not-found');
  if (!(await writesEntriesOf(tx, actor, entry.side === 'out' ? entry.conferenceId : null))) throw new AppError('forbidden');
  if (entry.version !== version) throw new AppError('stale');
  if (entry.state === 'void') throw new AppError('number-void');
  if (entry.state === 'reserved') throw new AppError('number-not-given');
  const given = (entry.side === 'in' ? InFacts : OutFacts).safeParse(facts);
  if (!given.success) throw new AppError('invalid', {}, [{ path: 'facts', message: 'other-register' }]);
  refuseAboveClearance(scope, 'facts.classification', given.data.classification);
  const next = await saveEntry(tx, { ...entry, ...given.data });
  await insertLine(tx, id, { actor, now, kind: 'edited' });
  tellChanged(scope, entry.conferenceId);
  return { version: next };
}
