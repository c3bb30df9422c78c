import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as live } from '../../../server/live/sitting/contract/index.ts';
import { participantsContract } from '../../../server/planning/participants/contract.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { officialPapersContract as papers } from '../../../server/record/official-papers/contract/index.ts';
import { photosContract } from '../../../server/record/photos/contract.ts';
import { archiveContract as contract } from '../../../server/record/archive/contract.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bytesOf } from '../../helpers/files.ts';
import { openssl } from '../../helpers/parts.ts';
import { bareItem } from '../../planning/agenda/draft.ts';
import { givenOut, outcome } from '../../planning/documents/papers.ts';
import { published } from '../minutes/morning.ts';
import { JPEG } from '../photos/pictures.ts';

const CANARY = 'Chim hoàng yến';

let app: TestApp;
let conferenceId: string;
let organizer: Login;
let folder: string;

/** The archive as it is sent; what was written for it on the server is removed as after sending. */
async function archived(login = organizer): Promise<Buffer> {
  const answer = await login.run(contract.file, { conferenceId });
  const bytes = bytesOf(answer);
  if ('path' in answer.content) rmSync(dirname(answer.content.path), { recursive: true });
  return bytes;
}

/** Unpacks an archive; returns the folder of the bag. */
async function unpacked(bytes: Buffer): Promise<string> {
  const to = mkdtempSync(join(folder, 'bag-'));
  const zip = await JSZip.loadAsync(bytes);
  for (const file of Object.values(zip.files)) {
    const place = join(to, file.name);
    execFileSync('mkdir', ['-p', dirname(place)]);
    writeFileSync(place, await file.async('nodebuffer'));
  }
  return join(to, readdirSync(to)[0] ?? '');
}

/** What the archive's own script says, last line first. */
function verified(bag: string): string {
  const said = execFileSync('/bin/sh', ['-c', 'sh verify.sh 2>&1 || true'], { cwd: bag, encoding: 'utf8' });
  return said.trim().split('\n').at(-1) ?? '';
}

async function approve(id: string, chair: Login): Promise<void> {
  const { version } = await organizer.run(papers.submit, { conferenceId, id, version: 0, remark: null });
  await chair.run(papers.approve, { conferenceId, id, version, remark: null });
}

