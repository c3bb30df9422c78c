import { knownTo } from '../agenda/rules/secrecy.ts';
import { noteChange, listHandlers, refuseFaults } from '../collections/commands.ts';
import { removeBatch } from '../collections/batches/commands.ts';
import { togetherHandlers } from '../collections/together/commands.ts';
import { usedFaults } from '../collections/uses/rules.ts';
import { usesOfParticipants } from '../collections/uses/store.ts';
import { knownReferences, missingReferences } from '../collections/references/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import type { Fault } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { participantsContract as contract, type Participant, type ParticipantFacts } from './contract.ts';
import { newParticipantFacts, participantKey, participantsByKey, standInFaults, whoFaults, whoText } from './rules.ts';
import {
  countListed,
  countPeople,
  insertContacts,
  isMerged,
  participantList,
  participantNames,
  participantsPage,
  siteNames,
  standIns,
} from './store.ts';

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
      ...whoFaults(participant).map(({ path, message }) => ({ path: `participants[${at}].${path}`, message })),
      ...(participant.siteId === null || sites.has(participant.siteId)
        ? []
        : [{ path: `participants[${at}].siteId`, message: 'no-such-reference' }]),
      // A list is pasted before it is known who comes in whose place.
      ...(participant.standsFor === null ? [] : [{ path: `participants[${at}].standsFor`, message: 'no-such-reference' }]),
      ...(isListed ? [{ path: `participants[${at}]`, message: 'already-listed' }] : []),
    ];
  });
}

type NewContacts = NonNullable<InputOf<typeof contract.addMany>['contacts']>;

/** Faults of contacts that belong to none of the new participants, or to one that has some already. */
function contactFaults(contacts: NewContacts, count: number): Fault[] {
  const reached = new Set<number>();
  return contacts.flatMap(({ at }, index) => {
    if (at >= count) return [{ path: `contacts[${index}].at`, message: 'no-such-reference' }];
    const isTwice = reached.has(at);
    reached.add(at);
    return isTwice ? [{ path: `contacts[${index}].at`, message: 'duplicate' }] : [];
  });
}

async function addMany(scope: ChangeContext, { conferenceId, participants, contacts = [] }: InputOf<typeof contract.addMany>) {
  const id = newId();
  const added = participants.map((facts): Participant => ({ ...facts, id: newId(), version: 1, extras: {} }));
  const ids = added.map((participant) => participant.id);
  const changes = { added: [null, { ids, participants }] };
  await noteChange(scope, { conferenceId, operation: contract.addMany, id, what: 'participants', changes });
  refuseFaults([...(await faultsOfMany(scope.tx, conferenceId, participants)), ...contactFaults(contacts, participants.length)]);
  await participantList.append(scope.tx, conferenceId, added);
  // How somebody is reached stands in no log: it goes with them when the batch is taken back.
  await insertContacts(
    scope.tx,
    contacts.map(({ at, ...reached }) => ({ conferenceId, participantId: ids[at] ?? '', ...reached })),
  );
  return { id, ids };
}

/** The places that name any of these participants. */
const placesOf = async ({ tx, actor }: ChangeContext, conferenceId: string, ids: readonly string[]): Promise<Fault[]> =>
  usedFaults(await usesOfParticipants(tx, conferenceId, ids), knownTo(actor.clearance));

/** The same; of several participants each place says whom it names. */
async function placesNaming({ tx, actor }: ChangeContext, conferenceId: string, removed: readonly Participant[]): Promise<Fault[]> {
  const ids = removed.map(({ id }) => id);
  const people = removed.length > 1 ? new Map(removed.map((one) => [one.id, whoText(one)])) : new Map<string, string>();
  return usedFaults(await usesOfParticipants(tx, conferenceId, ids), knownTo(actor.clearance), people);
}

async function removeMany(scope: ChangeContext, batch: InputOf<typeof contract.removeMany>) {
  await removeBatch(scope, batch, { operations: contract, list: participantList, what: 'participants', uses: placesOf });
  return {};
}

