import { createApp } from './app.ts';
import { readConfig, type Config } from './platform/config.ts';
import { workerLine } from './live/media/worker/words.ts';
import { migrate } from './platform/database/migrate.ts';
import { markUsed, requireKnownData, requireKnownFile } from './platform/database/used-marker.ts';
import { closeDatabaseFiles, closeFolder, createPrivately } from './platform/private-files.ts';
import { sqliteFile } from './platform/database/sqlite/adapter.ts';
import { providerOf } from './platform/database/provider.ts';
import { compileAhead } from './platform/views/templates.ts';
import { createLog } from './platform/log.ts';
import { openSigning } from './record/signing/cms/setup.ts';
import { hasAccounts } from './accounts/seed.ts';
import { seed } from './cli/seed.ts';

/** What the first and every later start says about the accounts. */
function sayAccounts(seeded: Awaited<ReturnType<typeof seed>>): void {
  if (!seeded)
    return console.log(
      'Tài khoản đã có sẵn. Đặt lại mật khẩu: npm run password -- TÊN (accounts exist; reset a password: npm run password -- NAME)',
    );
  console.log(`Tài khoản dùng thử (demo accounts): ${seeded.names.join(', ')}\nMật khẩu (password): ${seeded.password}`);
}

/** Closes what earlier releases left open to other users of the machine. */
async function closeToOthers({ databaseUrl, media }: Config): Promise<void> {
  if (providerOf(databaseUrl) === 'sqlite') closeDatabaseFiles(sqliteFile(databaseUrl));
  await closeFolder(media.recordings);
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const signing = await openSigning(config.signing);
  createPrivately();
  requireKnownFile(config.databaseUrl);
  await migrate(config.databaseUrl);
  await closeToOthers(config);
  const { databaseUrl, media, mail, trustedProxies, publicOrigin } = config;
  const app = await createApp({ databaseUrl, log, media, mail, signing, trustedProxies, publicOrigin });
  app.supply.onChange((state) => console.log(workerLine(state)));
  requireKnownData(databaseUrl, !(await hasAccounts(app.db)));
  sayAccounts(await seed(app, config.demoPassword));
  markUsed(databaseUrl);
  const address = await app.listen(config.port, config.host);
  console.log(`Điểm Cầu: ${address}`);
  compileAhead().catch((error: unknown) => log.error({ err: error }, 'compiling templates'));
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    void app.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
