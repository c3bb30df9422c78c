import { join } from 'node:path';
import { handleSignal, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import { WorkThread } from '../../../platform/threads/work-thread.ts';
import { catalogueFor } from '../../awards/catalogue/store.ts';
import { awardsAndCampaigns } from '../../awards/store.ts';
import { participantList } from '../../participants/store.ts';
import { siteList } from '../../sites/store.ts';
import { pastingContract as contract } from '../contract.ts';
import { knownGrantors } from '../rules/sheet/awards/grantors.ts';
import type { AwardSheetJob } from './read-awards.ts';
import type { SheetJob } from './read-people.ts';

type ReadSheet = typeof contract.readSheet;
type ReadAwards = typeof contract.readAwards;

/** A file of 10,000 rows takes some seconds; one that takes longer was made to. */
const LIMITS = { timeoutMs: 30_000, memoryMb: 512 };

const thread = new WorkThread<SheetJob, OutputOf<ReadSheet>>(
  { module: join(import.meta.dirname, 'read-people.ts'), name: 'readPeopleSheet' },
  LIMITS,
);

async function readSheet({ db }: QueryContext, { conferenceId, content, columns, sites }: InputOf<ReadSheet>) {
  const [participants, knownSites] = await Promise.all([participantList.all(db, conferenceId), siteList.all(db, conferenceId)]);
  return thread.run({
    file: Buffer.from(content, 'base64'),
    participants: participants.map(({ id, name, group, posts, siteId }) => ({ id, name, group, posts, siteId })),
    knownSites,
    columns,
    sites,
  });
}

const awardThread = new WorkThread<AwardSheetJob, OutputOf<ReadAwards>>(
  { module: join(import.meta.dirname, 'read-awards.ts'), name: 'readAwardsSheet' },
  LIMITS,
);

async function readAwards({ db }: QueryContext, { conferenceId, content, columns }: InputOf<ReadAwards>) {
  const [participants, { awards, date, organizer }] = await Promise.all([
    participantList.all(db, conferenceId),
    awardsAndCampaigns(db, conferenceId),
  ]);
  return awardThread.run({
    file: Buffer.from(content, 'base64'),
    participants: participants.map(({ id, name, group, posts }) => ({ id, name, group, posts })),
    awards,
    catalogue: await catalogueFor(db, date),
    grantors: knownGrantors({ awards, participants, organizer }),
    columns,
  });
}

export const pastingHandlers: readonly Handler[] = [
  handleSignal(contract.readSheet, readSheet),
  handleSignal(contract.readAwards, readAwards),
];
