import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SqliteAdapter } from '../../server/platform/database/sqlite/adapter.ts';

/** The drivers for the schema engine: the project's own for SQLite, Prisma's for PostgreSQL, each with the shadow database that migrations need. */
export function engineAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  return /^postgres(ql)?:/.test(url) ? postgresql(url) : sqlite(url);
}

function sqlite(url: string): SqlMigrationAwareDriverAdapterFactory {
  const adapter = new SqliteAdapter({ url, single: true });
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => adapter.connect(),
    async connectToShadowDb() {
      const shadow = await new SqliteAdapter({ url: ':memory:' }).connect();
      // The engine sends whole migration files through executeRaw, which only takes one statement.
      const executeRaw: SqlDriverAdapter['executeRaw'] = async ({ sql }) => (await shadow.executeScript(sql), 0);
      return { ...shadow, executeRaw };
    },
  };
}

function postgresql(url: string): SqlMigrationAwareDriverAdapterFactory {
  presentInternalCharAsText();
  const open = (to: string): PrismaPg =>
    new PrismaPg({ connectionString: to }, { schema: new URL(url).searchParams.get('schema') ?? 'public' });
  const main = open(url);
  return {
    provider: 'postgres',
    adapterName: main.adapterName,
    connect: () => main.connect(),
    async connectToShadowDb() {
      const name = `shadow_${randomUUID()}`;
      await statement(url, `CREATE DATABASE "${name}"`);
      const to = new URL(url);
      to.pathname = name;
      const shadow = await open(to.href).connect();
      const close = shadow.dispose.bind(shadow);
      shadow.dispose = async () => {
        await close();
        await statement(url, `DROP DATABASE "${name}" WITH (FORCE)`);
      };
      return shadow;
    },
  };
}

async function statement(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The catalogue has columns of PostgreSQL's internal type "char" (oid 18), unknown to Prisma's driver: read them as text (25). */
function presentInternalCharAsText(): void {
  const describe = pg.Query.prototype.handleRowDescription;
  pg.Query.prototype.handleRowDescription = function (message: { fields: { dataTypeID: number }[] }) {
    for (const field of message.fields) if (field.dataTypeID === 18) field.dataTypeID = 25;
    return describe.call(this, message);
  };
}
