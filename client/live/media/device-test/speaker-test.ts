import type { SpeakerFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import { rollCallContract } from '../../../../server/live/roll-call/contract.ts';
import { t } from '../../../shell/words.ts';
import { run } from '../../live-page/commands.ts';
import { playTone } from '../tone.ts';

/** Plays the test tone and stores the listener's answer. */
export class SpeakerTest {
  facts: SpeakerFacts = { state: 'untried', told: false };
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async play(speaker: string): Promise<void> {
    if (this.facts.state === 'playing') return;
    this.#become('playing');
    const state = await playTone(speaker).then(
      () => 'asked' as const,
      () => 'failed' as const,
    );
    this.#become(state);
  }

  answer(heard: boolean): void {
    this.#become(heard ? 'good' : 'silent');
  }

  /** Forgets the answer after another loudspeaker was chosen. */
  reset(): void {
    if (this.facts.state !== 'playing') this.#become('untried');
  }

  /** Reports a silent loudspeaker as an incident, because the roll call has no check for it. @throws Refused with words for people. */
  async tell(conferenceId: string, siteId: string): Promise<void> {
    const input = { conferenceId, siteId, text: t('deviceTest.speaker.incident') };
    if ((await run({ operation: rollCallContract.report, input, label: t('deviceTest.speaker.tell') })) === null) return;
    this.facts = { ...this.facts, told: true };
    this.#changed();
  }

  #become(state: SpeakerFacts['state']): void {
    this.facts = { ...this.facts, state };
    this.#changed();
  }
}
