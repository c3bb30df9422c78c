import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { checkInContract } from '../../../server/live/check-in/contract.ts';
import { badgeText } from '../../../server/live/check-in/rules/badge-text.ts';
import { badgesOf } from '../../../server/live/check-in/store.ts';
import { printingContract } from '../../../server/record/printouts/contract.ts';
import { startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { codeOf } from '../../helpers/refusals.ts';
import { checkInDay } from '../../live/check-in/check-in-day.ts';
import { docxAsPdf, installed } from './files.ts';

/** What a camera reads on the first page of a PDF, printed at 150 dots an inch. */
async function readPage(pdf: Uint8Array): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'badge-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')]);
    const found = await readBarcodes(readFileSync(join(folder, 'a.png')), { formats: ['QRCode'], maxNumberOfSymbols: 20 });
    return found.map(({ text }) => text).toSorted();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!installed('pdftoppm'))('the QR codes of badges', () => {
  let app: TestApp;
  let conferenceId: string;
  let secretary: Login;
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer }, fireImmediately: true });
    app = await startApp();
    ({ conferenceId, secretary } = await checkInDay(app));
  });
  afterAll(() => app.end());

  const badges = async (format: 'pdf' | 'docx') =>
    (await secretary.run(printingContract.cards, { conferenceId, kind: 'badges', format, lang: 'vi' })).content as Uint8Array;
  const valid = async () => {
    const { people, tag } = await secretary.run(checkInContract.people, { conferenceId });
    return people.map(({ badges: codes }) => badgeText(tag, codes.at(-1) ?? '')).toSorted();
  };

  it('are read from the page as what the doors know of each person', async () => {
    expect(await readPage(await badges('pdf'))).toEqual(await valid());
  });

  it('are read from the page of the Word file as well', { skip: !installed('soffice') }, async () => {
    expect(await readPage(docxAsPdf(await badges('docx')))).toEqual(await valid());
  });

  it('are told to those who ask for them', async () => {
    const { people } = await secretary.run(checkInContract.people, { conferenceId });
    const bare = await secretary.run(checkInContract.people, { conferenceId, badges: false });
    expect([people.map(({ badges: codes }) => codes.length), bare.people]).toEqual([
      people.map(() => 1),
      people.map((person) => ({ ...person, badges: [] })),
    ]);
  });

  it('are of one person in one conference each', async () => {
    const [here, there] = [await badgesOf(app.db, conferenceId), await badgesOf(app.db, 'another')];
    const texts = [here.text('guest'), here.text('site-head'), there.text('guest')];
    expect([new Set(texts).size, here.tag === there.tag, here.codes('guest').length]).toEqual([3, false, 1]);
  });

  it('change when a badge is replaced, once for whoever saw the same one', async () => {
    const before = (await badgesOf(app.db, conferenceId)).codes('guest');
    const replace = (seen: number) => secretary.run(checkInContract.replaceBadge, { conferenceId, participantId: 'guest', seen });
    const both = await Promise.allSettled([replace(1), replace(1)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const after = (await badgesOf(app.db, conferenceId)).codes('guest');
    expect([after.length, after[0], after[1] === after[0]]).toEqual([2, before[0], false]);
    expect(await codeOf(replace(1))).toBe('badge-replaced');
    await replace(2);
    expect((await badgesOf(app.db, conferenceId)).codes('guest').slice(0, 2)).toEqual(after);
    expect(await readPage(await badges('pdf'))).toEqual(await valid());
  });

  it('are replaced for participants alone', async () => {
    expect(await codeOf(secretary.run(checkInContract.replaceBadge, { conferenceId, participantId: 'nobody', seen: 1 }))).toBe('not-found');
  });
});
