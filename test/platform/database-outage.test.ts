import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import request from 'supertest';
import { afterEach, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { disconnect, openDatabase } from '../../server/platform/database/open.ts';
import { outageOf } from '../../server/platform/database/outage.ts';
import { sqliteFile } from '../../server/platform/database/sqlite/adapter.ts';
import { AppError } from '../../server/platform/errors.ts';
import type { Log } from '../../server/platform/log.ts';
import { OutageLog } from '../../server/platform/outage-log.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { freshDatabase } from '../helpers/database.ts';
import { callHttp } from '../helpers/doors.ts';
import { codeOf } from '../helpers/refusals.ts';
import { testServer } from '../helpers/template.ts';
import { WAIT_OPTIONS } from '../helpers/wait.ts';
import { facts } from '../planning/conferences/planning.ts';

/** How a failure of the database is classified. */
const outageIn = async (url: string, spoil: (db: ReturnType<typeof openDatabase>) => Promise<unknown>): Promise<unknown> => {
  const db = openDatabase(url);
  const failure = await spoil(db).then(
    () => null,
    (error: unknown) => error,
  );
  await disconnect(db).catch(() => {});
  return outageOf(failure);
};

describe('a failure of the database', () => {
  it('is recognised: a server that does not answer', async () => {
    expect(await outageIn('postgresql://postgres@127.0.0.1:1/none', (db) => db.setting.count())).toBe('database-unreachable');
  });

  it('is distinguished from a refusal, a bug and a duplicate row', async () => {
    const fresh = await freshDatabase();
    const twice = async (db: ReturnType<typeof openDatabase>) => {
      await db.setting.create({ data: { key: 'one', value: '1' } });
      await db.setting.create({ data: { key: 'one', value: '2' } });
    };
    expect([await outageIn(fresh.url, twice), outageOf(new AppError('stale')), outageOf(new Error('no'))]).toEqual([null, null, null]);
    await fresh.drop();
  });
});

describe('the log of a database that does not work', () => {
  it('has one line at the beginning and one at the end, with a count, and other errors as before', async () => {
    const lines: unknown[] = [];
    const line = (level: string) => (fields: Readonly<Record<string, unknown>>, words: string) => {
      const { seconds: _seconds, ...rest } = fields;
      lines.push([level, rest, words]);
    };
    const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
    const outages = new OutageLog(log);
    const err = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
    for (let n = 0; n < 1000; n += 1) outages.log.error({ err, journalId: `c${n}` }, 'the tail of a journal');
    outages.log.error({ err: 'other' }, 'page failed');
    outages.ended();
    outages.ended();
    expect(lines).toEqual([
      ['error', { code: 'database-unreachable' }, 'the database does not work'],
      ['error', { err: 'other' }, 'page failed'],
      ['warn', { code: 'database-unreachable', failures: 1000 }, 'the outage of the database ended'],
    ]);
  });
});

describe.skipIf(testServer() !== undefined)('a server whose SQLite file is in trouble', () => {
  let app: TestApp;
  afterEach(() => app.end());

  const organizerOf = async () => {
    app = await startApp();
    return app.user({ creator: true });
  };
  const readiness = async () => {
    const { status, body } = await request(app.url).get('/readyz');
    return [status, (body as { problem: string | null }).problem];
  };

  it('refuses commands in words within seconds of the file being deleted, and accepts them again when it is back', async () => {
    const organizer = await organizerOf();
    const file = sqliteFile(app.databaseUrl);
    renameSync(file, `${file}.away`);
    await expect.poll(() => codeOf(organizer.run(conferencesContract.create, facts())), WAIT_OPTIONS).toBe('database-missing');
    const { status, body } = await callHttp(app.url, conferencesContract.create, { ...facts() }, organizer.token, {
      'accept-language': 'vi',
    });
    expect([status, (body as { error: { message: string } }).error.message]).toEqual([
      503,
      expect.stringContaining('không còn trên máy chủ'),
    ]);
    expect(await readiness()).toEqual([503, 'database-missing']);
    renameSync(`${file}.away`, file);
    await expect.poll(() => codeOf(organizer.run(conferencesContract.create, facts())), WAIT_OPTIONS).toBe('accepted');
  });

  it('refuses commands if another file is in its place', async () => {
    const organizer = await organizerOf();
    const file = sqliteFile(app.databaseUrl);
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
    await expect.poll(() => codeOf(organizer.run(conferencesContract.create, facts())), WAIT_OPTIONS).toBe('database-replaced');
    expect(await readiness()).toEqual([503, 'database-replaced']);
  });

  const refused = async (pragma: string) => {
    const organizer = await organizerOf();
    await app.db.$queryRawUnsafe(pragma);
    const long = { ...facts(), venue: 'Trụ sở '.repeat(60).trim() };
    const outcomes: unknown[] = [];
    for (let n = 0; n < 200 && outcomes.length === 0; n += 1) {
      const { status, body } = await callHttp(app.url, conferencesContract.create, long, organizer.token);
      if (status !== 200) outcomes.push([status, (body as { error: { code: string } }).error.code]);
    }
    return [...outcomes, await readiness()];
  };

  it('says that the disk is full', async () => {
    expect(await refused('PRAGMA max_page_count = 1')).toEqual([[503, 'database-full'], expect.anything()]);
  });

  it('says that it may not write', async () => {
    expect(await refused('PRAGMA query_only = ON')).toEqual([
      [503, 'database-read-only'],
      [503, 'database-read-only'],
    ]);
  });

  it('says that the file is damaged, on pages too', async () => {
    const organizer = await organizerOf();
    const { id } = await organizer.run(conferencesContract.create, facts());
    await app.end();
    const fresh = await freshDatabase();
    const file = sqliteFile(fresh.url);
    rmSync(file);
    writeFileSync(file, 'x'.repeat(100_000));
    expect([id.length > 0, await outageIn(fresh.url, (db) => db.setting.count())]).toEqual([true, 'database-corrupt']);
    await fresh.drop();
    app = await startApp();
  });
});
