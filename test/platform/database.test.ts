import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isForeignKeyViolation, isNotFound, isRetryable, isUniqueViolation } from '../../server/platform/database/errors.ts';
import { migrate } from '../../server/platform/database/migrate.ts';
import { type Database, disconnect, executeDirect, openDatabase, transact } from '../../server/platform/database/open.ts';
import { providerOf } from '../../server/platform/database/provider.ts';
import { sqliteFile } from '../../server/platform/database/sqlite/adapter.ts';
import { type FreshDatabase, freshDatabase } from '../helpers/database.ts';

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
});

afterAll(async () => {
  await disconnect(database);
  await fresh.drop();
});

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const SESSION = {
  id: 'session',
  kind: 'user',
  subjectId: 'ngọc',
  conferenceId: null,
  createdAt: new Date('2025-08-12T01:30:00.123Z'),
  expiresAt: new Date('2025-08-13T01:30:00Z'),
  lastUsedAt: null,
  device: null,
};

describe('the address of a database', () => {
  it('says which database it is', () => {
    expect([providerOf('file:./data/a.db'), providerOf('postgresql://u@h/d'), providerOf('postgres://u@h/d')]).toEqual([
      'sqlite',
      'postgresql',
      'postgresql',
    ]);
  });

  it('is refused if it is of another kind, without showing its password', () => {
    expect(() => providerOf('mysql://root:secret@h/d')).toThrow(/^DATABASE_URL must begin with "file:" or "postgresql:\/\/": mysql:…$/);
  });
});

describe('migrations', () => {
  it('are applied once', async () => {
    expect(await migrate(fresh.url)).toEqual([]);
  });

  it('leave a database with data as it is', async () => {
    await database.setting.create({ data: { key: 'kept', value: 'Hội nghị' } });
    await migrate(fresh.url);
    expect(await database.setting.findUnique({ where: { key: 'kept' } })).toEqual({ key: 'kept', value: 'Hội nghị' });
  });

  it('may be started by several processes at once', async () => {
    expect(await Promise.all([migrate(fresh.url), migrate(fresh.url)])).toEqual([[], []]);
  });
});

describe('what is stored', () => {
  it('is read back as it was written, times to the millisecond and null as null', async () => {
    await database.session.create({ data: SESSION });
    expect(await database.session.findUnique({ where: { id: SESSION.id } })).toEqual(SESSION);
  });

  it('is found by its time', async () => {
    await database.session.create({ data: { ...SESSION, id: 'later', createdAt: new Date('2030-01-01T00:00:00Z') } });
    const found = await database.session.findMany({ where: { createdAt: { gt: new Date('2029-12-31T23:59:59.999Z') } } });
    expect(found.map(({ id }) => id)).toEqual(['later']);
  });

  it('is seen by the next read as soon as it is acknowledged', async () => {
    for (let n = 0; n < 20; n += 1) {
      await database.setting.upsert({ where: { key: 'n' }, create: { key: 'n', value: String(n) }, update: { value: String(n) } });
      expect(await database.setting.findUnique({ where: { key: 'n' } })).toEqual({ key: 'n', value: String(n) });
    }
  });
});

describe('what SQLite stores', () => {
  it('is on the disk before it is acknowledged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diem-cau-test-'));
    const sqlite = openDatabase(`file:${join(folder, 'a.db')}`);
    expect(await transact(sqlite, (tx) => tx.$queryRaw`SELECT synchronous FROM pragma_synchronous`)).toEqual([{ synchronous: 2n }]);
    await disconnect(sqlite);
    rmSync(folder, { recursive: true });
  });
});

