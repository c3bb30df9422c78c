import { createHash, sign } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { sha256 } from '../../../platform/canonical.ts';
import { publicPem, type InstallationKey } from '../../signing/store/installation-key.ts';
import { bagInfo, BAGIT, manifestOf, oxumOf, type BagFile } from '../rules/bag.ts';
import { VERIFY_SH, VERIFY_TXT } from '../rules/scripts.ts';

/** A bag that is being written, in a folder of its own, so that no archive has to fit into memory. */
export interface BagFolder {
  /** Adds a file below data/. */
  add(path: string, content: string | Uint8Array): Promise<void>;
  /** Adds a file below data/ line by line. */
  addLines(path: string, pages: AsyncIterable<readonly string[]>): Promise<void>;
  /** Adds a file beside data/, which describes the bag. */
  describe(path: string, content: string): Promise<void>;
  /** Writes manifests and signature, and everything as a zip under this name; returns its path. */
  close(name: string, labels: Parameters<typeof bagInfo>[0], key: InstallationKey, now: number): Promise<string>;
  /** Removes everything that was written. */
  remove(): Promise<void>;
}

/** All files of a bag, payload and tags, and the folder in which they are written. */
interface Written {
  readonly folder: string;
  readonly payload: BagFile[];
  readonly tags: BagFile[];
}

async function write({ folder }: Written, path: string, content: string | Uint8Array): Promise<BagFile> {
  const place = join(folder, 'bag', path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, content, { flag: 'wx' });
  return { path, sha256: sha256(content), size: Buffer.byteLength(content) };
}

async function writeLines({ folder }: Written, path: string, pages: AsyncIterable<readonly string[]>): Promise<BagFile> {
  const hash = createHash('sha256');
  let size = 0;
  async function* texts() {
    for await (const lines of pages) {
      const text = lines.map((line) => `${line}\n`).join('');
      hash.update(text);
      size += Buffer.byteLength(text);
      yield text;
    }
  }
  await mkdir(join(folder, 'bag', dirname(path)), { recursive: true });
  await pipeline(texts, createWriteStream(join(folder, 'bag', path)));
  return { path, sha256: hash.digest('hex'), size };
}

/** The files that describe the payload. The signature stands outside of what it signs. */
async function writeTags(written: Written, labels: Parameters<typeof bagInfo>[0], key: InstallationKey): Promise<readonly string[]> {
  const { payload, tags } = written;
  const add = async (path: string, content: string) => void tags.push(await write(written, path, content));
  await add('bagit.txt', BAGIT);
  await add('bag-info.txt', bagInfo([...labels, ['Payload-Oxum', oxumOf(payload)]]));
  await add('manifest-sha256.txt', manifestOf(payload));
  await add('installation-key.pem', publicPem(key));
  await add('verify.sh', VERIFY_SH);
  await add('VERIFY.txt', VERIFY_TXT);
  const sums = manifestOf(tags);
  await write(written, 'tagmanifest-sha256.txt', sums);
  await write(written, 'tagmanifest-sha256.sig', sign(null, Buffer.from(sums), key.privateKey));
  return [...[...tags, ...payload].map(({ path }) => path), 'tagmanifest-sha256.txt', 'tagmanifest-sha256.sig'];
}

/** Packs files of a bag below a folder of its name. What is compressed already stays as it is, fast. */
async function pack({ folder }: Written, paths: readonly string[], name: string, now: number): Promise<string> {
  const zip = new ZipFile();
  const mtime = new Date(now);
  for (const path of paths)
    zip.addFile(join(folder, 'bag', path), `${name}/${path}`, {
      mtime,
      mode: 0o100644,
      compress: !/\.(docx|pdf|jpg|png|webp|zip)$/.test(path),
    });
  zip.end();
  const target = join(folder, `${name}.zip`);
  // What goes wrong with a file is told by the zip, not by its stream; nobody listening would end the server.
  const failed = new Promise<never>((_resolve, reject) => void zip.on('error', reject));
  await Promise.race([pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 })), failed]);
  await rm(join(folder, 'bag'), { recursive: true });
  return target;
}

const PREFIX = 'diem-cau-archive-';
/** No archive is made or sent for so long: what is older was left by a server that was killed. */
const LEFT_AFTER_MS = 6 * 3_600_000;

async function removeLeft(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((one) => one.startsWith(PREFIX))) {
    const found = await stat(join(tmpdir(), name)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > LEFT_AFTER_MS)
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Begins a bag in a folder that only this server's user can read. */
export async function openBag(): Promise<BagFolder> {
  await removeLeft();
  const written: Written = { folder: await mkdtemp(join(tmpdir(), PREFIX)), payload: [], tags: [] };
  return {
    add: async (path, content) => void written.payload.push(await write(written, `data/${path}`, content)),
    addLines: async (path, pages) => void written.payload.push(await writeLines(written, `data/${path}`, pages)),
    describe: async (path, content) => void written.tags.push(await write(written, path, content)),
    close: async (name, labels, key, now) => pack(written, await writeTags(written, labels, key), name, now),
    remove: () => rm(written.folder, { recursive: true, force: true }),
  };
}
