#!/usr/bin/env node
/**
 * Replaces Prisma's own schema engine, which comes from a download server: answers the same JSON-RPC on standard input and output,
 * with the WebAssembly build of the same engine. `.config/prisma.ts` points Prisma's command line here.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { engineAdapter } from './engine-adapters.ts';
import { type Engine, openEngine, type Params } from './engine.ts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { version: { type: 'boolean' }, datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
});
const url: string | undefined = typeof values.datasource === 'string' ? JSON.parse(values.datasource).url : undefined;

if (values.version) printVersion();
else if (positionals[0] === 'cli') await tryConnection();
else serve(openEngine(schemaFiles(), url));

function printVersion(): void {
  const { version } = createRequire(import.meta.url)('@prisma/schema-engine-wasm/package.json');
  process.stdout.write(`schema-engine-wasm ${version}\n`);
}

function schemaFiles(): [string, string][] {
  const paths = (values.datamodels ?? []).filter((path) => typeof path === 'string');
  return paths.map((path) => [path, readFileSync(path, 'utf8')]);
}

/** `cli can-connect-to-database`: fails with Prisma's code if the database does not answer. */
async function tryConnection(): Promise<void> {
  try {
    const connection = await engineAdapter(url ?? '').connect();
    await connection.queryRaw({ sql: 'SELECT 1', args: [], argTypes: [] });
    await connection.dispose();
  } catch (error) {
    const fields = { message: error instanceof Error ? error.message : String(error), error_code: 'P1001' };
    const entry = { timestamp: new Date().toISOString(), level: 'ERROR', target: 'schema_engine::logger', fields };
    process.stderr.write(`${JSON.stringify(entry)}\n`);
    process.exitCode = 1;
  }
}

function serve(engine: Engine): void {
  let last = Promise.resolve();
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const request: { id: unknown; method?: string; params?: Params } = line.trim() ? JSON.parse(line) : { id: null };
    const { id, method, params = {} } = request;
    // No method: the command line's answer to a `print`.
    if (method) last = last.then(() => answer(engine, id, method, params));
  });
  lines.on('close', () => last.finally(() => process.exit(0)));
}

async function answer(engine: Engine, id: unknown, method: string, params: Params): Promise<void> {
  try {
    send({ id, result: await engine(method, params, (content) => send({ id: 1_000_000, method: 'print', params: { content } })) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const error_code = error instanceof Error && 'code' in error ? error.code : undefined;
    send({ id, error: { code: 4466, message, data: { is_panic: false, message, error_code } } });
  }
}

function send(message: object): void {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}
