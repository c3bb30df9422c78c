/** The quietest sound that the meter shows, in decibels below full scale: a quiet room. */
const FLOOR_DB = -60;
/** The meter falls from full to nothing in so many milliseconds. */
const FALL_MS = 900;
/** A voice at a microphone's usual distance is above this: 36 decibels below full scale. */
export const VOICE = 0.4;
/** The loudest part of the scale, where a sound is about to be cut off: 3 decibels below full scale. */
export const TOO_LOUD = 0.95;
/** So long it has to be heard in all, in milliseconds, before we say so. */
const MIN_VOICE_MS = 700;

/** How loud samples (−1 … 1) are, 0 … 1 on a scale of decibels. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const power = samples.length > 0 ? sum / samples.length : 0;
  if (power === 0) return 0;
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power)) / FLOOR_DB));
}

/** What the meter shows after `elapsed` milliseconds: it rises at once and falls slowly, so that a word can be seen. */
export const fallen = (shown: number, now: number, elapsed: number): number => Math.max(now, shown - elapsed / FALL_MS, 0);

/** What was heard of a microphone so far. Milliseconds. */
export interface Hearing {
  readonly listened: number;
  readonly voice: number;
  readonly loudest: number;
}
export const SILENCE: Hearing = { listened: 0, voice: 0, loudest: 0 };

/** What was heard, with a moment of `elapsed` milliseconds more. */
export const hear = ({ listened, voice, loudest }: Hearing, level: number, elapsed: number): Hearing => ({
  listened: listened + elapsed,
  voice: level >= VOICE ? voice + elapsed : voice,
  loudest: Math.max(loudest, level),
});

/** After so many milliseconds without a voice somebody has to do something. */
const LISTENING_TIMEOUT_MS = 8000;

/**
 * `heard`: somebody spoke and was heard; `silent`: nothing at all comes, it may be switched off at the device; `faint`: something, but
 * no voice; `listening`: it is too early to tell.
 */
export function hearingOf({ listened, voice, loudest }: Hearing): 'listening' | 'heard' | 'faint' | 'silent' {
  if (voice >= MIN_VOICE_MS) return 'heard';
  if (listened < LISTENING_TIMEOUT_MS) return 'listening';
  return loudest < 0.02 ? 'silent' : 'faint';
}
