import { fallen, loudnessOf } from '../../../server/live/media/rules/level.ts';
import { soundContext } from './sound-context.ts';

/** Long enough to hold the lowest voice, short enough to follow a syllable: 43 ms. */
const WINDOW_SAMPLES = 2048;
/** How often to sample the peak level, in milliseconds. */
const LISTEN_INTERVAL_MS = 100;

/**
 * Level of a microphone. Uses its own clone of the track, so that it works while nothing is sent; plays nothing.
 */
export class Level {
  readonly #track: MediaStreamTrack;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(WINDOW_SAMPLES);
  readonly #timer = setInterval(() => this.#listen(), LISTEN_INTERVAL_MS);
  #shown = 0;
  #loudest = 0;
  #at = performance.now();

  constructor(track: MediaStreamTrack) {
    const context = soundContext();
    this.#track = track.clone();
    this.#track.enabled = true;
    this.#source = context.createMediaStreamSource(new MediaStream([this.#track]));
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = WINDOW_SAMPLES;
    this.#source.connect(this.#analyser);
  }

  /** Current level, 0 … 1, on a decibel scale; rises at once and falls slowly. */
  read(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const now = performance.now();
    this.#shown = fallen(this.#shown, loudnessOf(this.#samples), now - this.#at);
    this.#at = now;
    return this.#shown;
  }

  /**
   * The peak, 0 … 1, since the last call, because it may be quiet between two words. Null while the browser does not let
   * the page listen, which is not silence.
   */
  loudest(): number | null {
    if (this.#source.context.state !== 'running') return null;
    const loudest = Math.max(this.#loudest, this.read());
    this.#loudest = 0;
    return loudest;
  }

  #listen(): void {
    this.#loudest = Math.max(this.#loudest, this.read());
  }

  close(): void {
    clearInterval(this.#timer);
    this.#source.disconnect();
    this.#track.stop();
  }
}
