import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { conferencesContract } from '../../../server/planning/conferences/contract.ts';
import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { mediaContract } from '../../../server/live/media/contract/index.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { ffmpeg, mediaWorker } from '../../helpers/parts.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { TestProgram } from './program.ts';
import { putAwayOpen } from './put-away-open.ts';
import { record } from './recorded-day.ts';
import { freshFolder } from './recorded.ts';

describe.skipIf(!mediaWorker() || !ffmpeg())('sound and picture of a conference that is put into the archive', () => {
  let app: TestApp;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let program: TestProgram;
  let conferenceId: string;
  let chair: Login;
  let organizer: Login;
  let viewer: Login;
  beforeAll(async () => {
    folder = await freshFolder();
    program = await new TestProgram().start();
    app = await startApp({ now: 'real', media: { recordings: folder.path }, tap: () => program.tap() });
  });
  beforeEach(async () => {
    ({ conferenceId, chair } = await conferenceOf(app, 1));
    organizer = await app.member(conferenceId, 'organizer');
    viewer = await app.member(conferenceId, 'viewer');
  });
  afterAll(async () => {
    program.stop();
    await app.end();
    await folder.remove();
  });

  const join = () =>
    viewer.run(mediaContract.join, { conferenceId, purpose: 'watch' }).then(
      () => 'joined',
      (error: { code?: string }) => error.code,
    );

  it('end, and nobody can join until it leaves the archive', async () => {
    expect(await join()).toBe('joined');
    const room = await app.media.rooms.open(conferenceId);
    await chair.run(proceedingsContract.closeSitting, { conferenceId, sittingId: 'morning' });
    await organizer.run(conferencesContract.archive, { conferenceId });
    await vi.waitFor(() => expect([room.closed, room.peers.size]).toEqual([true, 0]), WAIT_OPTIONS);
    expect(await join()).toBe('archived');
    await organizer.run(conferencesContract.unarchive, { conferenceId });
    await vi.waitFor(async () => expect(await join()).toBe('joined'), WAIT_OPTIONS);
  });

  it('end even if its recording cannot be stopped', async () => {
    await record({ app, chair, conferenceId });
    expect(await join()).toBe('joined');
    const room = await app.media.rooms.open(conferenceId);
    await app.db.$executeRawUnsafe('ALTER TABLE "JournalEntry" RENAME TO "Elsewhere"');
    await putAwayOpen(app, conferenceId, 'archive');
    await vi.waitFor(() => expect(room.closed).toBe(true), WAIT_OPTIONS);
    await app.db.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "JournalEntry"');
  });
});
