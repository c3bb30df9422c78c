import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freePort, startServer, type ServerProcess } from '../../helpers/server-process.ts';
import { NOTICE } from './facts.ts';

const PASSWORD = 'mat-khau-thu-1';

/** Asks a server as a program does. */
async function ask<T>(server: ServerProcess, token: string, path: string, body: object | null, key = ''): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: body === null ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...(key === '' ? {} : { 'idempotency-key': key }) },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function signIn(server: ServerProcess): Promise<string> {
  const body = JSON.stringify({ name: 'organizer', password: PASSWORD });
  const response = await fetch(`${server.url}/api/v1/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.json()) as { token: string }).token;
}

interface Drawn {
  readonly number: number;
  readonly sign: string;
}

it('a server that is killed while numbers are drawn loses none and gives none twice, and a paper finds its number again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-books-'));
  const options = { databaseUrl: `file:${join(folder, 'x.db')}`, port: await freePort(), password: PASSWORD };
  const first = await startServer(options);
  const token = await signIn(first);
  const drawing = { ...NOTICE, date: new Date().toISOString().slice(0, 10) };
  const { conferences } = await ask<{ conferences: { id: string }[] }>(first, token, '/number-conferences', null);
  const ofPaper = { paper: 'minutes', drawing: { ...drawing, kind: 'BB' } };
  const numbers = `/conferences/${conferences[0]?.id ?? ''}/numbers`;
  const before = await ask<Drawn>(first, token, numbers, ofPaper);

  const answered = new Map<number, number>();
  let reached: () => void = () => undefined;
  const some = new Promise<void>((resolve) => (reached = resolve));
  const asked = Array.from({ length: 30 }, (_, at) =>
    ask<Drawn>(first, token, '/registers/numbers', { drawing }, `draw-${at}`).then(({ number }) => {
      answered.set(at, number);
      if (answered.size >= 5) reached();
    }),
  );
  const ended = Promise.allSettled(asked);
  await some;
  await first.kill();
  await ended;

  const second = await startServer(options);
  const again = await Promise.all(
    Array.from({ length: 30 }, (_, at) => ask<Drawn>(second, token, '/registers/numbers', { drawing }, `draw-${at}`)),
  );
  const found = again.map(({ number }) => number);
  expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect([...answered].filter(([at, number]) => found[at] !== number)).toEqual([]);
  expect((await ask<Drawn>(second, token, numbers, ofPaper)).sign).toBe(before.sign);
  await second.stop();
  rmSync(folder, { recursive: true, force: true });
});
