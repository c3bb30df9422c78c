import { bindMigrationAwareSqlAdapterFactory, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineAdapter } from './engine-adapters.ts';

export type Params = Readonly<Record<string, unknown>>;
/** Answers one call of Prisma's command line; `print` shows the engine's output. */
export type Engine = (method: string, params: Params, print: (text: string) => void) => Promise<unknown>;
type Methods = Record<string, (params: unknown) => Promise<unknown>>;

/**
 * Prisma's schema engine in its WebAssembly build, over the drivers of this project.
 * `models` are the schema files ([path, text]); without `url` only what needs no database works.
 */
export function openEngine(models: [string, string][], url: string | undefined): Engine {
  const adapter = bindMigrationAwareSqlAdapterFactory(url ? engineAdapter(url) : unconnected(models));
  let started: Promise<SchemaEngine> | undefined;
  const start = (): Promise<SchemaEngine> => (started ??= newEngine(models, adapter));
  return async (method, params, print) => {
    if (method === 'reset' && url?.startsWith('file:')) return removeSqlite(url);
    if (method === 'createDatabase') return { databaseName: '' };
    try {
      return await call(await start(), method, params, print);
    } catch (error) {
      throw explained(error, (id) => adapter.errorRegistry.consumeError(id)?.error);
    }
  };
}

async function newEngine(models: [string, string][], adapter: object): Promise<SchemaEngine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const wasm = new Uint8Array(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  if (typeof instance.exports['__wbindgen_start'] === 'function') instance.exports['__wbindgen_start']();
  Reflect.set(globalThis, 'PRISMA_WASM_PANIC_REGISTRY', { message: '', set_message: (text: string) => process.stderr.write(text) });
  return glue.SchemaEngine.new({ datamodels: models.length > 0 ? models : undefined }, () => {}, adapter);
}

async function call(engine: SchemaEngine, method: string, params: Params, print: (text: string) => void): Promise<unknown> {
  const methods = engine as SchemaEngine & Methods;
  const run = async (): Promise<unknown> =>
    (await methods[method === 'getDatabaseVersion' ? 'version' : method]?.call(engine, params)) ?? {};
  try {
    const result = await run();
    if (method === 'diff' && hasText(result)) print(result.stdout);
    return result;
  } catch (error) {
    if (!wantsTable(error) || !isList(params['migrationsList'])) throw error;
    // On a fresh SQLite file this build reports Prisma's own table as missing instead of creating it: applying no migrations creates it.
    const migrationsList = { ...params['migrationsList'], migrationDirectories: [] };
    await methods['applyMigrations']?.({ migrationsList, filters: { externalTables: [], externalEnums: [] } });
    return run();
  }
}

/** This build leaves tables behind on reset, so remove the file instead, before the engine opens it. */
function removeSqlite(url: string): object {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(url.replace(/^file:/, '') + suffix, { force: true });
  return {};
}

function unconnected(models: [string, string][]): SqlMigrationAwareDriverAdapterFactory {
  const isPostgres = models.some(([, text]) => /provider\s*=\s*"postgres/.test(text));
  const refuse = (): Promise<never> => Promise.reject(new Error('DATABASE_URL is missing'));
  return { adapterName: 'none', provider: isPostgres ? 'postgres' : 'sqlite', connect: refuse, connectToShadowDb: refuse };
}

/** Adds the message to driver errors, which the engine only identifies by a number. */
function explained(error: unknown, errorOf: (id: number) => unknown): unknown {
  const text = error instanceof Error ? error.message : String(error);
  const id = /External error id#(\d+)/.exec(text)?.[1];
  const cause = id === undefined ? undefined : errorOf(Number(id));
  if (cause === undefined) return error;
  return new Error(text.replace(/External error id#\d+/, cause instanceof Error ? cause.message : JSON.stringify(cause)), { cause });
}

function wantsTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P1014' && error.message.includes('_prisma_migrations');
}

function isList(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function hasText(value: unknown): value is { stdout: string } {
  return isList(value) && 'stdout' in value && typeof value.stdout === 'string' && value.stdout !== '';
}
