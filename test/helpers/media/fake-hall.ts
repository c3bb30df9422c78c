import { RTCAudioSource, RTCVideoSource } from './webrtc.ts';

/** A picture's colour identifies its hall: six steps of each of the two chroma signals. */
const STEPS = 6;
const level = (step: number): number => 40 + step * 35;
const stepOf = (value: number): number => Math.round((value - 40) / 35);

const RATE = 48_000;
const FRAME = 480;
/** Tones are far enough apart to be distinguished in a tenth of a second. */
const toneOf = (number: number): number => 400 + number * 60;

export interface Size {
  readonly width: number;
  readonly height: number;
}
interface Frame extends Size {
  readonly data: Uint8Array;
}

/** Number of the hall whose picture this is, by the colour in the middle. */
export function hallIn({ width, height, data }: Frame): number {
  const chroma = (height >> 2) * (width >> 1) + (width >> 2);
  const [u = 0, v = 0] = [data[width * height + chroma], data[width * height * 1.25 + chroma]];
  return stepOf(u) * STEPS + stepOf(v);
}

/** Strength of a tone in samples (Goertzel's algorithm), 0 … about 1. */
function strength(samples: readonly number[], frequency: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / RATE);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample / 32_768 + turn * one - two, one];
  return Math.sqrt(Math.max(0, one * one + two * two - turn * one * two)) / (samples.length / 2);
}

/** Numbers of the halls heard in samples, out of so many. */
export const hallsHeard = (samples: readonly number[], halls: number): number[] =>
  Array.from({ length: halls }, (_, number) => number).filter((number) => strength(samples, toneOf(number)) > 0.05);

/** Draws frame number `shown` over the previous one. */
export type Paint = (frame: Size & { readonly data: Uint8Array }, shown: number) => void;

/** A field of one colour, which identifies the hall, with a moving bar, so that every frame differs. */
function field(number: number): Paint {
  return ({ width, height, data }, shown) => {
    data.fill(90, 0, width * height);
    const at = (shown * 4) % (height - 8);
    data.fill(170, at * width, (at + 8) * width);
    data.fill(level(Math.floor(number / STEPS)), width * height, width * height * 1.25);
    data.fill(level(number % STEPS), width * height * 1.25);
  };
}

/** Camera and microphone of a fake hall: a moving picture of one colour, and one tone. */
export class FakeHall {
  readonly #video = new RTCVideoSource();
  readonly #audio = new RTCAudioSource();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly camera = this.#video.createTrack();
  readonly microphone = this.#audio.createTrack();

  constructor(number: number, { width, height }: Size = { width: 320, height: 180 }, framesPerSecond = 10, paint: Paint = field(number)) {
    const frame = { width, height, data: new Uint8Array((width * height * 3) / 2) };
    let shown = 0;
    const show = (): void => {
      paint(frame, (shown += 1));
      this.#video.onFrame(frame);
    };
    this.#timers.push(setInterval(show, 1000 / framesPerSecond), this.#sound(toneOf(number)));
  }

  #sound(frequency: number): NodeJS.Timeout {
    const samples = new Int16Array(FRAME);
    let sent = performance.now();
    let phase = 0;
    return setInterval(() => {
      // Timers are late under load: send what is due, but no more than a tenth of a second at once.
      if (performance.now() - sent > 100) sent = performance.now() - 100;
      for (; sent <= performance.now(); sent += 10) {
        for (let at = 0; at < FRAME; at += 1) samples[at] = Math.sin((phase++ * 2 * Math.PI * frequency) / RATE) * 8000;
        this.#audio.onData({ samples, sampleRate: RATE, bitsPerSample: 16, channelCount: 1, numberOfFrames: FRAME });
      }
    }, 10);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.camera.stop();
    this.microphone.stop();
  }
}
