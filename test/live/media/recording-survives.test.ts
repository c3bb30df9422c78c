import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../server/accounts/store.ts';
import { Library } from '../../../server/live/media/recording/library.ts';
import { proceedingsContract as contract, recordingStarted } from '../../../server/live/sitting/contract/index.ts';
import { recordingNow, stateOf } from '../../../server/live/sitting/rules/index.ts';
import { JournalWriter } from '../../../server/platform/journal/writer.ts';
import { startApp } from '../../helpers/app.ts';
import { freshDatabase } from '../../helpers/database.ts';
import { ffmpeg } from '../../helpers/parts.ts';
import { published } from '../sitting/published-day.ts';
import { TestProgram } from './program.ts';
import { openDay, record, secondsSpoken, speak, stop, type RecordingDay } from './recorded-day.ts';
import { codecsOf, faultsOf, freshFolder, probe, processes, recordersIn, untilRecorded, wait } from './recorded.ts';
import type { SpeechOver } from './recording-server.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

/** A file begins and ends with a packet of sound or a frame, and a recorder that is killed loses up to a second. */
const MAX_MISSING_SECONDS = 1;

const childrenOf = (pid: number): number[] =>
  processes('pid=,ppid=').flatMap(([child, parent]) => (Number(parent) === pid ? [Number(child)] : []));

describe.skipIf(!ffmpeg())('a recording', () => {
  let day: RecordingDay;
  beforeAll(async () => {
    day = await openDay();
    await day.chair.run(contract.startItem, { conferenceId: day.conferenceId, itemId: 'papers' });
  });
  afterAll(() => day?.end());
  afterEach(async () => {
    const { conferenceId, app } = day;
    if (recordingNow(stateOf(await app.journals.state(conferenceId)))) await stop(day);
    await app.recordings.idle();
    await app.recordings.erase({ conferenceId, sittingId: 'morning' });
  });

  const lastRun = async () => Object.values(stateOf(await day.app.journals.state(day.conferenceId)).recordings).at(-1);
  /** The file of a speech: its state, its streams, and whether it is as long as the speech by the journal. */
  const speechFile = async (turnId: string) => {
    const { library } = day.app.recordings;
    const file = ((await library.files(day.conferenceId, 'morning')) ?? []).find((one) => one.turnId === turnId);
    if (file?.state !== 'ready') return { state: file?.state, codecs: [], isWhole: false };
    const path = library.pathOf(day.conferenceId, file);
    const found = await probe(path);
    expect(await faultsOf(path)).toEqual('');
    const missing = (await secondsSpoken(day, turnId)) - Number(found.format.duration);
    return { state: file.state, codecs: codecsOf(found), isWhole: Math.abs(missing) < MAX_MISSING_SECONDS };
  };

  it('is usable up to its last second when the recorder is killed, and everyone is told that it stopped', async () => {
    await record(day);
    const turnId = await speak(day, 'quang-ninh', 3000);
    const [recorder = 0] = recordersIn(day.folder);
    for (const pid of [recorder, ...childrenOf(recorder)]) process.kill(pid, 'SIGKILL');
    await expect.poll(async () => (await lastRun())?.reason, WAIT_OPTIONS).toEqual('failed');
    await day.app.recordings.idle();
    expect(await speechFile(turnId)).toEqual({ state: 'ready', codecs: ['vp8', 'opus'], isWhole: true });
  });

  it('continues without a picture, and includes it once it arrives', async () => {
    day.program.picture = false;
    await record(day);
    const heard = await speak(day, 'lao-cai', 2000);
    day.program.picture = true;
    await wait(2000);
    const seen = await speak(day, 'ca-mau', 2000);
    await stop(day);
    const { state, isWhole } = await speechFile(heard);
    expect({ state, isWhole }).toEqual({ state: 'ready', isWhole: true });
    expect(await speechFile(seen)).toEqual({ state: 'ready', codecs: ['vp8', 'opus'], isWhole: true });
  });
});

describe('a recording that cannot be made', () => {
  it('is reported as failed, so that nobody relies on it', async () => {
    const app = await startApp({ now: 'real' });
    try {
      const { conferenceId, chair } = await published(app);
      await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
      await chair.run(contract.startRecording, { conferenceId });
      const reasons = async () => Object.values(stateOf(await app.journals.state(conferenceId)).recordings).map(({ reason }) => reason);
      await expect.poll(reasons, WAIT_OPTIONS).toEqual(['failed']);
    } finally {
      await app.end();
    }
  });
});

