import { translate, type Lang } from '../../../../i18n/translate.ts';
import { TEST_STEPS, stepsOf, type DeviceTestFacts } from '../rules/steps.ts';

type Said = 'before' | 'asking' | 'refused' | 'answer' | 'speak' | 'tone' | 'line' | 'bad' | 'good' | 'unmeasured' | 'ready' | 'air';

/** What the site has to do now, or that there is nothing left to do. */
function saidOf(facts: DeviceTestFacts, ready: boolean, onAir: boolean): Said {
  const { phase, camera, microphone, speaker } = facts;
  const { line } = stepsOf(facts);
  if (onAir) return 'air';
  if (phase !== 'open') return phase;
  if (camera.fault !== null || microphone.fault !== null) return 'refused';
  if (speaker.state === 'asked') return 'answer';
  if (microphone.hearing === 'listening') return 'speak';
  if (speaker.state === 'untried' || speaker.state === 'playing') return 'tone';
  if (line === 'wait' || line === 'run') return 'line';
  if (troubles(facts) > 0) return 'bad';
  if (ready) return 'ready';
  return line === 'off' ? 'unmeasured' : 'good';
}

const troubles = (facts: DeviceTestFacts): number => {
  const steps = stepsOf(facts);
  return TEST_STEPS.filter((step) => steps[step] === 'warn' || steps[step] === 'bad').length;
};

const LOOKS: Readonly<Partial<Record<Said, { readonly look: string; readonly icon: string }>>> = {
  air: { look: 'live', icon: 's-air' },
  line: { look: 'quiet', icon: 's-late' },
  good: { look: '', icon: 's-ready' },
  unmeasured: { look: '', icon: 's-ready' },
  ready: { look: 'quiet', icon: 's-ready' },
};

/** The band at the top of the page: the next step, in words. */
export function deviceTestBand(lang: Lang, facts: DeviceTestFacts, ready: boolean, onAir: boolean) {
  const said = saidOf(facts, ready, onAir);
  const { look, icon } = LOOKS[said] ?? { look: '', icon: 's-next' };
  const title = translate(lang, `deviceTest.band.${said}`, said === 'bad' ? { n: troubles(facts) } : {});
  return { said, look, icon, title, text: translate(lang, `deviceTest.band.${said}Text`) };
}
