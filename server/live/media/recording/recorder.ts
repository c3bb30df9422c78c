import { createSocket } from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GOODBYE, recordingArguments, startProgram, sessionDescription, type RunningProgram } from './ffmpeg.ts';
import type { RecorderNews, RecorderJob } from './recorder-job.ts';
import { freePorts } from './ports.ts';
import type { Track } from './segments.ts';

// A separate process, so that the files are completed whatever happens to the server.

/** How long ffmpeg may take to finish after each attempt, in milliseconds. */
const STOP_TIMEOUT_MS = 2000;
const job = JSON.parse(process.argv[2] ?? '') as RecorderJob;
const begun = Date.now();

const tell = (news: RecorderNews): void => {
  if (process.connected) process.send?.(news);
};
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Recorded extends RunningProgram {
  readonly ports: readonly number[];
}

async function record(track: Track, streams: RecorderJob['streams'], ports: readonly number[]): Promise<Recorded> {
  const description = `${track}-${begun}.sdp`;
  await writeFile(
    join(job.folder, description),
    sessionDescription(streams.map((stream, index) => ({ ...stream, port: ports[index] ?? 0 }))),
  );
  return {
    ...startProgram(job.ffmpeg, recordingArguments(description, track, begun), { cwd: job.folder }),
    ports,
  };
}

/** Sends RTCP BYE on behalf of the streams, so that ffmpeg ends at once. */
async function sayGoodbye(ports: readonly number[]): Promise<void> {
  const socket = createSocket('udp4');
  for (const port of ports) await new Promise((resolve) => socket.send(GOODBYE, port, '127.0.0.1', resolve));
  socket.close();
}

/** Ends ffmpeg so that it completes its file: by RTCP BYE, then by signals it handles gracefully, then by SIGKILL. */
async function finish({ child, gone, ports }: Recorded): Promise<void> {
  const ways = [() => sayGoodbye(ports), () => child.kill('SIGTERM'), () => child.kill('SIGTERM'), () => child.kill('SIGKILL')];
  let over = false;
  const done = gone.then(() => (over = true));
  for (const way of ways) {
    if (over) return;
    await way();
    await Promise.race([done, wait(STOP_TIMEOUT_MS)]);
  }
}

async function start(): Promise<void> {
  const sounds = job.streams.filter(({ kind }) => kind === 'audio');
  const pictures = job.streams.filter(({ kind }) => kind === 'video');
  const ports = await freePorts(job.streams.length);
  // Record sound and picture separately: the picture may come late or never, and sound must not wait for it.
  const recorded = [
    await record('sound', sounds, ports.slice(0, sounds.length)),
    await record('picture', pictures, ports.slice(sounds.length)),
  ];
  tell({
    kind: 'ports',
    ports: Object.fromEntries([...sounds, ...pictures].map(({ name }, index) => [name, ports[index] ?? 0])),
  });
  let ending: Promise<void> | null = null;
  const end = (): Promise<void> => (ending ??= Promise.all(recorded.map(finish)).then(() => process.exit(0)));
  for (const { gone } of recorded)
    void gone.then((said) => {
      if (ending) return;
      tell({ kind: 'failed', said: said ?? 'it ended by itself' });
      void end();
    });
  process.on('message', () => void end());
  process.on('disconnect', () => void end());
  if (!process.connected) await end();
}

await start();