interface NewSpeaker {
  readonly id: string;
  readonly name: string;
  readonly posts: string[];
}

/** Adds people who are new with agenda items. Returns their ids by those that the caller gave them. @throws AppError invalid. */
async function addSpeakers(
  scope: ChangeContext,
  conferenceId: string,
  people: readonly NewSpeaker[],
): Promise<ReadonlyMap<string, string>> {
  const { tx } = scope;
  const given = people.map(({ id }) => id);
  const known = await knownReferences(tx, conferenceId, 'participants', given);
  const isTaken = (id: string, at: number): boolean => known.has(id) || given.indexOf(id) < at;
  refuseFaults(given.flatMap((id, at) => (isTaken(id, at) ? [{ path: `people[${at}].id`, message: 'duplicate' }] : [])));
  const ids = new Map<string, string>();
  const added: Participant[] = [];
  for (const { id: called, name, posts } of people) {
    const facts = newParticipantFacts({ name, posts });
    const id = newId();
    await noteChange(scope, { conferenceId, operation: contract.add, id, what: 'participants', changes: { added: [null, facts] } });
    added.push({ ...facts, id, version: 1, extras: {} });
    ids.set(called, id);
  }
  await participantList.append(tx, conferenceId, added);
  return ids;
}

/** Removes people who were new with agenda items, except those whom somebody has edited, or named elsewhere, since. */
async function removeSpeakers(scope: ChangeContext, conferenceId: string, ids: readonly string[]): Promise<void> {
  const { tx } = scope;
  for (const id of ids) {
    const found = await participantList.find(tx, conferenceId, id);
    if (!found || found.entity.version > 1 || (await usesOfParticipants(tx, conferenceId, [id])).length > 0) continue;
    await noteChange(scope, { conferenceId, operation: contract.remove, id, what: 'participants', changes: { removed: [found, null] } });
    await participantList.removeAll(tx, conferenceId, [id]);
  }
}

/** What the agenda needs of the list of participants, which refers to it in turn. */
export const newSpeakers = { add: addSpeakers, remove: removeSpeakers };

const faultsOf = async (tx: Tx, conferenceId: string, participant: Participant): Promise<Fault[]> => [
  // Somebody who was removed, restored and merged is not restored again beside whom they were merged into.
  ...((await isMerged(tx, conferenceId, participant.id)) ? [{ path: 'id', message: 'merged-already' }] : []),
  ...whoFaults(participant),
  ...(await missingReferences(tx, conferenceId, 'sites', 'siteId', participant.siteId)),
  ...(await missingReferences(tx, conferenceId, 'participants', 'standsFor', participant.standsFor)),
  ...(participant.standsFor === null ? [] : standInFaults(participant, await standIns(tx, conferenceId))),
];

export const participantsHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db }, { conferenceId, ...wanted }) => {
    const { rows, total, all } = await participantsPage(db, conferenceId, wanted);
    const participants = rows.map((row) => participantList.read(row));
    const siteIds = new Set(participants.flatMap(({ siteId }) => siteId ?? []));
    const represented = new Set(participants.flatMap(({ standsFor }) => standsFor ?? []));
    return {
      participants,
      total,
      all,
      listed: await countListed(db, conferenceId),
      counts: await countPeople(db, conferenceId),
      sites: await siteNames(db, conferenceId, [...siteIds]),
      represented: await participantNames(db, conferenceId, [...represented]),
    };
  }),
  handleQuery(contract.get, async ({ db }, { conferenceId, id }) => ({
    participant: (await participantList.require(db, conferenceId, id)).entity,
  })),
  ...listHandlers({
    contract,
    list: participantList,
    what: 'participants',
    uses: placesNaming,
    faults: faultsOf,
  }),
  ...togetherHandlers({ contract, list: participantList, what: 'participants', faults: faultsOf }),
  handleChange(contract.addMany, addMany),
  handleChange(contract.removeMany, removeMany),
];
