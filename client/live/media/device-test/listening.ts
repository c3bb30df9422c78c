import type { MicrophoneFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import { hear, hearingOf, SILENCE, type Hearing } from '../../../../server/live/media/rules/level.ts';
import { Level } from '../level.ts';
import type { Meter } from '../meter.ts';

const LEVEL_INTERVAL_MS = 50;

/** Shows a microphone's level and notices when somebody is heard. */
export class Listening {
  state: MicrophoneFacts['hearing'] = 'listening';
  readonly #meter: Meter;
  readonly #changed: () => void;
  #track: MediaStreamTrack | null = null;
  #level: Level | null = null;
  #hearing: Hearing = SILENCE;
  #at = 0;

  constructor(meter: Meter, changed: () => void) {
    this.#meter = meter;
    this.#changed = changed;
    setInterval(() => this.#listen(), LEVEL_INTERVAL_MS);
  }

  /** Watches this track from now on; null: none. Another microphone must be heard again. */
  watch(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#level?.close();
    this.#track = track;
    this.#level = track && new Level(track);
    this.#hearing = SILENCE;
    this.#at = performance.now();
    this.state = 'listening';
    if (!track) this.#meter.show(null);
  }

  #listen(): void {
    if (!this.#level) return;
    const level = this.#level.read();
    const now = performance.now();
    this.#meter.show(level);
    this.#hearing = hear(this.#hearing, level, now - this.#at);
    this.#at = now;
    const state = hearingOf(this.#hearing);
    if (state === this.state || this.state === 'heard') return;
    this.state = state;
    this.#changed();
  }
}