describe('a transaction', () => {
  it('leaves nothing when it fails', async () => {
    const failed = transact(database, async (tx) => {
      await tx.setting.create({ data: { key: 'half', value: '1' } });
      throw new Error('no');
    });
    expect(await errorOf(failed)).toEqual(new Error('no'));
    expect(await database.setting.findUnique({ where: { key: 'half' } })).toBeNull();
  });

  it('does not include a plain write that arrives in the middle', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const failing = transact(database, async (tx) => {
      await tx.setting.create({ data: { key: 'inside', value: '1' } });
      begin();
      await asked;
      throw new Error('no');
    });
    await begun;
    const plain = database.setting.create({ data: { key: 'outside', value: '1' } });
    ask();
    await errorOf(failing);
    await plain;
    expect(await database.setting.findMany({ where: { key: { in: ['inside', 'outside'] } } })).toEqual([{ key: 'outside', value: '1' }]);
  });

  it('does not block readers, who see the last commit', async () => {
    await database.setting.create({ data: { key: 'seen', value: 'before' } });
    await transact(database, async (tx) => {
      await tx.setting.update({ where: { key: 'seen' }, data: { value: 'after' } });
      expect(await database.setting.findUnique({ where: { key: 'seen' } })).toEqual({ key: 'seen', value: 'before' });
    });
    expect(await database.setting.findUnique({ where: { key: 'seen' } })).toEqual({ key: 'seen', value: 'after' });
  });

  it('waits for others, so that none of 40 at once is refused or lost', async () => {
    await database.setting.create({ data: { key: 'sum', value: '0' } });
    const add = (): Promise<unknown> =>
      transact(database, async (tx) => {
        await tx.$executeRaw`UPDATE "Setting" SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'sum'`;
        await tx.setting.findUnique({ where: { key: 'sum' } });
      });
    await Promise.all(Array.from({ length: 40 }, add));
    expect(await database.setting.findUnique({ where: { key: 'sum' } })).toEqual({ key: 'sum', value: '40' });
  });
});

describe('an error', () => {
  it('tells that the key is taken, from the model and from raw SQL', async () => {
    await database.setting.create({ data: { key: 'taken', value: '1' } });
    const model = await errorOf(database.setting.create({ data: { key: 'taken', value: '2' } }));
    const raw = await errorOf(database.$executeRaw`INSERT INTO "Setting" (key, value) VALUES ('taken', '2')`);
    const within = await errorOf(transact(database, (tx) => tx.$executeRaw`INSERT INTO "Setting" (key, value) VALUES ('taken', '2')`));
    expect([model, raw, within].map(isUniqueViolation)).toEqual([true, true, true]);
    expect([model, raw, within].map((error) => isRetryable(error) || isNotFound(error))).toEqual([false, false, false]);
  });

  it('tells that the row does not exist', async () => {
    const error = await errorOf(database.setting.update({ where: { key: 'nowhere' }, data: { value: '' } }));
    expect([isNotFound(error), isUniqueViolation(error)]).toEqual([true, false]);
  });

  it('tells that the referenced row does not exist', async () => {
    const error = await errorOf(database.membership.create({ data: { conferenceId: 'none', userId: 'none', role: 'chair' } }));
    expect([isForeignKeyViolation(error), isNotFound(error)]).toEqual([true, false]);
  });

  it('of our own making is none of these', () => {
    const error = new Error('no');
    expect([isUniqueViolation(error), isNotFound(error), isForeignKeyViolation(error), isRetryable(error)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe.skipIf(process.env['TEST_DATABASE'] === 'postgresql')('a lock that another process holds on the file', () => {
  it('lets others read, and what waits for it is done when it ends', async () => {
    await database.setting.create({ data: { key: 'locked', value: 'before' } });
    const other = new DatabaseSync(sqliteFile(fresh.url));
    other.exec('BEGIN IMMEDIATE');
    const plain = executeDirect(database, `UPDATE "Setting" SET value = ? WHERE key = 'locked'`, 'after');
    const created = transact(database, (tx) => tx.setting.create({ data: { key: 'behind', value: '1' } }));
    expect(await database.setting.findUnique({ where: { key: 'locked' } })).toEqual({ key: 'locked', value: 'before' });
    other.exec('ROLLBACK');
    other.close();
    await Promise.all([plain, created]);
    expect(await database.setting.findMany({ where: { key: { in: ['locked', 'behind'] } }, orderBy: { key: 'asc' } })).toEqual([
      { key: 'behind', value: '1' },
      { key: 'locked', value: 'after' },
    ]);
  });
});
