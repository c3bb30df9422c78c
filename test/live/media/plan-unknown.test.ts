import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SYSTEM } from '../../../server/accounts/store.ts';
import { RoomFacts } from '../../../server/live/media/routing/room-facts.ts';
import { transact } from '../../../server/platform/database/open.ts';
import { JournalWriter } from '../../../server/platform/journal/writer.ts';
import { Retries } from '../../../server/platform/retries.ts';
import { createLog } from '../../../server/platform/log.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { planIndexOf } from '../../../server/live/sitting/store.ts';
import { planPublished } from '../../../server/planning/publishing/contract.ts';
import { insertPublication, publishedPlan } from '../../../server/planning/publishing/store.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { ffmpeg, mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { TestProgram } from './program.ts';
import { freshFolder, untilRecorded } from './recorded.ts';

const nothing = { main: null, second: null, hall: null, screen: null, floorMicrophone: null, hallMicrophone: null };

describe.skipIf(!mediaWorker() || !ffmpeg())('a publication whose plan cannot be read', () => {
  let app: TestApp;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let program: TestProgram;
  let conferenceId: string;
  let chair: Login;
  beforeAll(async () => {
    folder = await freshFolder();
    program = await new TestProgram().start();
    app = await startApp({ now: 'real', media: { recordings: folder.path }, tap: () => program.tap() });
  });
  beforeEach(async () => {
    ({ conferenceId, chair } = await conferenceOf(app, 1));
  });
  afterAll(async () => {
    program.stop();
    await app.end();
    await folder.remove();
  });

  /** Makes the plan unreadable by its conference's row, without any event, as with a failing database. */
  const readable = (isReadable: boolean) =>
    app.db.conference.update({ where: { id: conferenceId }, data: { deletedAt: isReadable ? null : new Date() } });
  /** Stores the plan as a second version, with this classification level for the papers. */
  async function keep(classification: 'mat' | null): Promise<void> {
    const plan = await publishedPlan(app.db, conferenceId, 1);
    if (!plan) throw new Error('nothing is published');
    const items = plan.items.map((item) => (item.id === 'papers' ? { ...item, classification } : item));
    const version = { conferenceId, number: 2, at: Date.now(), actorId: 'organizer', note: null, plan: { ...plan, items }, changes: [] };
    await transact(app.db, (tx) => insertPublication(tx, version));
  }
  /** Announces the second version, as another server on the same database does. */
  async function tell(): Promise<void> {
    const writer = new JournalWriter({ db: app.db, url: app.databaseUrl, journals: app.journals, clock: Date.now });
    const decide = () => ({ entries: [planPublished.make({ number: 2 })], output: () => null });
    await writer.submit({ journal: await app.journals.open(conferenceId), actor: SYSTEM, claim: null, decide });
  }
  const publish = async (classification: 'mat' | null) => {
    await keep(classification);
    await tell();
  };

  it('lets no media flow until it can be read, and then everything that it allows', async () => {
    const room = await app.media.rooms.open(conferenceId);
    expect([room.routing.main, room.routing.hallMicrophone, room.news().barred]).toEqual(['main', 'main', false]);
    await readable(false);
    await publish(null);
    await vi.waitFor(() => expect(room.routing).toEqual({ level: 3, barred: true, recordingId: null, ...nothing }), WAIT_OPTIONS);
    expect(room.news().barred).toEqual(true);
    await readable(true);
    await vi.waitFor(
      () => expect([room.routing.main, room.routing.hallMicrophone, room.news().barred]).toEqual(['main', 'main', false]),
      WAIT_OPTIONS,
    );
  });

  it('stops the recording as soon as it can be read and shows that the current item is classified', async () => {
    const room = await app.media.rooms.open(conferenceId);
    const { recordingId } = await chair.run(contract.startRecording, { conferenceId });
    await untilRecorded(app.recordings, conferenceId, recordingId);
    const ended = async () => stateOf(await app.journals.state(conferenceId)).recordings[recordingId]?.reason;
    await readable(false);
    await publish('mat');
    await vi.waitFor(() => expect(room.routing).toEqual({ level: 3, barred: true, recordingId, ...nothing }), WAIT_OPTIONS);
    // Earlier requests for the plan have been answered by now.
    await expect(planIndexOf(app.db, conferenceId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await ended()).toEqual(null);
    await readable(true);
    await vi.waitFor(
      async () => expect([room.routing.level, room.routing.barred, await ended()]).toEqual([1, true, 'classified']),
      WAIT_OPTIONS,
    );
  });

  it('lets no media flow and tells nobody anything while not even the journal knows what is secret', async () => {
    const room = await app.media.rooms.open(conferenceId);
    const everyone = { staff: true, clearance: 3 };
    const running = async () => stateOf((await app.journals.stateFor(conferenceId, everyone)).folded).runningItemId;
    // In force, but not readable yet.
    await app.db.conference.update({ where: { id: conferenceId }, data: { publishedNumber: 2 } });
    await expect(tell()).rejects.toMatchObject({ code: 'not-found' });
    await vi.waitFor(() => expect(room.routing).toEqual({ level: 3, barred: true, recordingId: null, ...nothing }), WAIT_OPTIONS);
    await keep(null);
    await vi.waitFor(
      async () => expect([room.routing.main, room.routing.barred, await running()]).toEqual(['main', false, 'papers']),
      WAIT_OPTIONS,
    );
  });

  it('bars what it classifies at once, before it is read', async () => {
    const retries = new Retries(createLog('silent'));
    const readPlan = () => planIndexOf(app.db, conferenceId);
    const facts = await RoomFacts.open({ journal: await app.journals.open(conferenceId), readPlan, retries });
    expect(facts.routing.barred).toEqual(false);
    await publish('mat');
    expect(facts.routing).toEqual({ level: 3, barred: true, recordingId: null, ...nothing });
    await facts.renew({ closed: false, applyRouting: () => {} });
    expect(facts.routing).toEqual({ level: 1, barred: true, recordingId: null, ...nothing });
    retries.close();
  });
});
