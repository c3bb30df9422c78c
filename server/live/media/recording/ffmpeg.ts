import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { SUFFIX, type Track } from './segments.ts';

/** Length of a segment in seconds, and the most that a crash can lose of it, in milliseconds. */
const SEGMENT_SECONDS = 10;
const MAX_LOSS_MS = 1000;
/** How much of a program's output to keep, in characters. */
const MAX_STDERR_CHARACTERS = 2000;

/** A picture may be absent for a whole sitting, but by default ffmpeg gives up after ten seconds. In seconds. */
const LISTEN_TIMEOUT_SECONDS = 604_800;

/** A stream that ffmpeg is to receive. */
export interface Received {
  readonly kind: 'audio' | 'video';
  readonly codec: 'VP8' | 'opus';
  readonly payloadType: number;
  readonly clockRate: number;
  readonly port: number;
}

/** The SDP that tells ffmpeg what it receives (RFC 8866). */
export function sessionDescription(streams: readonly Received[]): string {
  const media = streams.flatMap(({ kind, codec, payloadType, clockRate, port }) => [
    `m=${kind} ${port} RTP/AVP ${payloadType}`,
    `a=rtpmap:${payloadType} ${codec}/${clockRate}${kind === 'audio' ? '/2' : ''}`,
    'a=recvonly',
  ]);
  const lines = ['v=0', 'o=- 0 0 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0', ...media];
  return `${lines.join('\r\n')}\r\n`;
}

/**
 * Arguments for recording one track unchanged into ffmpeg's working folder. Each packet is stamped with the server's clock, and the
 * segments keep those timestamps, so that a moment of the journal can be found in them without an index.
 */
export function recordingArguments(description: string, track: Track, begun: number): string[] {
  return [
    ['-hide_banner', '-nostdin', '-loglevel', 'error', '-protocol_whitelist', 'file,udp,rtp', '-localaddr', '127.0.0.1'],
    ['-listen_timeout', String(LISTEN_TIMEOUT_SECONDS)],
    ['-use_wallclock_as_timestamps', '1', '-analyzeduration', '1000000', '-fpsprobesize', '0', '-i', description],
    ['-map', '0', '-c', 'copy', '-copyts', '-f', 'segment', '-segment_time', String(SEGMENT_SECONDS), '-segment_atclocktime', '1'],
    ['-segment_format', 'matroska', '-segment_format_options', `cluster_time_limit=${MAX_LOSS_MS}:flush_packets=1`],
    [`${track}-${begun}-%05d${SUFFIX}`],
  ].flat();
}

/** An RTCP BYE with a reason (RFC 3550, 6.6): ffmpeg ends its file when all streams have sent one. It ignores packets under 12 bytes. */
export const GOODBYE = Buffer.from([0x81, 0xcb, 0x00, 0x02, 0x00, 0x00, 0x00, 0x00, 0x03, ...Buffer.from('end')]);

/** A running program. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves when it has ended: null if successfully, otherwise its last output. */
  readonly gone: Promise<string | null>;
}

/** Starts a program in a folder. `niceness`: 0 … 19; the higher, the lower its priority. */
export function startProgram(
  program: string,
  args: readonly string[],
  { cwd, niceness = 0 }: { cwd?: string; niceness?: number } = {},
): RunningProgram {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-MAX_STDERR_CHARACTERS)));
  const gone = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? null : said.trim() || `ended with ${code ?? signal}`));
  });
  if (niceness > 0 && child.pid !== undefined) yieldTo(child.pid, niceness);
  return { child, gone };
}

function yieldTo(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has already ended, or the system forbids it: then it runs with normal priority.
  }
}
