import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { hallIn } from '../../helpers/media/fake-hall.ts';
import { conferenceOf, Pages, type TakingPart } from '../../helpers/media/many-sites.ts';
import { ffmpeg, isLongMedia, mediaWorker } from '../../helpers/parts.ts';
import { codecsOf, faultsOf, freshFolder, probe, untilRecorded, wait } from './recorded.ts';

/** Length of each of three speeches, in milliseconds: about a minute in total in the long form. */
const SPEECH = isLongMedia ? 16_000 : 3000;
const SIZE = { width: 320, height: 180 };

/** The hall whose picture a file shows at a moment, in seconds. */
async function hallAt(path: string, second: number): Promise<number> {
  const scale = `scale=${SIZE.width}:${SIZE.height}`;
  const args = [
    '-v',
    'error',
    '-ss',
    String(second),
    '-i',
    path,
    '-frames:v',
    '1',
    '-vf',
    scale,
    '-pix_fmt',
    'yuv420p',
    '-f',
    'rawvideo',
    '-',
  ];
  const { stdout } = await promisify(execFile)(ffmpeg() ?? '', args, { encoding: 'buffer', maxBuffer: 10_000_000 });
  return hallIn({ ...SIZE, data: stdout });
}

describe.skipIf(!mediaWorker() || !ffmpeg())('the program of real sites, recorded', () => {
  let app: TestApp;
  let pages: Pages;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let conference: Awaited<ReturnType<typeof conferenceOf>>;
  const halls: TakingPart[] = [];

  beforeAll(async () => {
    folder = await freshFolder();
    app = await startApp({ now: 'real', media: { workers: 2, recordings: folder.path } });
    conference = await conferenceOf(app, 3);
    const { conferenceId, chair, siteIds } = conference;
    pages = new Pages(app, conferenceId);
    for (const [number, siteId] of siteIds.entries()) halls.push(await pages.site(siteId, number, SIZE));
    const { recordingId } = await chair.run(contract.startRecording, { conferenceId });
    await untilRecorded(app.recordings, conferenceId, recordingId);
    for (const siteId of siteIds.slice(1)) {
      await chair.run(contract.grant, { conferenceId, siteId, handOver: true });
      await wait(SPEECH);
    }
    await chair.run(contract.end, { conferenceId });
    await wait(SPEECH / 2);
    await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    await app.recordings.idle();
  });
  afterAll(async () => {
    await pages.close();
    await app.end();
    await folder.remove();
  });

  const files = async () => {
    const found = (await app.recordings.library.files(conference.conferenceId, 'morning')) ?? [];
    return found.map((file) => ({ file, path: app.recordings.library.pathOf(conference.conferenceId, file) }));
  };

  it('becomes one file of the sitting and one of each speech, as long as in the journal, within a second', async () => {
    const { turns, recordings } = stateOf(await app.journals.state(conference.conferenceId));
    const [run] = Object.values(recordings);
    const lengths = [(run?.stoppedAt ?? 0) - (run?.startedAt ?? 0), ...Object.values(turns).map((turn) => turn.endedAt - turn.startedAt)];
    const probed = await Promise.all((await files()).map(({ path }) => probe(path)));
    expect(probed.map(codecsOf)).toEqual(Array.from({ length: 4 }, () => ['vp8', 'opus']));
    expect(probed.map(({ format }, at) => Math.abs(Number(format.duration) * 1000 - (lengths[at] ?? 0)) < 1000)).toEqual(
      lengths.map(() => true),
    );
    expect(await Promise.all((await files()).map(({ path }) => faultsOf(path)))).toEqual(['', '', '', '']);
  });

  it('shows in each speech who speaks, from its first second to its last', async () => {
    const speeches = (await files()).slice(1);
    const seen = await Promise.all(speeches.map(async ({ path }) => [await hallAt(path, 1), await hallAt(path, SPEECH / 1000 - 0.7)]));
    expect(seen).toEqual(halls.slice(1).map(({ number }) => [number, number]));
  });
});
