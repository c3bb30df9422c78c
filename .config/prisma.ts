import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's own engine comes from a download server that many networks cannot reach: use its WebAssembly build from npm instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('database/schema-engine.ts', import.meta.url));
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1';

const folder = fileURLToPath(new URL('../prisma', import.meta.url));
const url = process.env.DATABASE_URL ?? `file:${fileURLToPath(new URL('../data/diem-cau.db', import.meta.url))}`;
const provider = process.env.DATABASE_PROVIDER ?? (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite');

export default defineConfig({
  schema: process.env.PRISMA_SCHEMA_FOLDER ?? `${folder}/${provider}`,
  migrations: { path: `${folder}/migrations/${provider}` },
  datasource: { url },
});
