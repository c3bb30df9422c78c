import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { ffmpeg, isLongMedia } from '../../helpers/parts.ts';
import { FLOOR_TONE, HALL_TONE } from './program.ts';
import { codecsOf, faultsOf, loudness, probe } from './recorded.ts';
import { recordedDay, type RecordingDay } from './recorded-day.ts';

/** Length of a speech in milliseconds: three make a minute in the long form, and some seconds in the short one. */
const SPEECH = isLongMedia ? 16_000 : 2000;

describe.skipIf(!ffmpeg())('a recorded sitting with three speeches', () => {
  let day: RecordingDay;
  beforeAll(async () => {
    day = await recordedDay(SPEECH);
  });
  afterAll(() => day?.end());

  const filesOf = async () => {
    const files = (await day.app.recordings.library.files(day.conferenceId, 'morning')) ?? [];
    return Promise.all(files.map(async (file) => ({ file, path: day.app.recordings.library.pathOf(day.conferenceId, file) })));
  };
  const journal = async () => stateOf(await day.app.journals.state(day.conferenceId));

  it('has picture and one sound in the file of the sitting and in that of each speech', async () => {
    const codecs = await Promise.all((await filesOf()).map(async ({ path }) => codecsOf(await probe(path))));
    expect(codecs).toEqual(Array.from({ length: 4 }, () => ['vp8', 'opus']));
    expect(await Promise.all((await filesOf()).map(({ path }) => faultsOf(path)))).toEqual(['', '', '', '']);
  });

  it('is as long as its entry says, which begins once the recorder does and ends when the journal says', async () => {
    const { turns, recordings: runs } = await journal();
    const [run] = Object.values(runs);
    const [sitting, ...speeches] = await filesOf();
    // A busy machine starts the recorder some seconds late: those are missing from the file, and its entry begins after them.
    expect([(sitting?.file.startedAt ?? 0) >= (run?.startedAt ?? Infinity), sitting?.file.endedAt]).toEqual([true, run?.stoppedAt]);
    expect(speeches.map(({ file }) => [file.startedAt, file.endedAt])).toEqual(
      Object.values(turns).map(({ startedAt, endedAt }) => [startedAt, endedAt]),
    );
    const off = await Promise.all(
      (await filesOf()).map(async ({ file, path }) => Number((await probe(path)).format.duration) * 1000 - (file.endedAt - file.startedAt)),
    );
    expect(off.map((length) => Math.abs(length) < 1000)).toEqual([true, true, true, true]);
  });

  it('has a chapter for the item and for everyone who speaks in it', async () => {
    const [sitting] = await filesOf();
    const { chapters } = await probe(sitting?.path ?? '');
    const { turns, items } = await journal();
    const begun = sitting?.file.startedAt ?? 0;
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

  it('has the sound of the floor and the main hall in every speech', async () => {
    for (const { path } of (await filesOf()).slice(1)) {
      const heard = await Promise.all([FLOOR_TONE, HALL_TONE].map((hertz) => loudness(path, hertz, 1, 0.7)));
      expect(heard.map((decibels) => decibels > -40)).toEqual([true, true]);
    }
  });

  it('requests a key frame whenever somebody is given the floor', () => {
    expect(day.program.keyFramesAsked).toBeGreaterThan(3);
  });
});
