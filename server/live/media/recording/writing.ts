import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beginOf, recordedLength, playlistOf, type Chapter, type Clip, type Played, type Segment, type Stretch } from './rules/clips.ts';
import type { Material } from './library.ts';

/** Bit rate of both sounds mixed. */
const SOUND_RATE = '64k';
const ALL = ['-hide_banner', '-nostdin', '-y', '-loglevel', 'error'];
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

/** A list for ffmpeg's concat demuxer. */
export function concatList(played: readonly Played[]): string {
  const lines = played.flatMap(({ path, duration, outpoint }) => [
    `file ${quoted(path)}`,
    ...(duration === null ? [] : [`duration ${seconds(duration)}`]),
    ...(outpoint === null ? [] : [`outpoint ${seconds(outpoint)}`]),
  ]);
  return `${['ffconcat version 1.0', ...lines].join('\n')}\n`;
}

/** Chapters in ffmpeg's metadata format. */
export function chapterList(chapters: readonly Chapter[]): string {
  const escaped = (text: string): string => text.replace(/[=;#\\\n]/g, (one) => `\\${one}`);
  const lines = chapters.flatMap(({ at, to, title }) => [
    '[CHAPTER]',
    'TIMEBASE=1/1000',
    `START=${Math.round(at)}`,
    `END=${Math.round(to)}`,
    `title=${escaped(title)}`,
  ]);
  return `${[';FFMETADATA1', ...lines].join('\n')}\n`;
}

/** An ffmpeg filter that fills the pauses of both sounds with silence, and mixes them. */
function mix(length: number): string {
  const filled = (track: number) => `[0:a:${track}]aresample=48000:async=1:first_pts=0[s${track}]`;
  const whole = `apad=whole_dur=${seconds(length)},atrim=end=${seconds(length)}`;
  return [
    filled(0),
    filled(1),
    `[s0][s1]amix=inputs=2:duration=longest:dropout_transition=0:normalize=0,alimiter=limit=0.95:level=disabled,${whole}[sound]`,
  ].join(';');
}

/** Runs ffmpeg in the background; resolves with its output if it failed, otherwise null. */
export type RunFfmpeg = (args: readonly string[]) => Promise<string | null>;

/** Writes a file with ffmpeg, and moves it into place when it is complete. @throws Error with ffmpeg's output. */
async function whole(path: string, ffmpeg: RunFfmpeg, args: (path: string) => readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const said = await ffmpeg(args(unfinished));
  if (said !== null) throw new Error(said);
  await rename(unfinished, path);
}

export interface SittingFile {
  readonly material: Material;
  readonly stretches: readonly Stretch[];
  readonly chapters: readonly Chapter[];
  readonly path: string;
}

/** Writes the file of a sitting: the picture unchanged, the sounds mixed, chapters. @throws Error with ffmpeg's output. */
export async function writeSitting({ material, stretches, chapters, path }: SittingFile, ffmpeg: RunFfmpeg): Promise<void> {
  const folder = join(dirname(path), 'work');
  await mkdir(folder, { recursive: true });
  const input = async (name: string, segments: readonly Segment[]): Promise<string[]> => {
    const begin = beginOf(segments, stretches);
    if (begin === null) return [];
    const list = join(folder, `${name}.txt`);
    await writeFile(list, concatList(playlistOf(segments, stretches)));
    return ['-itsoffset', seconds(begin), '-f', 'concat', '-safe', '0', '-i', list];
  };
  const [sounds, pictures] = [await input('sound', material.sound), await input('picture', material.picture)];
  const list = join(folder, 'chapters.txt');
  await writeFile(list, chapterList(chapters));
  const length = recordedLength(stretches);
  const metadata = sounds.length > 0 && pictures.length > 0 ? '2' : '1';
  await whole(path, ffmpeg, (unfinished) =>
    [
      [...ALL, '-copyts', ...sounds, ...pictures, '-f', 'ffmetadata', '-i', list],
      sounds.length > 0 ? ['-filter_complex', mix(length), '-map', '[sound]', '-c:a', 'libopus', '-b:a', SOUND_RATE, '-ac', '2'] : [],
      pictures.length > 0 ? ['-map', sounds.length > 0 ? '1:v' : '0:v', '-c:v', 'copy'] : [],
      ['-map_metadata', metadata, '-map_chapters', metadata, '-t', seconds(length), '-f', 'webm', unfinished],
    ].flat(),
  );
  await rm(folder, { recursive: true, force: true });
}

/**
 * Writes the file of a speech from that of its sitting, without re-encoding. The picture begins with its first key frame. Before the
 * sitting's first picture (`pictureAt`; null: never) there is nothing to seek by, so the file is read from its beginning.
 */
export async function writeSpeech(sitting: string, cut: Clip, pictureAt: number | null, path: string, ffmpeg: RunFfmpeg): Promise<void> {
  const from = ['-ss', seconds(cut.at)];
  const seeks = pictureAt !== null && pictureAt <= cut.at;
  await whole(path, ffmpeg, (unfinished) =>
    [
      [...ALL, ...(seeks ? from : []), '-i', sitting, ...(seeks ? [] : from), '-t', seconds(cut.length)],
      ['-map', '0', '-c', 'copy', '-copypriorss', '0', '-map_metadata', '-1', '-map_chapters', '-1', '-f', 'webm', unfinished],
    ].flat(),
  );
}
