import type { ProgramTap } from '../../../server/live/media/sfu/program-tap.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { startApp } from '../../helpers/app.ts';
import { published } from '../sitting/published-day.ts';
import { untilRecorded, wait } from './recorded.ts';

// A server that is killed while recording; the process that started it supplies the program feed.

/** From the parent process: a packet of the program feed. */
export interface GivenPacket {
  readonly stream: ProgramTap['streams'][number];
  readonly packet: Uint8Array;
}
/** To the parent process, when the first speech is over. */
export interface SpeechOver {
  readonly conferenceId: string;
  readonly recordingId: string;
  readonly turnId: string;
}

const SPEECH = 2000;
const { databaseUrl, folder, streams } = JSON.parse(process.argv[2] ?? '') as {
  databaseUrl: string;
  folder: string;
  streams: ProgramTap['streams'];
};

const tap = (): ProgramTap => ({
  streams,
  onPacket: (listener) => void process.on('message', ({ stream, packet }: GivenPacket) => listener(stream, Buffer.from(packet), 'rtp')),
  requestKeyFrame: () => {},
  close: () => {},
});

const app = await startApp({ now: 'real', databaseUrl, media: { enabled: false, recordings: folder }, tap });
const { conferenceId, chair } = await published(app);
await chair.run(contract.openSitting, { conferenceId, sittingId: 'morning' });
await chair.run(contract.startItem, { conferenceId, itemId: 'papers' });
const { recordingId } = await chair.run(contract.startRecording, { conferenceId });
await untilRecorded(app.recordings, conferenceId, recordingId);
const { turnId } = await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
await wait(SPEECH);
await chair.run(contract.end, { conferenceId, turnId });
process.send?.({ conferenceId, recordingId, turnId } satisfies SpeechOver);
