import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Recordings } from '../../../server/live/media/recording/recordings.ts';
import { ffmpeg } from '../../helpers/parts.ts';

const execute = promisify(execFile);

export interface Probed {
  readonly streams: readonly { readonly codec_name: string; readonly codec_type: string }[];
  readonly format: { readonly duration: string };
  readonly chapters: readonly { readonly start_time: string; readonly end_time: string; readonly tags: { readonly title: string } }[];
}

/** What ffprobe says of a file. */
export async function probe(path: string): Promise<Probed> {
  const program = (ffmpeg() ?? '').replace(/ffmpeg$/, 'ffprobe');
  const { stdout } = await execute(program, ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', path]);
  return JSON.parse(stdout) as Probed;
}

/** Streams by their codecs, the picture first. */
export const codecsOf = ({ streams }: Probed): string[] =>
  streams
    .map((stream) => stream.codec_name)
    .toSorted()
    .toReversed();

/** Frames within one tick of the output's clock are not a fault of the file. */
const OF_THE_OUTPUT = /non monotonically increasing dts to muxer|Last message repeated/;

/** Decoding errors of a file; empty if there are none. */
export async function faultsOf(path: string): Promise<string> {
  const { stderr } = await execute(ffmpeg() ?? '', ['-v', 'error', '-i', path, '-f', 'null', '-'], { maxBuffer: 10_000_000 });
  return stderr
    .split('\n')
    .filter((line) => line !== '' && !OF_THE_OUTPUT.test(line))
    .join('\n');
}

/** Level of a tone in a part of a file (seconds), in dBFS. */
export async function loudness(path: string, hertz: number, from: number, length: number): Promise<number> {
  const filter = `bandpass=f=${hertz}:width_type=h:w=100,volumedetect`;
  const { stderr } = await execute(ffmpeg() ?? '', [
    '-hide_banner',
    '-ss',
    String(from),
    '-t',
    String(length),
    '-i',
    path,
    '-vn',
    '-af',
    filter,
    '-f',
    'null',
    '-',
  ]);
  return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? -Infinity);
}

/** A folder that is removed after the test. */
export async function freshFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'recordings-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until a recorder has written sound. */
export async function untilRecorded({ library }: Recordings, conferenceId: string, recordingId: string, since = 0): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { sound } = await library.material(conferenceId, [recordingId]);
    if (sound.some(({ to }) => to > since)) return;
    await wait(100);
  }
  throw new Error('Nothing is recorded.');
}

/** Processes of this machine, with these columns of `ps`. */
export const processes = (columns: string): string[][] =>
  execFileSync('ps', ['-eo', columns], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
/** Process ids of recorders working in a folder. */
export const recordersIn = (folder: string): number[] =>
  processes('pid=,args=')
    .filter((words) => words.some((word) => word.endsWith('recording/recorder.ts')) && words.some((word) => word.includes(folder)))
    .map(([pid]) => Number(pid));
