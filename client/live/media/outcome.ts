import { refusalCode } from './signalling-channel.ts';

/** Refusals that no attempt changes, and those that a long wait may: a worker is found, another page is closed, the archive is left. */
const FINAL: ReadonlySet<string> = new Set(['forbidden', 'unauthenticated', 'cannot-decode']);
const FOR_NOW: ReadonlySet<string> = new Set(['media-off', 'too-many-pages', 'too-many-from-address', 'archived']);

/**
 * What a failure means. `over`: no attempt helps. `off`: one much later may. `lost`: the server does not know this stay any more.
 * `unsaid`: the line broke, and what was to be said is still to be said. `refused`: it is not asked for again; everything else goes on.
 */
export function outcomeOf(error: unknown): 'over' | 'off' | 'lost' | 'unsaid' | 'refused' {
  const code = refusalCode(error);
  // mediasoup-client's word for a browser without WebRTC.
  if (code === null) return error instanceof Error && error.name === 'UnsupportedError' ? 'over' : 'unsaid';
  if (FOR_NOW.has(code)) return 'off';
  if (FINAL.has(code)) return 'over';
  return code === 'not-found' ? 'lost' : 'refused';
}
