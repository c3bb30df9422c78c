import { knownTo } from '../agenda/rules/secrecy.ts';
import { noteChange, listHandlers, refuseFaults } from '../collections/commands.ts';
import { removeBatch } from '../collections/batches/commands.ts';
import { usedFaults } from '../collections/uses/rules.ts';
import { usesOfParticipants } from '../collections/uses/store.ts';
import { knownReferences, missingReferences } from '../collections/references/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { participantsContract as contract, type Participant, type ParticipantFacts } from './contract.ts';
import { namelessFaults, participantKey, participantsByKey } from './rules.ts';
import { participantList, participantsPage, siteNames } from './store.ts';

/** Faults of many new participants. One that is in the list already, or twice among them, is a fault: a list is often pasted again. */
async function faultsOfMany(tx: Tx, conferenceId: string, participants: readonly ParticipantFacts[]): Promise<Fault[]> {
  const sites = await knownReferences(
    tx,
    conferenceId,
    'sites',
    participants.flatMap(({ siteId }) => siteId ?? []),
  );
  const there = participantsByKey(await participantList.all(tx, conferenceId));
  return participants.flatMap((participant, at): Fault[] => {
    const key = participantKey(participant);
    const isListed = there.has(key);
    there.set(key, '');
    return [
      ...namelessFaults(participant).map(({ path, message }) => ({ path: `participants[${at}].${path}`, message })),
      ...(participant.siteId === null || sites.has(participant.siteId)
        ? []
        : [{ path: `participants[${at}].siteId`, message: 'no-such-reference' }]),
      ...(isListed ? [{ path: `participants[${at}]`, message: 'already-listed' }] : []),
    ];
  });
}

async function addMany(scope: ChangeContext, { conferenceId, participants }: InputOf<typeof contract.addMany>) {
  const id = newId();
  const added = participants.map((facts): Participant => ({ ...facts, id: newId(), version: 1, extras: {} }));
  const ids = added.map((participant) => participant.id);
  const changes = { added: [null, { ids, participants }] };
  await noteChange(scope, { conferenceId, operation: contract.addMany, id, what: 'participants', changes });
  refuseFaults(await faultsOfMany(scope.tx, conferenceId, participants));
  await participantList.append(scope.tx, conferenceId, added);
  return { id, ids };
}

/** The places that name any of these participants. */
const placesOf = async ({ tx, actor }: ChangeContext, conferenceId: string, ids: readonly string[]): Promise<Fault[]> =>
  usedFaults(await usesOfParticipants(tx, conferenceId, ids), knownTo(actor.clearance));

async function removeMany(scope: ChangeContext, batch: InputOf<typeof contract.removeMany>) {
  await removeBatch(scope, batch, { operations: contract, list: participantList, what: 'participants', uses: placesOf });
  return {};
}

export const participantsHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db }, { conferenceId, ...wanted }) => {
    const { rows, total, all } = await participantsPage(db, conferenceId, wanted);
    const participants = rows.map((row) => participantList.read(row));
    const siteIds = new Set(participants.flatMap(({ siteId }) => siteId ?? []));
    return { participants, total, all, sites: await siteNames(db, conferenceId, [...siteIds]) };
  }),
  handleQuery(contract.get, async ({ db }, { conferenceId, id }) => ({
    participant: (await participantList.require(db, conferenceId, id)).entity,
  })),
  ...listHandlers({
    contract,
    list: participantList,
    what: 'participants',
    uses: (scope, conferenceId, id) => placesOf(scope, conferenceId, [id]),
    faults: async (tx, conferenceId, participant): Promise<Fault[]> => [
      ...namelessFaults(participant),
      ...(await missingReferences(tx, conferenceId, 'sites', 'siteId', participant.siteId)),
    ],
  }),
  handleChange(contract.addMany, addMany),
  handleChange(contract.removeMany, removeMany),
];
