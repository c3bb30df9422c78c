import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { AppError } from '../../../platform/errors.ts';
import { SerialQueue } from '../../../platform/serial-queue.ts';
import { endBeyond } from '../../../platform/threads/memory-guard.ts';
import { PAPER_MEMORY_MB, PAPER_TIMEOUT_MS } from './limits.ts';

/** A file of Typst beside this one. */
export type TypstTemplate = 'paper' | 'cards' | 'seats' | 'signature';

type Typeset = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly fault: string };

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
}

/** The process that typesets, with what it was given and has not answered. */
interface Typesetter {
  readonly child: ChildProcess;
  readonly waiting: Map<number, Waiting>;
}

let current: Typesetter | null = null;
/** The typesetter sets one paper after another, so the time of each begins with its turn. */
const turns = new SerialQueue();
let files = 0;

/**
 * Sets data as PDF by a template, in a process of its own: native code that breaks on some text takes that process with it, not the server.
 * `codes`: texts that it shows as QR codes; `drawings`: SVG by names; `pictures`: JPEG files by their places. @throws AppError work-too-long, work-too-large. Any other failure of the typesetter is a bug of ours and never a fault of the text.
 */
export const typesetPdf = (
  template: TypstTemplate,
  data: object,
  codes: readonly string[] = [],
  drawings: Readonly<Record<string, string>> = {},
  pictures: readonly Uint8Array[] = [],
): Promise<Uint8Array> =>
  turns.run(() => setNow({ template, output: 'pdf', data: plainDirection(JSON.stringify(data)), codes, drawings, pictures }));

/** Sets data as one drawing (SVG) of all pages, to be looked at. */
export const typesetSvg = (template: TypstTemplate, data: object, codes: readonly string[]): Promise<Uint8Array> =>
  turns.run(() => setNow({ template, output: 'svg', data: plainDirection(JSON.stringify(data)), codes, drawings: {}, pictures: [] }));

interface Work {
  readonly template: TypstTemplate;
  readonly output: 'pdf' | 'svg';
  /** JSON. */
  readonly data: string;
  readonly codes: readonly string[];
  readonly drawings: Readonly<Record<string, string>>;
  readonly pictures: readonly Uint8Array[];
}

async function setNow(work: Work): Promise<Uint8Array> {
  const { child, waiting } = (current ??= startTypesetter());
  const id = (files += 1);
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  waiting.set(id, { resolve, reject });
  const tooLong = setTimeout(() => {
    reject(new AppError('work-too-long', { seconds: PAPER_TIMEOUT_MS / 1000 }));
    child.kill('SIGKILL');
  }, PAPER_TIMEOUT_MS);
  const stopLooking = endBeyond(child, PAPER_MEMORY_MB, () => reject(new AppError('work-too-large')));
  child.send({ id, ...work });
  return promise.finally(() => {
    clearTimeout(tooLong);
    stopLooking();
  });
}

function startTypesetter(): Typesetter {
  // Its last words may quote what it sets, and do not belong into a log.
  const child = fork(join(import.meta.dirname, 'typesetter.ts'), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const started = { child, waiting: new Map<number, Waiting>() };
  child.on('message', (message) => answer(started, message as Typeset));
  const broke = (): void => {
    if (current === started) current = null;
    for (const { reject } of started.waiting.values()) reject(new Error('The typesetter broke.'));
    started.waiting.clear();
  };
  child.once('exit', broke).on('error', broke);
  // Neither the process nor its line keeps a server alive that stops.
  child.unref();
  child.channel?.unref();
  return started;
}

function answer({ waiting }: Typesetter, typeset: Typeset): void {
  const one = waiting.get(typeset.id);
  waiting.delete(typeset.id);
  if ('bytes' in typeset) one?.resolve(typeset.bytes);
  else one?.reject(new Error(typeset.fault));
}

/** Marks that turn the direction of writing, and others without a shape: the typesetter breaks on them at the end of a line. */
const plainDirection = (text: string): string => text.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '');
