import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** How often the memory of a process is looked at, in milliseconds. */
const LOOK_INTERVAL_MS = 250;

/** Memory that a process holds, in MB; null where the system does not tell, or the process has ended. Linux tells it in /proc. */
export async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

/**
 * Ends a process that comes to hold more than `limitMb`, after calling `onBeyond`. For native code, whose memory no limit of Node's reaches.
 * Returns a function that stops looking.
 */
export function endBeyond(child: ChildProcess, limitMb: number, onBeyond: () => void): () => void {
  let isOver = false;
  const look = async (): Promise<void> => {
    const used = child.pid === undefined ? null : await residentMb(child.pid);
    if (isOver || used === null || used <= limitMb) return;
    stop();
    onBeyond();
    child.kill('SIGKILL');
  };
  const timer = setInterval(() => void look(), LOOK_INTERVAL_MS);
  const stop = (): void => {
    isOver = true;
    clearInterval(timer);
  };
  return stop;
}
