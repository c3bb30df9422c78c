import { soundContext } from '../media/sound-context.ts';

const SOUNDS = { good: [880], again: [660, 660], bad: [220, 180] } as const;
const NOTE_SECONDS = 0.12;
const VOLUME = 0.2;

/** Short tones and a vibration, so that whoever holds the device need not look: one for done, two for there already, two low ones for no. */
export function signal(kind: keyof typeof SOUNDS): void {
  navigator.vibrate?.(kind === 'good' ? 60 : [60, 60, 60]);
  const context = soundContext();
  void context.resume();
  SOUNDS[kind].forEach((pitch, at) => {
    const begin = context.currentTime + at * NOTE_SECONDS * 1.5;
    const note = new OscillatorNode(context, { frequency: pitch });
    const loudness = new GainNode(context, { gain: VOLUME });
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + NOTE_SECONDS);
    note.connect(loudness).connect(context.destination);
    note.start(begin);
    note.stop(begin + NOTE_SECONDS);
  });
}
