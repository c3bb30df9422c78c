import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { recordingNow, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import type { Login } from '../../helpers/app.ts';
import { ffmpeg } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { putAwayOpen } from './put-away-open.ts';
import { openDay, record, type RecordingDay } from './recorded-day.ts';
import { recordersIn } from './recorded.ts';

describe.skipIf(!ffmpeg())('a conference that is recorded', () => {
  let day: RecordingDay;
  let organizer: Login;
  beforeEach(async () => {
    day = await openDay();
    organizer = await day.app.member(day.conferenceId, 'organizer');
  });
  afterEach(() => day?.end());

  const recordings = async () => Object.values(stateOf(await day.app.journals.state(day.conferenceId)).recordings);
  const files = async () => (await day.app.recordings.library.files(day.conferenceId, 'morning')) ?? [];
  /** How the recordings ended, by the journal in the database, and which recorders run. */
  const ends = async () => {
    const where = { journalId: day.conferenceId, kind: 'recording.stopped' };
    const stopped = await day.app.db.journalEntry.findMany({ where, select: { data: true } });
    return [stopped.map(({ data }) => data), recordersIn(day.folder)];
  };
  const putAway = (recordingId: string) => [[JSON.stringify({ reason: 'put-away', recordingId })], []];

  it('stops being recorded in the trash, and the journal says so', async () => {
    const recordingId = await record(day);
    expect(recordersIn(day.folder).length).toBe(1);
    await putAwayOpen(day.app, day.conferenceId, 'trash');
    await vi.waitFor(async () => expect(await ends()).toEqual(putAway(recordingId)), WAIT_OPTIONS);
  });

  it('is not recorded when it comes back, until the desk starts it; what was recorded before is cut then', async () => {
    const { conferenceId } = day;
    const recordingId = await record(day);
    await putAwayOpen(day.app, conferenceId, 'trash');
    await vi.waitFor(async () => expect(await ends()).toEqual(putAway(recordingId)), WAIT_OPTIONS);
    await day.app.recordings.idle();
    expect(await files()).toEqual([]);
    await organizer.run(conferencesContract.restore, { conferenceId });
    await vi.waitFor(async () => expect((await files()).map(({ state }) => state)).toEqual(['ready']), WAIT_OPTIONS);
    expect([recordingNow(stateOf(await day.app.journals.state(conferenceId))), recordersIn(day.folder)]).toEqual([null, []]);
    await record(day);
    expect((await recordings()).map(({ reason }) => reason)).toEqual(['put-away', null]);
  });

  it('is cut when it returns from the trash to the archive', async () => {
    const { conferenceId, app } = day;
    const recordingId = await record(day);
    // As if it had been archived at the same moment.
    await app.db.conference.update({ where: { id: conferenceId }, data: { archivedAt: new Date() } });
    await putAwayOpen(day.app, conferenceId, 'trash');
    await vi.waitFor(async () => expect(await ends()).toEqual(putAway(recordingId)), WAIT_OPTIONS);
    await app.recordings.idle();
    expect(await files()).toEqual([]);
    await organizer.run(conferencesContract.restore, { conferenceId });
    await vi.waitFor(async () => expect((await files()).map(({ state }) => state)).toEqual(['ready']), WAIT_OPTIONS);
  });

  it('is cut at the next opportunity if it could not be when it came back', async () => {
    const { conferenceId, app } = day;
    const recordingId = await record(day);
    await putAwayOpen(day.app, conferenceId, 'trash');
    await vi.waitFor(async () => expect(await ends()).toEqual(putAway(recordingId)), WAIT_OPTIONS);
    await app.recordings.idle();
    // No event tells that it is back, and its folder is not writable.
    await app.db.conference.update({ where: { id: conferenceId }, data: { deletedAt: null } });
    const place = join(day.folder, conferenceId, 'files');
    await writeFile(place, 'in the way');
    await expect(app.recordings.settle(conferenceId)).rejects.toThrow(/EEXIST|ENOTDIR/);
    await rm(place);
    await app.recordings.settle(conferenceId);
    await vi.waitFor(async () => expect((await files()).map(({ state }) => state)).toEqual(['ready']), WAIT_OPTIONS);
  });

  it('stops being recorded in the archive, where nobody could stop it', async () => {
    const recordingId = await record(day);
    await putAwayOpen(day.app, day.conferenceId, 'archive');
    await vi.waitFor(async () => expect(await ends()).toEqual(putAway(recordingId)), WAIT_OPTIONS);
  });

  it('leaves no file and no recorder if it is a rehearsal that ends while being recorded', async () => {
    const { id: conferenceId } = await organizer.run(conferencesContract.rehearse, { conferenceId: day.conferenceId });
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    await day.chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    await record({ ...day, conferenceId });
    expect([existsSync(join(day.folder, conferenceId)), recordersIn(day.folder).length]).toEqual([true, 1]);
    await organizer.run(conferencesContract.endRehearsal, { conferenceId });
    const left = () => [existsSync(join(day.folder, conferenceId)), recordersIn(day.folder)];
    await vi.waitFor(() => expect(left()).toEqual([false, []]), WAIT_OPTIONS);
    await day.app.recordings.idle();
    expect(left()).toEqual([false, []]);
  });
});
