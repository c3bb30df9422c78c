/** The quietest sound that the meter shows, in dBFS: a quiet room. */
const FLOOR_DB = -60;
/** How long the meter takes to fall from full to nothing, in milliseconds. */
const FALL_MS = 900;
/** A voice at the usual distance from a microphone is above this: −36 dBFS. */
export const VOICE = 0.4;
/** From here on a sound is about to clip: −3 dBFS. */
export const TOO_LOUD = 0.95;
/** How long a voice must be heard in total, in milliseconds. */
const MIN_VOICE_MS = 700;

/** Loudness of samples (−1 … 1), as 0 … 1 on a decibel scale. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const power = samples.length > 0 ? sum / samples.length : 0;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / FLOOR_DB));
}

/** What the meter shows after `elapsed` milliseconds: it rises at once and falls slowly, so that a word is visible. */
export const fallen = (shown: number, now: number, elapsed: number): number => Math.max(now, shown - elapsed / FALL_MS, 0);

/** What was heard from a microphone so far, in milliseconds. */
export interface Hearing {
  readonly listened: number;
  readonly voice: number;
  readonly loudest: number;
}
export const SILENCE: Hearing = { listened: 0, voice: 0, loudest: 0 };

/** Adds `elapsed` milliseconds to what was heard. */
export const hear = ({ listened, voice, loudest }: Hearing, level: number, elapsed: number): Hearing => ({
  listened: listened + elapsed,
  voice: level >= VOICE ? voice + elapsed : voice,
  loudest: Math.max(loudest, level),
});

/** How long to wait for a voice before reporting a problem, in milliseconds. */
const LISTENING_TIMEOUT_MS = 8000;

/**
 * `heard`: a voice was heard; `silent`: no signal at all, the device may be switched off; `faint`: a signal, but
 * no voice; `listening`: too early to tell.
 */
export function hearingOf({ listened, voice, loudest }: Hearing): 'listening' | 'heard' | 'faint' | 'silent' {
  if (voice >= MIN_VOICE_MS) return 'heard';
  if (listened < LISTENING_TIMEOUT_MS) return 'listening';
  return loudest < 0.02 ? 'silent' : 'faint';
}
