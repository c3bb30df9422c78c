import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recordings } from '../../server/media/recording/recordings.ts';
import { proceedingsContract as contract } from '../../server/proceedings/contract/index.ts';
import { stateOf } from '../../server/proceedings/rules/index.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { ffmpeg } from '../helpers/parts.ts';
import { published, type PublishedDay } from '../proceedings/published-day.ts';
import { FLOOR_TONE, HALL_TONE, TestProgramme } from './programme.ts';
import { codecsOf, faultsOf, freshFolder, loudness, probe, untilRecorded, wait } from './recorded.ts';

/** A speech takes so long, in milliseconds: three make a minute in the long run, and some seconds in the short one. */
const SPEECH = process.env['FULL'] === '1' ? 16_000 : 2000;
const PAUSE = SPEECH / 4;

describe.skipIf(!ffmpeg())('a recorded sitting with three speeches', () => {
  let app: TestApp;
  let recordings: Recordings;
  let programme: TestProgramme;
  let folder: Awaited<ReturnType<typeof freshFolder>>;
  let day: PublishedDay;

  beforeAll(async () => {
    folder = await freshFolder();
    programme = await new TestProgramme().start();
    app = await startApp({ now: 'real', media: { enabled: false, recordings: folder.path }, tap: () => programme.tap() });
    recordings = app.recordings;
    day = await published(app);
    const { conferenceId, chair } = day;
    await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
    const { recordingId } = await chair.run(contract.startRecording, { conferenceId });
    await untilRecorded(recordings, conferenceId, recordingId);
    await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
    for (const paperId of ['quang-ninh', 'lao-cai', 'ca-mau']) {
      await wait(PAUSE);
      const { turnId } = await chair.run(contract.grant, { conferenceId, paperId, handOver: false });
      await wait(SPEECH);
      await chair.run(contract.end, { conferenceId, turnId });
    }
    await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
    await recordings.idle();
  }, 120_000);
  afterAll(async () => {
    programme.stop();
    await app.end();
    await folder.remove();
  });

  const filesOf = async () => {
    const files = (await recordings.library.files(day.conferenceId, 'morning')) ?? [];
    return Promise.all(files.map(async (file) => ({ file, path: recordings.library.pathOf(day.conferenceId, file) })));
  };
  const journal = async () => stateOf(await app.journals.state(day.conferenceId));

  it('has picture and one sound in the file of the sitting and in that of each speech', async () => {
    const codecs = await Promise.all((await filesOf()).map(async ({ path }) => codecsOf(await probe(path))));
    expect(codecs).toEqual(Array.from({ length: 4 }, () => ['vp8', 'opus']));
    expect(await Promise.all((await filesOf()).map(({ path }) => faultsOf(path)))).toEqual(['', '', '', '']);
  });

  it('is as long as the journal says, within a second', async () => {
    const { turns, recordings: runs } = await journal();
    const [run] = Object.values(runs);
    const lengths = [(run?.stoppedAt ?? 0) - (run?.startedAt ?? 0), ...Object.values(turns).map((turn) => turn.endedAt - turn.startedAt)];
    const found = await Promise.all((await filesOf()).map(async ({ path }) => Number((await probe(path)).format.duration) * 1000));
    expect(found.map((length, index) => Math.abs(length - (lengths[index] ?? 0)) < 1000)).toEqual([true, true, true, true]);
  });

  it('has a chapter for the item and for everyone who speaks in it', async () => {
    const [sitting] = await filesOf();
    const { chapters } = await probe(sitting?.path ?? '');
    const { turns, recordings: runs, items } = await journal();
    const begun = Object.values(runs)[0]?.startedAt ?? 0;
    const marks = [items['papers']?.startedAt ?? 0, ...Object.values(turns).map(({ startedAt }) => startedAt)].map(
      (at) => (at - begun) / 1000,
    );
    expect(chapters.map(({ tags }) => tags.title)).toEqual([
      '2. Tham luận của các đại biểu',
      'Tỉnh ủy Quảng Ninh',
      'Tỉnh ủy Lào Cai',
      'Nguyễn Văn An, Chánh Văn phòng Tỉnh ủy Cà Mau',
    ]);
    expect(chapters.map(({ start_time }, index) => Math.abs(Number(start_time) - (marks[index] ?? 0)) < 0.01)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('lets the floor and the main hall be heard in every speech', async () => {
    for (const { path } of (await filesOf()).slice(1)) {
      const heard = await Promise.all([FLOOR_TONE, HALL_TONE].map((hertz) => loudness(path, hertz, 1, 0.7)));
      expect(heard.map((decibels) => decibels > -40)).toEqual([true, true]);
    }
  });

  it('asks for a picture to begin with whenever somebody is given the floor', () => {
    expect(programme.keyFramesAsked).toBeGreaterThan(3);
  });
});
