import { soundContext } from './sound-context.ts';

/** Two notes a fourth apart, E and A, in hertz, which loudspeakers of any size can play. */
const NOTES = [659.25, 880] as const;
const NOTE_INTERVAL_SECONDS = 0.55;
const NOTE_SECONDS = 0.9;
const VOLUME = 0.25;
/** How often to play the two. */
const ROUNDS = 2;

/** setSinkId exists on audio elements, in newer browsers also on AudioContext. */
interface WithSink {
  setSinkId?(id: string): Promise<void>;
}

/** One note that rises quickly and dies away, with a soft octave above it. */
function strike(context: AudioContext, to: AudioNode, pitch: number, at: number): void {
  for (const [harmonic, share] of [
    [1, 1],
    [2, 0.18],
  ] as const) {
    const note = new OscillatorNode(context, { frequency: pitch * harmonic });
    const loudness = new GainNode(context, { gain: 0 });
    loudness.gain.setValueAtTime(0.0001, at);
    loudness.gain.exponentialRampToValueAtTime(VOLUME * share, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS);
    note.connect(loudness).connect(to);
    note.start(at);
    note.stop(at + NOTE_SECONDS);
  }
}

/** Routes sound to a chosen loudspeaker, if the browser can. Returns a function that stops it. */
async function route(context: AudioContext, from: AudioNode, speaker: string): Promise<() => void> {
  const player: HTMLAudioElement & WithSink = new Audio();
  if (speaker === '' || !player.setSinkId) {
    from.connect(context.destination);
    return () => from.disconnect();
  }
  const stream = context.createMediaStreamDestination();
  from.connect(stream);
  player.srcObject = stream.stream;
  // If the loudspeaker is gone, the default one plays.
  await player.setSinkId(speaker).catch(() => {});
  await player.play();
  return () => {
    from.disconnect();
    player.srcObject = null;
  };
}

/** Plays the test tone on a loudspeaker ('' is the default) and resolves at its end. Rejects if the browser blocks sound. */
export async function playTone(speaker: string): Promise<void> {
  const context = soundContext();
  await context.resume();
  const bus = new GainNode(context);
  const stop = await route(context, bus, speaker);
  const begin = context.currentTime + 0.05;
  const count = NOTES.length * ROUNDS;
  for (let at = 0; at < count; at += 1) strike(context, bus, NOTES[at % NOTES.length] ?? NOTES[0], begin + at * NOTE_INTERVAL_SECONDS);
  await new Promise((resolve) => setTimeout(resolve, ((count - 1) * NOTE_INTERVAL_SECONDS + NOTE_SECONDS + 0.1) * 1000));
  stop();
}
