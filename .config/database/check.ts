import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitOnSignals, hasPostgres } from '../../.ci/postgres.ts';
import type { Provider } from '../../server/platform/database/provider.ts';
import { missingSql, prisma, PRISMA_FOLDER, PROVIDERS } from './prisma-cli.ts';
import { withDatabase } from './with-database.ts';

// npm run db:check: checks that the generated clients and the migrations match the models.
exitOnSignals();
const faults: string[] = [];
for (const provider of PROVIDERS) {
  faults.push(...(await staleFiles(provider)).map((file) => `prisma/generated/${provider}/${file} is stale: npm run db:generate`));
  if (provider === 'postgresql' && !hasPostgres()) process.stdout.write('PostgreSQL is not installed: its migrations are not checked.\n');
  else if (await withDatabase(provider, (url) => missingSql(provider, url)))
    faults.push(`The ${provider} migrations lack something: npm run db:migration -- name`);
}
process.stdout.write(faults.length > 0 ? `${faults.join('\n')}\n` : 'Generated clients and migrations match the models.\n');
process.exitCode = faults.length > 0 ? 1 : 0;

/** Generates the client beside the committed one and returns the files that differ. */
async function staleFiles(provider: Provider): Promise<string[]> {
  const copy = mkdtempSync(join(PRISMA_FOLDER, '..', 'node_modules', '.prisma-check-'));
  try {
    cpSync(join(PRISMA_FOLDER, provider), join(copy, provider), { recursive: true, dereference: true });
    await prisma(provider, ['generate', '--no-hints'], { PRISMA_SCHEMA_FOLDER: join(copy, provider) });
    return differences(join(PRISMA_FOLDER, 'generated', provider), join(copy, 'generated', provider));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function differences(committed: string, fresh: string): string[] {
  const files = new Set([committed, fresh].flatMap((cwd) => globSync('**/*.ts', { cwd })));
  return [...files].filter((file) => textOf(join(committed, file)) !== textOf(join(fresh, file))).toSorted();
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
