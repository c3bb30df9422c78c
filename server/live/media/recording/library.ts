import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { RecordingFile } from '../contract/recordings.ts';
import { readSegments, type Track } from './segments.ts';
import type { Segment } from './rules/clips.ts';

/** With less free space than this, in bytes, a recording does not start or stops, which leaves room for everything else. */
const MIN_FREE_BYTES = 500_000_000;
const INDEX = 'files.json';
const Index = z.object({ files: z.array(RecordingFile) });

export type Material = Readonly<Record<Track, readonly Segment[]>>;

/**
 * The recordings on disk: FOLDER/CONFERENCE/RECORDING holds the segments as recorded, unchanged until they are
 * erased; FOLDER/CONFERENCE/files/SITTING the files cut from them, with a list.
 */
export class Library {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** Path of a recording's segments. */
  segmentsOf(conferenceId: string, recordingId: string): string {
    return join(this.#folder, conferenceId, recordingId);
  }

  /** Path of a sitting's files. */
  filesOf(conferenceId: string, sittingId: string): string {
    return join(this.#folder, conferenceId, 'files', sittingId);
  }

  /** Creates the folder of a recording and returns its path. @throws Error with a readable message if it is not writable. */
  async prepare(conferenceId: string, recordingId: string): Promise<string> {
    const folder = this.segmentsOf(conferenceId, recordingId);
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    if (!(await this.hasSpace())) throw new Error(`the disk of ${this.#folder} is nearly full`);
    return folder;
  }

  async hasSpace(): Promise<boolean> {
    const { bavail, bsize } = await statfs(this.#folder);
    return bavail * bsize >= MIN_FREE_BYTES;
  }

  /** All segments of these recordings. */
  async material(conferenceId: string, recordings: readonly string[]): Promise<Material> {
    const of = async (track: Track) =>
      (await Promise.all(recordings.map((id) => readSegments(this.segmentsOf(conferenceId, id), track)))).flat();
    return { sound: await of('sound'), picture: await of('picture') };
  }

  /** Whether anything was recorded under one of these ids. */
  async hasMaterial(conferenceId: string, recordings: readonly string[]): Promise<boolean> {
    const found = await Promise.all(recordings.map((id) => readdir(this.segmentsOf(conferenceId, id)).catch(() => [])));
    return found.some((names) => names.length > 0);
  }

  /** The files of a sitting; null if none were ever cut. */
  async files(conferenceId: string, sittingId: string): Promise<readonly RecordingFile[] | null> {
    const text = await readFile(join(this.filesOf(conferenceId, sittingId), INDEX), 'utf8').catch(() => null);
    return text === null ? null : Index.parse(JSON.parse(text)).files;
  }

  /** The files of all sittings of a conference. */
  async all(conferenceId: string): Promise<RecordingFile[]> {
    const sittings = await readdir(join(this.#folder, conferenceId, 'files')).catch(() => []);
    return (await Promise.all(sittings.map((sittingId) => this.files(conferenceId, sittingId)))).flatMap((files) => files ?? []);
  }

  /** Stores the list of a sitting's files, atomically. */
  async list(conferenceId: string, sittingId: string, files: readonly RecordingFile[]): Promise<void> {
    const folder = this.filesOf(conferenceId, sittingId);
    await mkdir(folder, { recursive: true });
    const path = join(folder, INDEX);
    await writeFile(`${path}.new`, JSON.stringify({ files }));
    await rename(`${path}.new`, path);
  }

  /** Path of a file of the list. */
  pathOf(conferenceId: string, { sittingId, kind, turnId }: Pick<RecordingFile, 'sittingId' | 'kind' | 'turnId'>): string {
    return join(this.filesOf(conferenceId, sittingId), kind === 'sitting' ? 'sitting.webm' : `turn-${turnId}.webm`);
  }

  /** Removes files of a sitting that are not in its list: those of corrected speeches, and unfinished ones. */
  async tidy(conferenceId: string, sittingId: string, files: readonly RecordingFile[]): Promise<void> {
    const folder = this.filesOf(conferenceId, sittingId);
    const listed = new Set([INDEX, ...files.map((file) => basename(this.pathOf(conferenceId, file)))]);
    const others = (await readdir(folder)).filter((name) => !listed.has(name));
    for (const name of others) await rm(join(folder, name), { recursive: true, force: true });
  }

  /** Permanently removes everything recorded and cut of a sitting. */
  async erase(conferenceId: string, sittingId: string, recordings: readonly string[]): Promise<void> {
    const folders = [this.filesOf(conferenceId, sittingId), ...recordings.map((id) => this.segmentsOf(conferenceId, id))];
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }

  /** Removes everything of an erased conference. */
  async eraseAll(conferenceId: string): Promise<void> {
    await rm(join(this.#folder, conferenceId), { recursive: true, force: true });
  }
}

/** Length of a file in bytes. */
export const bytesOf = async (path: string): Promise<number> => (await stat(path)).size;
