import { listHandlers } from '../collections/commands.ts';
import { missingReferences } from '../collections/references/store.ts';
import { handleQuery, type Handler } from '../../platform/bus/handlers.ts';
import type { Fault } from '../../platform/errors.ts';
import { participantsContract as contract } from './contract.ts';
import { namelessFaults } from './rules.ts';
import { participantList, participantsPage, siteNames, usesOfParticipant } from './store.ts';

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
    uses: usesOfParticipant,
    faults: async (tx, conferenceId, participant): Promise<Fault[]> => [
      ...namelessFaults(participant),
      ...(await missingReferences(tx, conferenceId, 'sites', 'siteId', participant.siteId)),
    ],
  }),
];