describe.skipIf(!ffmpeg())('a recording that begins while the database does not answer', () => {
  it('begins once there is one', async () => {
    const day = await openDay();
    const { app, conferenceId } = day;
    try {
      const table = (from: string, to: string) => app.db.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`);
      await table('Conference', 'Elsewhere');
      // As if from another server on the same database.
      const writer = new JournalWriter({ db: app.db, url: app.databaseUrl, journals: app.journals, clock: Date.now });
      const recordingId = 'r1';
      const decide = () => ({ entries: [recordingStarted.make({ recordingId }, 'morning')], output: () => null });
      await writer.submit({ journal: await app.journals.open(conferenceId), actor: SYSTEM, claim: null, decide });
      // Earlier requests are answered first.
      await expect(app.db.conference.findUnique({ where: { id: conferenceId } })).rejects.toThrow('does not exist');
      await table('Elsewhere', 'Conference');
      await untilRecorded(app.recordings, conferenceId, recordingId);
      expect(recordingNow(stateOf(await app.journals.state(conferenceId)))?.recordingId).toEqual(recordingId);
    } finally {
      await day.end();
    }
  });
});

describe.skipIf(!ffmpeg())('a server that is killed while it records', () => {
  it('leaves complete files, and continues after its restart', async () => {
    const [database, folder, program] = [await freshDatabase(), await freshFolder(), await new TestProgram().start()];
    const order = JSON.stringify({ databaseUrl: database.url, folder: folder.path, streams: program.tap().streams });
    const server = fork(join(import.meta.dirname, 'recording-server.ts'), [order], { execArgv: [], serialization: 'advanced' });
    const tap = program.tap();
    const undelivered: Error[] = [];
    tap.onPacket((stream, packet, kind) => {
      // A killed server leaves packets unread; this callback takes the error.
      if (kind === 'rtp' && server.connected) server.send({ stream, packet }, (error) => void (error && undelivered.push(error)));
    });
    const { conferenceId, recordingId, turnId } = await new Promise<SpeechOver>((resolve, reject) => {
      server.once('message', (over) => resolve(over as SpeechOver));
      server.once('exit', () => reject(new Error('The server ended.')));
    }).catch((error: unknown) => (program.stop(), Promise.reject(error)));
    expect(undelivered).toEqual([]);
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    tap.close();
    await gone;
    await expect.poll(() => recordersIn(folder.path), WAIT_OPTIONS).toEqual([]);

    const { sound, picture } = await new Library(folder.path).material(conferenceId, [recordingId]);
    const last = [sound.at(-1), picture.at(-1)].map((segment) => segment?.path ?? '');
    expect((await Promise.all(last.map(probe))).map(({ format }) => Number(format.duration) > 0)).toEqual([true, true]);
    const app = await startApp({
      now: 'real',
      databaseUrl: database.url,
      media: { enabled: false, recordings: folder.path },
      tap: () => program.tap(),
    });
    try {
      await untilRecorded(app.recordings, conferenceId, recordingId, Date.now());
      const day = { conferenceId, chair: app.system, app };
      const { turnId: later } = await day.chair.run(contract.grant, { conferenceId, paperId: 'lao-cai', handOver: false });
      await wait(2000);
      await day.chair.run(contract.end, { conferenceId, turnId: later });
      await day.chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
      await app.recordings.idle();
      const files = (await app.recordings.library.files(conferenceId, 'morning')) ?? [];
      expect(files.map((file) => [file.turnId, file.state])).toEqual([
        [null, 'ready'],
        [turnId, 'ready'],
        [later, 'ready'],
      ]);
      const missing = await Promise.all(
        files.slice(1).map(async (file) => {
          const { format } = await probe(app.recordings.library.pathOf(conferenceId, file));
          return (await secondsSpoken(day, file.turnId ?? '')) - Number(format.duration);
        }),
      );
      expect(missing.map((seconds) => Math.abs(seconds) < MAX_MISSING_SECONDS)).toEqual([true, true]);
    } finally {
      await app.end();
      program.stop();
      await database.drop();
      await folder.remove();
    }
  });
});
