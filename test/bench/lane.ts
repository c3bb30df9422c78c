import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A server in its own process that the bench controls. */
export interface Lane {
  readonly name: string;
  /** What the lane reported when it was up: its URL and whatever clients need. */
  readonly ready: Readonly<Record<string, unknown>>;
  /** Makes the lane do something and resolves with its answer. */
  ask(message: string, detail?: unknown): Promise<unknown>;
  /** CPU time of the lane's process so far, in milliseconds. */
  cpu(): Promise<number>;
  /** Memory in use after full collections, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly answer: unknown;
}

/** BENCH_PROFILE=FOLDER writes a CPU profile of each lane there when it stops. */
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];

/** Starts test/bench/lanes/NAME.ts and waits until it is up. */
export async function startLane(name: string): Promise<Lane> {
  const child = fork(join(import.meta.dirname, 'lanes', `${name}.ts`), {
    execArgv: ['--expose-gc', ...PROFILE],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const replies = new Map<number, (answer: unknown) => void>();
  let last = 0;
  child.on('message', ({ id, answer }: Reply) => replies.get(id)?.(answer));
  const ask = (message: string, detail?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      replies.set(id, (answer) => (replies.delete(id), resolve(answer)));
      child.once('exit', () => reject(new Error(`lane ${name} ended`)));
      child.send({ id, message, detail });
    });
  child.setMaxListeners(0);
  const ready = (await ask('ready')) as Record<string, unknown>;
  return {
    name,
    ready,
    ask,
    cpu: async () => Number(await ask('cpu')),
    memory: async () => Number(await ask('memory')),
    stop: () => stopped(child),
  };
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

type Answers = Readonly<Record<string, (detail: unknown) => unknown>>;

/** Memory in use after full collections: objects, and buffers outside the heap. Pages that the allocator keeps do not count. In bytes. */
async function memoryInUse(): Promise<number> {
  if (!globalThis.gc) throw new Error('a lane needs --expose-gc');
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** In a lane's process: answers the bench. */
export function serveLane(ready: Readonly<Record<string, unknown>>, answers: Answers): void {
  const all: Answers = {
    ready: () => ready,
    pid: () => process.pid,
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    memory: memoryInUse,
    ...answers,
  };
  process.on('message', ({ id, message, detail }: { id: number; message: string; detail: unknown }) => {
    void Promise.resolve(all[message]?.(detail)).then((answer) => process.send?.({ id, answer: answer ?? null }));
  });
  process.on('SIGTERM', () => process.exit(0));
}
