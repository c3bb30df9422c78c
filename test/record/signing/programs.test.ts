import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signingContract as contract, verificationContract } from '../../../server/record/signing/contract.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { openssl } from '../../helpers/parts.ts';
import { outcome } from '../../planning/documents/papers.ts';
import type { Keys } from './authority.ts';
import { numberedMinutes, openOffice, type Office } from './office.ts';

let office: Office;
let app: TestApp;

/** Runs a program of the product; its exit code, and what it says. The time-stamp server is in this process, so nothing may block it. */
async function run(program: 'sign' | 'verify', args: readonly string[]): Promise<[code: number, said: string]> {
  const env = { ...process.env, DATABASE_URL: app.databaseUrl, SIGNING_ROOTS: office.authority.anchors() };
  const child = spawn(process.execPath, [join('server/cli', `${program}.ts`), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return [code, said];
}
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(office.authority.folder, name);
  writeFileSync(path, content);
  return path;
};
const signedByProgram = async (prepared: object, { key }: Keys): Promise<string> => {
  const request = file('request.json', JSON.stringify(prepared));
  expect(await run('sign', [request, key])).toEqual([0, expect.stringContaining('request.sig')]);
  return readFileSync(request.replace('.json', '.sig'), 'utf8').trim();
};

describe.skipIf(!openssl())('the programs for signed papers', () => {
  beforeAll(async () => {
    office = await openOffice();
    app = await startApp({ signing: office.setup, now: 'real' });
  });
  afterAll(async () => {
    await app.end();
    office.close();
  });

  it('sign what a server prepared, and say of the paper that it is as it was signed', async () => {
    const minutes = await numberedMinutes(app);
    const prepared = await minutes.prepare(minutes.chair, office.chairKeys, 'right');
    const signature = await signedByProgram(prepared, office.chairKeys);
    await minutes.chair.run(contract.complete, { ...minutes.of, prepared: prepared.prepared, signature });
    const [code, said] = await run('verify', [file('paper.pdf', await minutes.pdf())]);
    expect([code, said.split('\n')[0], /Nguyễn Thị Ánh.*/.exec(said)?.[0], /Nhật ký còn nguyên/.test(said)]).toEqual([
      0,
      'Tệp không bị sửa sau khi ký',
      'Nguyễn Thị Ánh, Chánh Văn phòng, Văn phòng Bộ (Gốc thử)',
      true,
    ]);
    const changed = await minutes.pdf();
    changed.writeUInt8(changed.readUInt8(300) ^ 1, 300);
    expect((await run('verify', [file('changed.pdf', changed)])).map((part) => String(part).split('\n')[0])).toEqual([
      '1',
      'Tệp đã bị sửa sau khi ký',
    ]);
  });

  it('say in a line what they were given wrongly', async () => {
    const { chairKeys } = office;
    expect(await run('sign', [])).toEqual([1, expect.stringContaining('npm run sign -- ')]);
    expect(await run('sign', [file('bad.json', '{}'), chairKeys.key])).toEqual([1, expect.stringContaining('bad.json')]);
    expect(await run('verify', [file('no.pdf', 'no PDF')])).toEqual([1, 'Tệp này không phải PDF.\n']);
  });

  it('let one of two sign who prepared a paper at the same time, and each signature once', async () => {
    const { of, chair, secretary, prepare } = await numberedMinutes(app);
    const [first, second] = [await prepare(chair, office.chairKeys, 'right'), await prepare(secretary, office.secretaryKeys, 'left')];
    const [one, other] = [await signedByProgram(first, office.chairKeys), await signedByProgram(second, office.secretaryKeys)];
    const hand = (login: typeof chair, prepared: string, signature: string) =>
      outcome(login.run(contract.complete, { ...of, prepared, signature }));
    const [left, right] = await Promise.all([hand(chair, first.prepared, one), hand(chair, first.prepared, one)]);
    expect([left, right].filter((said) => said === 'ok')).toHaveLength(1);
    expect(await hand(secretary, second.prepared, other)).toBe('prepared-gone');
    expect((await chair.run(contract.list, of)).signatures.map(({ name }) => name)).toEqual(['Nguyễn Thị Ánh']);
  });
});

describe('checking a paper without a login', () => {
  it('is refused where the office says nothing else', async () => {
    const closed = await startApp();
    const code = 'A'.repeat(22);
    expect(await outcome(closed.nobody.run(verificationContract.byCode, { code }))).toBe('verification-closed');
    expect(await outcome(closed.nobody.run(verificationContract.byFile, { sha256: '0'.repeat(64) }))).toBe('verification-closed');
    const page = await fetch(`${closed.url}/verify`);
    expect([page.status, (await page.text()).includes('Cơ quan chỉ cho người đã đăng nhập')]).toEqual([200, true]);
    await closed.end();
  });
});
