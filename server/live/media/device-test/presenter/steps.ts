import { translate, type Key, type Lang, type Params } from '../../../../i18n/translate.ts';
import { stepsOf, type DeviceTestFacts, type TestStep, type StepState } from '../rules/steps.ts';
import { BROWSERS, type BrowserName, type Capturable, type Device, type DeviceFault, type Kind } from '../../rules/devices.ts';

/** Available devices; `chosen`: in use. */
export type TestDevices = Readonly<Record<Kind, readonly (Device & { readonly chosen: boolean })[]>>;

const LOOKS: Readonly<Record<StepState, { readonly look: string; readonly icon: string }>> = {
  wait: { look: 'wait', icon: 's-wait' },
  run: { look: 'next', icon: 's-next' },
  good: { look: 'ready', icon: 's-ready' },
  warn: { look: 'time', icon: 's-warn' },
  bad: { look: 'time', icon: 's-warn' },
  off: { look: 'wait', icon: 's-done' },
};
const NUMBERS: Readonly<Record<TestStep, number>> = { camera: 1, microphone: 2, speaker: 3, line: 4 };

/** The heading of a step: its number, name and state. */
export function headOf(lang: Lang, step: TestStep, state: StepState) {
  return {
    step,
    n: NUMBERS[step],
    state,
    title: translate(lang, `deviceTest.${step}.title`),
    chip: { ...LOOKS[state], text: translate(lang, `deviceTest.state.${state}`) },
  };
}

/** The list to choose from; null if there is no choice. */
function choicesOf(lang: Lang, kind: Kind, devices: TestDevices) {
  const all = devices[kind];
  if (all.length === 0 || (all.length === 1 && kind !== 'speaker')) return null;
  return all.map(({ id, label, chosen }, index) => ({
    value: id,
    label: label || translate(lang, `deviceTest.${kind}.unnamed`, { n: index + 1 }),
    selected: chosen,
  }));
}

/** What is wrong and what to do about it. */
export interface Trouble {
  readonly title: string;
  readonly text: string;
  /** How to grant permission in this browser, then in others. */
  readonly how?: string;
  readonly others?: readonly string[];
}

function faultTrouble(lang: Lang, kind: Capturable, fault: DeviceFault, browser: BrowserName): Trouble {
  const device = translate(lang, `deviceTest.device.${kind}`);
  const said = {
    title: translate(lang, `deviceTest.fault.${fault}`, { device }),
    text: translate(lang, `deviceTest.fault.${fault}Text`, { device }),
  };
  if (fault !== 'refused') return said;
  const how = (name: BrowserName): string => translate(lang, `deviceTest.leave.${name}`);
  return { ...said, how: how(browser), others: BROWSERS.filter((name) => name !== browser).map(how) };
}

const trouble = (lang: Lang, title: Key, text: Key, params: Params = {}): Trouble => ({
  title: translate(lang, title, params),
  text: translate(lang, text, params),
});

/** The step of the camera. */
export function cameraView(lang: Lang, facts: DeviceTestFacts, devices: TestDevices, browser: BrowserName) {
  const { fault, picture, width, height } = facts.camera;
  const size = { width: String(width), height: String(height) };
  const { camera: state } = stepsOf(facts);
  const isOpen = facts.phase === 'open';
  const found = picture === 'frozen' || picture === 'dark' || picture === 'small';
  const wrong = found ? trouble(lang, `deviceTest.camera.${picture}`, `deviceTest.camera.${picture}Text`, size) : null;
  return {
    ...headOf(lang, 'camera', state),
    choices: choicesOf(lang, 'camera', devices),
    hasPicture: isOpen && fault === null && (picture === 'good' || picture === 'small' || picture === 'dark'),
    trouble: !isOpen ? null : fault ? faultTrouble(lang, 'camera', fault, browser) : wrong,
    text:
      state === 'run'
        ? translate(lang, 'deviceTest.camera.coming')
        : state === 'good' && !wrong
          ? translate(lang, 'deviceTest.camera.good', size)
          : null,
    hint: state === 'good' && !wrong ? translate(lang, 'deviceTest.camera.goodText') : null,
  };
}

/** The step of the microphone. */
export function microphoneView(lang: Lang, facts: DeviceTestFacts, devices: TestDevices, browser: BrowserName) {
  const { fault, hearing } = facts.microphone;
  const { microphone: state } = stepsOf(facts);
  const isOpen = facts.phase === 'open';
  const found = hearing === 'faint' || hearing === 'silent';
  const wrong = found ? trouble(lang, `deviceTest.microphone.${hearing}`, `deviceTest.microphone.${hearing}Text`) : null;
  // Both were refused with one answer, so explain only once how to change it.
  const toldAbove = fault !== null && fault === facts.camera.fault && (fault === 'refused' || fault === 'insecure');
  const told =
    fault &&
    (toldAbove
      ? { title: faultTrouble(lang, 'microphone', fault, browser).title, text: '' }
      : faultTrouble(lang, 'microphone', fault, browser));
  return {
    ...headOf(lang, 'microphone', state),
    choices: choicesOf(lang, 'microphone', devices),
    trouble: !isOpen ? null : (told ?? wrong),
    text: state === 'good' ? translate(lang, 'deviceTest.microphone.heard') : fault ? null : translate(lang, 'deviceTest.microphone.speak'),
    hint: state === 'good' ? translate(lang, 'deviceTest.microphone.heardText') : null,
  };
}

const SPEAKER_TEXTS: Readonly<Partial<Record<DeviceTestFacts['speaker']['state'], Key>>> = {
  untried: 'deviceTest.speaker.untried',
  playing: 'deviceTest.speaker.playing',
  asked: 'deviceTest.speaker.ask',
  good: 'deviceTest.speaker.good',
};

/** The step of the loudspeaker. */
export function speakerView(lang: Lang, facts: DeviceTestFacts, devices: TestDevices) {
  const { state: heard, told } = facts.speaker;
  const text = SPEAKER_TEXTS[heard];
  const failed = heard === 'silent' || heard === 'failed';
  return {
    ...headOf(lang, 'speaker', stepsOf(facts).speaker),
    choices: choicesOf(lang, 'speaker', devices),
    trouble: failed ? trouble(lang, `deviceTest.speaker.${heard}`, `deviceTest.speaker.${heard}Text`) : null,
    text: text === undefined ? null : translate(lang, text),
    asked: heard === 'asked',
    heard: heard === 'good',
    playing: heard === 'playing',
    silent: heard === 'silent',
    told,
    play: translate(lang, heard === 'untried' ? 'deviceTest.speaker.play' : 'deviceTest.speaker.replay'),
  };
}
