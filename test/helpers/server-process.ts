import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';

/** A server as users start it: in its own process, on a database that outlives it. */
export interface ServerProcess {
  readonly url: string;
  /** What it printed at its start, such as the seeded accounts. */
  readonly said: string;
  /** Kills it, like a power cut. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Stops it gracefully; resolves with its exit code. */
  stop(): Promise<number | null>;
}

export interface ServerProcessOptions {
  readonly databaseUrl: string;
  /** Port; pass the same again after a restart, so that browsers find it. */
  readonly port: number;
  readonly password: string;
}

const ADDRESS = /^Điểm Cầu: (http:\/\/\S+)/m;

/** Starts server/main.ts and waits until it prints its address. */
export async function startServer({ databaseUrl, port, password }: ServerProcessOptions): Promise<ServerProcess> {
  const environment = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    DEMO_PASSWORD: password,
    LOG_LEVEL: 'error',
    MEDIA_PORT: '0',
  };
  const child = spawn(process.execPath, ['server/main.ts'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = await untilUp(child);
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = (signal: NodeJS.Signals) => (child.kill(signal), gone);
  return { url: ADDRESS.exec(said)?.[1] ?? '', said, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

function untilUp(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (ADDRESS.test(said)) resolve(said);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
