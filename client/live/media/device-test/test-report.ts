import { checksFrom, type DeviceTestFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import type { RefusedReport, Reported } from '../../../../server/live/media/device-test/presenter/index.ts';
import { proceedingsSlice, recordingNow, stateOf } from '../../../../server/live/sitting/rules/index.ts';
import { newId } from '../../../../server/platform/ids.ts';
import type { Folded, Slice } from '../../../../server/platform/journal/contract.ts';
import { rollCallContract, type Checks } from '../../../../server/live/roll-call/contract.ts';
import { siteRun, sitesSlice, sitesState } from '../../../../server/live/roll-call/rules/index.ts';
import { serverNow } from '../../../clock.ts';
import { call, follow, Refused } from '../../../connection.ts';
import { t } from '../../../shell/words.ts';
import { run } from '../../live-page/commands.ts';
import { showLine } from '../../live-page/line-banner.ts';

const RETRY_DELAY_MS = 5000;

/** What the roll call knows about this site, and the test result on its way there. */
export class TestReport {
  reported: Reported = { state: 'waiting' };
  ready = false;
  onAir = false;
  recording = false;
  readonly #site: { readonly conferenceId: string; readonly siteId: string };
  readonly #changed: () => void;
  #known: Checks | null = null;
  #wanted: DeviceTestFacts | null = null;
  /** The last result that was sent, whose id it keeps until another one is due. */
  #last: { readonly value: string; readonly id: string; hasArrived: boolean } | null = null;
  #refused: RefusedReport | null = null;
  #sends = false;

  constructor(site: { readonly conferenceId: string; readonly siteId: string }, changed: () => void) {
    this.#site = site;
    this.#changed = changed;
    follow(site.conferenceId, {
      slices: [sitesSlice, proceedingsSlice] as readonly Slice<unknown>[],
      onState: (folded) => this.#hear(folded),
    });
    showLine('live');
  }

  /** Whether the state of the conference has arrived. */
  get isKnown(): boolean {
    return this.#known !== null;
  }

  /** Sends the result once it is complete, and again whenever it changes. */
  consider(facts: DeviceTestFacts): void {
    this.#wanted = facts;
    void this.#send();
  }

  /** The last report if it was refused, until the next one, or until the organizers know what it said; otherwise null. */
  get refused(): RefusedReport | null {
    return this.#refused?.action === (this.ready ? 'ready' : 'unready') ? null : this.#refused;
  }

  setReady(ready: boolean): Promise<void> {
    const action = ready ? 'ready' : 'unready';
    const input = { ...this.#site, ready };
    return this.attempt(action, () => run({ operation: rollCallContract.ready, input, label: t(`deviceTest.action.${action}`) }));
  }

  /** Runs the command of a button, and keeps the reason if it is refused. */
  async attempt(action: RefusedReport['action'], command: () => Promise<unknown>): Promise<void> {
    this.#refused = null;
    this.#changed();
    try {
      await command();
    } catch (error) {
      this.#refused = { action, reason: error instanceof Refused ? error.message : t('common.error.broken') };
    }
    this.#changed();
  }

  #hear(folded: Folded): void {
    const run = siteRun(sitesState(folded), this.#site.siteId);
    const state = stateOf(folded);
    const { floor } = state;
    this.#known = run.checks;
    this.recording = recordingNow(state) !== null;
    this.ready = run.readyAt !== null;
    this.onAir = floor !== null && floor.speaker.siteId === this.#site.siteId;
    void this.#send();
    this.#changed();
  }

  async #send(): Promise<void> {
    const checks = this.#wanted && this.#known && checksFrom(this.#wanted, this.#known);
    if (!checks || this.#sends) return;
    const value = JSON.stringify(checks);
    if (this.#last?.value !== value) this.#last = { value, id: newId(), hasArrived: false };
    const { id, hasArrived } = this.#last;
    if (hasArrived) return;
    this.#sends = true;
    try {
      await call(rollCallContract.check, { ...this.#site, checks }, { id });
      this.#last.hasArrived = true;
      this.reported = { state: 'sent', at: serverNow() };
    } catch {
      this.reported = { state: 'failed' };
      setTimeout(() => void this.#send(), RETRY_DELAY_MS);
    }
    this.#sends = false;
    this.#changed();
  }
}
