import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { ffmpeg, mediaWorker } from '../../helpers/parts.ts';
import { importSeed, seedItem } from '../../helpers/seeded.ts';
import { freshFolder } from './recorded.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

describe.skipIf(!mediaWorker() || !ffmpeg())('a publication by which the running item is classified', () => {
  let app: TestApp;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  beforeAll(async () => {
    folder = await freshFolder();
    app = await startApp({ now: 'real', media: { recordings: folder.path } });
  });
  afterAll(async () => {
    await app.end();
    await folder.remove();
  });

  it('stops the recording', async () => {
    const organizer = await app.user({ creator: true });
    const conferenceId = await importSeed(organizer);
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    await organizer.run(contract.openSitting, { conferenceId, sittingId: 'sitting-1' });
    const itemId = await seedItem(organizer, conferenceId, 'papers');
    await organizer.run(contract.startItem, { conferenceId, itemId });
    const { recordingId } = await organizer.run(contract.startRecording, { conferenceId });
    await app.db.agendaItem.updateMany({ where: { conferenceId, id: itemId }, data: { classification: 'mat' } });
    await organizer.run(publishingContract.publish, { conferenceId, note: null });
    const reason = async () => stateOf(await app.journals.state(conferenceId)).recordings[recordingId]?.reason;
    await vi.waitFor(async () => expect(await reason()).toBe('classified'), WAIT_OPTIONS);
  });
});
