import { canonicalJson } from '../../server/platform/canonical.ts';
import type { Database } from '../../server/platform/database/open.ts';
import { Prisma } from '../../prisma/generated/sqlite/client.ts';

type Reader = { findMany(): Promise<unknown[]> };

const isReader = (value: unknown): value is Reader => typeof value === 'object' && value !== null && 'findMany' in value;

/** Every row of every table as sorted texts, to compare before and after something that must change nothing. */
export async function contentsOf(db: Database): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {};
  for (const model of Object.values(Prisma.ModelName)) {
    const table: unknown = Reflect.get(db, model.charAt(0).toLowerCase() + model.slice(1));
    if (!isReader(table)) throw new Error(`no table for ${model}`);
    const rows = await table.findMany();
    contents[model] = rows
      .map((row) =>
        canonicalJson(JSON.parse(JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)))),
      )
      .toSorted();
  }
  return contents;
}
