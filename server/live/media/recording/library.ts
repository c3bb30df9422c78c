import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { RecordingFile } from '../contract/recordings.ts';
import { readSegments, type Track } from './segments.ts';
import type { Segment } from './rules/clips.ts';

/** Less free space than this, in bytes, and a recording is not begun or goes no further: some minutes are left to everything else. */
const MIN_FREE_BYTES = 500_000_000;
const INDEX = 'files.json';
const Index = z.object({ files: z.array(RecordingFile) });

export type Material = Readonly<Record<Track, readonly Segment[]>>;

/**
 * The recordings on disk: FOLDER/CONFERENCE/RECORDING has the segments as they were recorded, which nothing changes until they are
 * erased; FOLDER/CONFERENCE/files/SITTING the files that were cut from them, with a list of them.
 */
export class Library {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  /** The folder of a recording's segments. */
  segmentsOf(conferenceId: string, recordingId: string): string {
    return join(this.#folder, conferenceId, recordingId);
  }

  /** The folder of the files of a sitting. */
  filesOf(conferenceId: string, sittingId: string): string {
    return join(this.#folder, conferenceId, 'files', sittingId);
  }

  /** Makes room for a recording. @throws Error, in words, when nothing can be written there. */
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

  /** Everything that these recordings left. */
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

  /** The files of a sitting; null when none were ever cut. */
  async files(conferenceId: string, sittingId: string): Promise<readonly RecordingFile[] | null> {
    const text = await readFile(join(this.filesOf(conferenceId, sittingId), INDEX), 'utf8').catch(() => null);
    return text === null ? null : Index.parse(JSON.parse(text)).files;
  }

  /** The files of all sittings of a conference. */
  async all(conferenceId: string): Promise<RecordingFile[]> {
    const sittings = await readdir(join(this.#folder, conferenceId, 'files')).catch(() => []);
    return (await Promise.all(sittings.map((sittingId) => this.files(conferenceId, sittingId)))).flatMap((files) => files ?? []);
  }

  /** Keeps the list of a sitting's files, whole or not at all. */
  async list(conferenceId: string, sittingId: string, files: readonly RecordingFile[]): Promise<void> {
    const folder = this.filesOf(conferenceId, sittingId);
    await mkdir(folder, { recursive: true });
    const path = join(folder, INDEX);
    await writeFile(`${path}.new`, JSON.stringify({ files }));
    await rename(`${path}.new`, path);
  }

  /** Where a file of the list lies. */
  pathOf(conferenceId: string, { sittingId, kind, turnId }: Pick<RecordingFile, 'sittingId' | 'kind' | 'turnId'>): string {
    return join(this.filesOf(conferenceId, sittingId), kind === 'sitting' ? 'sitting.webm' : `turn-${turnId}.webm`);
  }

  /** Removes what lies among the files of a sitting and is not in its list: of speeches that a correction took back, or left unfinished. */
  async tidy(conferenceId: string, sittingId: string, files: readonly RecordingFile[]): Promise<void> {
    const folder = this.filesOf(conferenceId, sittingId);
    const listed = new Set([INDEX, ...files.map((file) => basename(this.pathOf(conferenceId, file)))]);
    const others = (await readdir(folder)).filter((name) => !listed.has(name));
    for (const name of others) await rm(join(folder, name), { recursive: true, force: true });
  }

  /** Removes everything that was recorded and cut of a sitting, for good. */
  async erase(conferenceId: string, sittingId: string, recordings: readonly string[]): Promise<void> {
    const folders = [this.filesOf(conferenceId, sittingId), ...recordings.map((id) => this.segmentsOf(conferenceId, id))];
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  }

  /** Removes everything of a conference that is no more. */
  async eraseAll(conferenceId: string): Promise<void> {
    await rm(join(this.#folder, conferenceId), { recursive: true, force: true });
  }
}

/** Length of a file in bytes. */
export const bytesOf = async (path: string): Promise<number> => (await stat(path)).size;
