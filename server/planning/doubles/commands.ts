import { knownTo } from '../agenda/rules/secrecy.ts';
import { noteChange, refuseFaults } from '../collections/commands.ts';
import { participantList, standIns } from '../participants/store.ts';
import { standInFaults, whoFaults } from '../participants/rules.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Queryable, Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { doublesContract as contract } from './contract.ts';
import {
  alikeIn,
  bothOf,
  contradictionsOf,
  effectsOf,
  mergedRows,
  type Pair,
  type PersonRows,
  type JournalMentions,
} from './rules/index.ts';
import { rowsDigest, keepUndo, recordNames, personRowsOf, takeUndo, writeRows } from './store/index.ts';

/** What the journal of a conference says of a participant. Provided by the floor above. */
export type MentionsOf = (folded: Folded, participantId: string) => JournalMentions;

interface OfTwo {
  readonly conferenceId: string;
  readonly id: string;
  readonly otherId: string;
}

/** @throws AppError not-found, invalid for somebody who would be merged into themselves. */
async function twoOf(tx: Queryable, { conferenceId, id, otherId }: OfTwo): Promise<{ pair: Pair; rows: PersonRows }> {
  if (id === otherId) refuseFaults([{ path: 'otherId', message: 'duplicate' }]);
  const pair = { keptId: id, otherId };
  const rows = await personRowsOf(tx, conferenceId, pair);
  if (rows.people.length < 2) throw new AppError('not-found');
  return { pair, rows };
}

const previewWith = (mentionsOf: MentionsOf) => async (scope: QueryContext, input: InputOf<typeof contract.preview>) => {
  const { db, actor, state } = scope;
  const { pair, rows } = await twoOf(db, input);
  const { kept, other } = bothOf(rows, pair);
  const told = mentionsOf(await state(input.conferenceId), pair.otherId);
  const names = await recordNames(db, input.conferenceId, rows, knownTo(actor.clearance));
  return {
    kept: kept.entity,
    other: other.entity,
    contradictions: contradictionsOf(rows, pair),
    effects: effectsOf(rows, pair, told, names),
    digest: rowsDigest(rows),
  };
};

/** Refuses a person who would be nobody, or in whose place somebody comes who is replaced in turn. @throws AppError invalid. */
async function refuseUnsound(tx: Tx, conferenceId: string, { people }: PersonRows, pair: Pair): Promise<void> {
  const entity = people[0]?.entity;
  if (!entity) return;
  const pairs = (await standIns(tx, conferenceId))
    .filter(({ id }) => id !== pair.otherId)
    .map(({ id, standsFor }) => ({ id, standsFor: standsFor === pair.otherId ? pair.keptId : standsFor }));
  const represented = pairs.filter(({ id, standsFor }) => standsFor === entity.id && id !== entity.id);
  refuseFaults([
    ...whoFaults(entity),
    ...standInFaults(entity, pairs),
    ...(represented.length > 1 ? [{ path: 'otherId', message: 'has-stand-in' }] : []),
  ]);
}

async function merge(scope: ChangeContext, { take, digest, ...input }: InputOf<typeof contract.merge>) {
  const { tx, now: at } = scope;
  const { conferenceId, id, otherId } = input;
  const { pair, rows: now } = await twoOf(tx, input);
  await noteChange(scope, {
    conferenceId,
    operation: contract.merge,
    id,
    what: 'participants',
    changes: { merged: [otherId, id], take: [null, take] },
  });
  if (rowsDigest(now) !== digest) throw new AppError('merge-differs');
  const next = mergedRows(now, pair, new Set(take));
  await refuseUnsound(tx, conferenceId, next, pair);
  await writeRows(tx, { conferenceId, pair, now, next });
  await keepUndo(tx, { conferenceId, pair, now }, rowsDigest(await personRowsOf(tx, conferenceId, pair)), at);
  return {};
}

async function unmerge(scope: ChangeContext, { conferenceId, id }: InputOf<typeof contract.unmerge>) {
  const { tx } = scope;
  const { pair, before, digest } = await takeUndo(tx, conferenceId, id);
  const now = await personRowsOf(tx, conferenceId, pair);
  await noteChange(scope, { conferenceId, operation: contract.unmerge, id, what: 'participants', changes: { merged: [pair.keptId, id] } });
  if (rowsDigest(now) !== digest) throw new AppError('merge-changed');
  await writeRows(tx, { conferenceId, pair, now, next: before });
  return {};
}

/** Handlers of merging. What the journal tells of somebody is known on the floor above. */
export const doublesHandlers = (mentionsOf: MentionsOf): Handler[] => [
  handleQuery(contract.find, async ({ db }, { conferenceId }) => ({ alike: alikeIn(await participantList.all(db, conferenceId)) })),
  handleQuery(contract.preview, previewWith(mentionsOf)),
  handleChange(contract.merge, merge),
  handleChange(contract.unmerge, unmerge),
];