describe('the archive of a conference', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'diem-cau-archived-'));
    app = await startApp();
    conferenceId = await published(app, (plan) => ({ ...plan, items: plan.items.filter(({ classification }) => classification === null) }));
    organizer = await app.member(conferenceId, 'organizer');
    const chair = await app.member(conferenceId, 'chair');
    app.clock.now = MORNING;
    await chair.run(live.openSitting, { conferenceId, sittingId: 'morning' });
    await chair.run(live.startItem, { conferenceId, itemId: 'opening' });
    await givenOut(organizer, conferenceId, [], { title: 'Báo cáo "tổng kết" <2025>' });
    const picture = { content: JPEG.toString('base64'), thumbnail: JPEG.toString('base64'), caption: 'Quang cảnh', takenAt: null };
    await organizer.run(photosContract.add, { conferenceId, origin: 'upload', ...picture });
    await approve('programme', chair);
  });
  afterAll(async () => {
    await app.end();
    rmSync(folder, { recursive: true });
  });

  it('holds every paper, document, picture and entry, with an index that opens by itself', async () => {
    const bag = await unpacked(await archived());
    const manifest = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8');
    const paths = manifest
      .trim()
      .split('\n')
      .map((line) => line.slice(66).replace(/[a-z0-9]{12,}/g, 'ID'));
    expect(paths).toEqual([
      'data/conference.json',
      'data/documents.json',
      'data/documents/ID/1-bao-cao.pdf',
      'data/journal.jsonl',
      'data/papers.json',
      'data/papers/minutes/draft.docx',
      'data/papers/minutes/draft.pdf',
      'data/papers/programme/1-approved.docx',
      'data/papers/programme/2-approved.pdf',
      'data/photos.json',
      'data/photos/ID.jpg',
      'data/registers.json',
      'data/signatures.json',
    ]);
    const journal = readFileSync(join(bag, 'data/journal.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(journal.map(({ row }) => row.kind)).toEqual(['sitting.opened', 'item.started']);
    const index = readFileSync(join(bag, 'index.html'), 'utf8');
    expect([index.includes('Báo cáo &quot;tổng kết&quot; &lt;2025&gt;'), /<script|https?:\/\//.test(index)]).toEqual([true, false]);
    const unsaid = [
      '<h2>Văn bản · Papers</h2>',
      'Không có bản ghi hình, các bản kế hoạch',
      'Recordings and earlier published plans',
    ].filter((words) => !index.includes(words));
    expect(unsaid).toEqual([]);
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => decodeURIComponent(path));
    expect(links.filter((path) => !manifest.includes(`  ${path}\n`))).toEqual([]);
  });

  it('keeps papers of similar ids apart', async () => {
    const chair = await app.member(conferenceId, 'chair');
    const { participants } = await organizer.run(participantsContract.list, { conferenceId, search: '' });
    const ids = participants.slice(0, 2).map(({ id }) => `person-excerpt.${id}`);
    for (const id of ids) await approve(id, chair);
    const manifest = readFileSync(join(await unpacked(await archived()), 'manifest-sha256.txt'), 'utf8');
    expect(ids.map((id) => manifest.split(`  data/papers/${id}/`).length - 1)).toEqual([2, 2]);
  });

  it('says the same of the same state, whenever it is made', async () => {
    await approve('attendees', await app.member(conferenceId, 'chair'));
    await approve('minutes', await app.member(conferenceId, 'chair'));
    const manifest = async () => readFileSync(join(await unpacked(await archived()), 'manifest-sha256.txt'), 'utf8');
    const before = await manifest();
    app.clock.now += 86_400_000;
    const another = await app.member(conferenceId, 'organizer');
    expect(readFileSync(join(await unpacked(await archived(another)), 'manifest-sha256.txt'), 'utf8')).toBe(before);
  });

  it.skipIf(!openssl())('is verified with public tools alone, which find every change', async () => {
    const bytes = await archived();
    expect(verified(await unpacked(bytes))).toBe('OK');
    const spoilt = async (spoil: (bag: string) => void): Promise<string> => {
      const bag = await unpacked(bytes);
      spoil(bag);
      return verified(bag);
    };
    const resum = (bag: string) =>
      execFileSync('/bin/sh', ['-c', 'find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt'], { cwd: bag });
    const forge = (bag: string) => {
      const path = join(bag, 'data/journal.jsonl');
      writeFileSync(path, readFileSync(path, 'utf8').replace('item.started', 'item.skipped'));
      resum(bag);
      const tags =
        'for f in bagit.txt bag-info.txt manifest-sha256.txt installation-key.pem verify.sh VERIFY.txt index.html; do sha256sum $f; done';
      execFileSync('/bin/sh', ['-c', `(${tags}) > tagmanifest-sha256.txt`], { cwd: bag });
    };
    expect(await spoilt((bag) => appendFileSync(join(bag, 'data/papers.json'), ' '))).toBe('FAILED: a file was changed, or is missing');
    expect(await spoilt((bag) => rmSync(join(bag, 'data/photos.json')))).toBe('FAILED: a file was changed, or is missing');
    expect(await spoilt((bag) => writeFileSync(join(bag, 'data/more.txt'), 'x'))).toBe('FAILED: there are files that no list names');
    expect(await spoilt((bag) => writeFileSync(join(bag, 'Bien-ban.pdf'), 'x'))).toBe('FAILED: there are files that no list names');
    expect(await spoilt((bag) => appendFileSync(join(bag, 'index.html'), ' '))).toBe(
      'FAILED: a file that describes the archive was changed',
    );
    expect(await spoilt(forge)).toBe('FAILED: the signature of the installation does not fit');
    const unsigned = (bag: string) => {
      forge(bag);
      const script = readFileSync(join(bag, 'verify.sh'), 'utf8');
      writeFileSync(
        join(bag, 'verify.sh'),
        script.replace(/^sha256sum --check --quiet --strict tag.*$|^openssl[\s\S]*?\n.*does not fit'$/gm, ''),
      );
    };
    // Even who could sign anew would have to change every later hash.
    expect(await spoilt(unsigned)).toBe('FAILED: entry 2 of the journal was changed');
  });

  it('is made by organizers who may know all of it, and holds nothing for others', async () => {
    for (const role of ['secretary', 'chair', 'viewer'] as const)
      expect(await outcome((await app.member(conferenceId, role)).run(contract.file, { conferenceId }))).toBe('forbidden');
    expect(await outcome((await app.link('site', conferenceId, 'site-22')).run(contract.get, { conferenceId }))).toBe('forbidden');
    const cleared = await app.user({ clearance: 3 });
    await app.db.membership.create({ data: { conferenceId, userId: cleared.actor.id, role: 'organizer' } });
    await cleared.run(agendaContract.addItem, { ...bareItem(conferenceId, CANARY), classification: 'toi-mat' });
    expect(await outcome(organizer.run(contract.file, { conferenceId }))).toBe('archive-classified');
    expect(await organizer.run(contract.get, { conferenceId })).toEqual({ contents: null });
    const bag = await unpacked(await archived(cleared));
    const read = (path: string) => readFileSync(join(bag, path), 'utf8');
    expect([read('data/conference.json').includes(CANARY), /Classification: (.*)/.exec(read('bag-info.txt'))?.[1]]).toEqual([
      true,
      'TỐI MẬT',
    ]);
    const { rows } = { rows: await app.db.securityEvent.findMany({ where: { conferenceId, kind: 'exported' } }) };
    expect(rows.every(({ detail }) => !JSON.stringify(detail).includes(CANARY))).toBe(true);
  });
});
