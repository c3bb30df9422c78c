import { readFile } from 'node:fs/promises';
import { SYSTEM } from '../accounts/store.ts';
import { createApp, type App } from '../app.ts';
import { translate } from '../i18n/translate.ts';
import { interchangeContract } from '../record/import-export/contract/index.ts';
import { importProgressOf } from '../record/import-export/commands/progress.ts';
import { readConfig } from '../platform/config.ts';
import { createPrivately } from '../platform/private-files.ts';
import { migrate } from '../platform/database/migrate.ts';
import { refusalOf } from '../platform/bus/refusal.ts';
import { createLog } from '../platform/log.ts';

// npm run import -- x.json: imports a conference/1 file into the database that the environment names. The server may be running.

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(translate('vi', 'importExport.cli.notRead', { file }));
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Error(translate('vi', 'importExport.notJson'));
  }
}

/** Prints the progress of the import whenever it changes. Returns a function that stops it. */
function watchProgress(): () => void {
  let said = '';
  const timer = setInterval(() => {
    const progress = importProgressOf(SYSTEM.id);
    const text = progress ? translate('vi', 'importExport.storing', { n: progress.stored, total: progress.total }) : '';
    if (text !== said && text) console.log(text);
    said = text;
  }, 100);
  return () => clearInterval(timer);
}

/** Stores the file and prints its findings. With faults it prints each by its path, and fails. */
async function importFile(app: App, file: unknown): Promise<void> {
  const stop = watchProgress();
  try {
    const { id, warnings } = await app.bus.run(interchangeContract.import, SYSTEM, file);
    for (const { message, paths } of warnings) console.log(`- ${paths.length > 0 ? `${paths.join(', ')}: ` : ''}${message}`);
    console.log(translate('vi', 'importExport.cli.done', { id }));
  } catch (error) {
    const { message, faults, more } = refusalOf(error, interchangeContract.import.name, 'vi');
    const listed = faults.map((fault) => `- ${fault.path || translate('vi', 'importExport.whole')}: ${fault.message}`);
    const others = more === undefined ? [] : [`- ${translate('vi', 'importExport.andMore', { n: more })}`];
    throw new Error([message, ...listed, ...others].join('\n'), { cause: error });
  } finally {
    stop();
  }
}

async function run(path: string | undefined): Promise<void> {
  if (path === undefined) throw new Error(translate('vi', 'importExport.cli.usage'));
  const { databaseUrl, logLevel } = readConfig(process.env);
  const file = await readJson(path);
  createPrivately();
  await migrate(databaseUrl);
  const app = await createApp({ databaseUrl, log: createLog(logLevel) });
  await importFile(app, file).finally(() => app.close());
}

try {
  await run(process.argv[2]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
