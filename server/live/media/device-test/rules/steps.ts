import type { Checks } from '../../../roll-call/contract.ts';
import { passes, type LineTestResult, type LineProblem, type LineVerdict } from './line-test.ts';
import type { DeviceFault } from '../../rules/devices.ts';

/** `coming`: being opened; `frozen`: no frames arrive; `dark`: a black picture; `small`: less than 640 × 360. */
export type PictureState = 'coming' | 'frozen' | 'dark' | 'small' | 'good';
export interface CameraFacts {
  readonly fault: DeviceFault | null;
  readonly picture: PictureState;
  readonly width: number;
  readonly height: number;
}

export interface MicrophoneFacts {
  readonly fault: DeviceFault | null;
  readonly hearing: 'listening' | 'heard' | 'faint' | 'silent';
}

/** `asked`: the tone was played, but the listener has not answered yet. */
export interface SpeakerFacts {
  readonly state: 'untried' | 'playing' | 'asked' | 'good' | 'silent' | 'failed';
  /** True after the organizers were told that it is silent. */
  readonly told: boolean;
}

/** `busy`: the server is preparing its worker; `off`: media are off on the server. */
export interface LineFacts {
  readonly state: 'wait' | 'busy' | 'off' | 'joining' | 'running' | 'done';
  /** 0 … 1 while running. */
  readonly progress: number;
  /** Seconds left. */
  readonly left: number;
  readonly found: { readonly measure: LineTestResult; readonly verdict: LineVerdict; readonly reason: LineProblem | null } | null;
}

/** Everything known about a site's device test. */
export interface DeviceTestFacts {
  readonly phase: 'before' | 'asking' | 'open';
  readonly camera: CameraFacts;
  readonly microphone: MicrophoneFacts;
  readonly speaker: SpeakerFacts;
  readonly line: LineFacts;
}

export const TEST_STEPS = ['camera', 'microphone', 'speaker', 'line'] as const;
export type TestStep = (typeof TEST_STEPS)[number];
/** `warn`: can be fixed on the spot; `bad`: not available at all; `off`: could not be tested, through no fault of the site. */
export type StepState = 'wait' | 'run' | 'good' | 'warn' | 'bad' | 'off';

const PICTURES: Readonly<Record<PictureState, StepState>> = { coming: 'run', frozen: 'warn', dark: 'warn', small: 'good', good: 'good' };
const HEARINGS: Readonly<Record<MicrophoneFacts['hearing'], StepState>> = {
  listening: 'run',
  heard: 'good',
  faint: 'warn',
  silent: 'warn',
};
const SPEAKERS: Readonly<Record<SpeakerFacts['state'], StepState>> = {
  untried: 'wait',
  playing: 'run',
  asked: 'run',
  good: 'good',
  silent: 'warn',
  failed: 'warn',
};

function lineState({ state, found }: LineFacts): StepState {
  if (state === 'off' || state === 'wait') return state;
  if (state !== 'done' || !found) return 'run';
  return passes(found.verdict) ? 'good' : 'bad';
}

/** The state of each step. */
export function stepsOf({ phase, camera, microphone, speaker, line }: DeviceTestFacts): Readonly<Record<TestStep, StepState>> {
  const isOpen = phase === 'open';
  const capture = (fault: DeviceFault | null, state: StepState): StepState => (!isOpen ? 'wait' : fault === null ? state : 'bad');
  return {
    camera: capture(camera.fault, PICTURES[camera.picture]),
    microphone: capture(microphone.fault, HEARINGS[microphone.hearing]),
    speaker: SPEAKERS[speaker.state],
    line: lineState(line),
  };
}

/** The page's primary button: the next action; null: none. */
export type Primary = 'begin' | 'again' | 'play' | 'yes' | 'measure' | 'ready' | 'back' | null;

/** The next action. `ready`: the site is already reported as ready. */
export function primaryOf(facts: DeviceTestFacts, ready: boolean): Primary {
  const { phase, camera, microphone, speaker } = facts;
  if (phase === 'before') return 'begin';
  if (phase === 'asking') return null;
  if (speaker.state === 'asked') return 'yes';
  if (camera.fault !== null || microphone.fault !== null) return 'again';
  if (speaker.state !== 'good') return speaker.state === 'playing' ? null : 'play';
  const steps = stepsOf(facts);
  if (steps.line === 'bad') return 'measure';
  if (TEST_STEPS.some((step) => steps[step] !== 'good' && steps[step] !== 'off')) return null;
  return ready ? 'back' : 'ready';
}

const known: Readonly<Partial<Record<StepState, boolean>>> = { good: true, warn: false, bad: false };

/**
 * The checks for the roll call: camera, microphone and connection as tested, the others unchanged. Null while one of those steps is
 * still running, because half a test says nothing.
 */
export function checksFrom(facts: DeviceTestFacts, before: Checks): Checks | null {
  const { camera, microphone, line } = stepsOf(facts);
  if ([camera, microphone, line].some((state) => state === 'wait' || state === 'run')) return null;
  return {
    ...before,
    camera: known[camera] ?? before.camera,
    microphone: known[microphone] ?? before.microphone,
    line: known[line] ?? before.line,
  };
}
