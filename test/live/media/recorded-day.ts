import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { stateOf } from '../../../server/live/sitting/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { published, type PublishedDay } from '../sitting/published-day.ts';
import { TestProgram } from './program.ts';
import { freshFolder, untilRecorded, wait } from './recorded.ts';

/** A server whose conference has the test program feed. */
export interface RecordingDay extends PublishedDay {
  readonly app: TestApp;
  readonly program: TestProgram;
  /** Folder of the recordings. */
  readonly folder: string;
  end(): Promise<void>;
}

/** A published conference whose morning is open; nothing is recorded yet. */
export async function openDay(): Promise<RecordingDay> {
  const folder = await freshFolder();
  const program = await new TestProgram().start();
  const app = await startApp({ now: 'real', media: { enabled: false, recordings: folder.path }, tap: () => program.tap() });
  const day = await published(app);
  await day.chair.run(contract.openSitting, { conferenceId: day.conferenceId, sittingId: 'morning' });
  const end = async (): Promise<void> => {
    program.stop();
    await app.end();
    await folder.remove();
  };
  return { ...day, app, program, folder: folder.path, end };
}

/** Starts recording; resolves once something was recorded. */
export async function record({ app, chair, conferenceId }: Pick<RecordingDay, 'app' | 'chair' | 'conferenceId'>): Promise<string> {
  const { recordingId } = await chair.run(contract.startRecording, { conferenceId });
  await untilRecorded(app.recordings, conferenceId, recordingId);
  return recordingId;
}

/** Gives somebody the floor for so many milliseconds. */
export async function speak({ chair, conferenceId }: RecordingDay, paperId: string, length: number): Promise<string> {
  const { turnId } = await chair.run(contract.grant, { conferenceId, paperId, handOver: false });
  await wait(length);
  await chair.run(contract.end, { conferenceId, turnId });
  return turnId;
}

/** Length of a finished turn by the journal, in seconds: on a busy machine longer than the wait. */
export async function secondsSpoken({ app, conferenceId }: Pick<RecordingDay, 'app' | 'conferenceId'>, turnId: string): Promise<number> {
  const turn = stateOf(await app.journals.state(conferenceId)).turns[turnId];
  if (!turn) throw new Error(`The journal has no turn ${turnId}.`);
  return (turn.endedAt - turn.startedAt) / 1000;
}

/** Stops recording; resolves when everything has been cut. */
export async function stop({ app, chair, conferenceId }: RecordingDay): Promise<void> {
  await chair.run(contract.stopRecording, { conferenceId, reason: 'desk' });
  await app.recordings.idle();
}

/** A day with three recorded and cut speeches, each of so many milliseconds. */
export async function recordedDay(speech: number): Promise<RecordingDay> {
  const day = await openDay();
  await record(day);
  await day.chair.run(contract.startItem, { conferenceId: day.conferenceId, itemId: 'papers' });
  for (const paperId of ['quang-ninh', 'lao-cai', 'ca-mau']) {
    await wait(speech / 4);
    await speak(day, paperId, speech);
  }
  await stop(day);
  return day;
}
