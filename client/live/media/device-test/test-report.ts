import { checksFrom, type DeviceTestFacts } from '../../../../server/live/media/device-test/rules/steps.ts';
import type { Reported, Submission } from '../../../../server/live/media/device-test/presenter/index.ts';
import { proceedingsSlice, recordingNow, stateOf } from '../../../../server/live/sitting/rules/index.ts';
import type { Folded, Slice } from '../../../../server/platform/journal/contract.ts';
import { rollCallContract, type Checks } from '../../../../server/live/roll-call/contract.ts';
import { siteRun, sitesSlice, sitesState } from '../../../../server/live/roll-call/rules/index.ts';
import { serverNow } from '../../../clock.ts';
import { call, follow, Refused } from '../../../connection.ts';
import { t } from '../../../shell/words.ts';
import { showLine } from '../../live-page/line-banner.ts';
import { SubmissionQueue } from './submission-queue.ts';

const RETRY_DELAY_MS = 5000;

/** What the roll call knows about this site, and the test result on its way there. */
export class TestReport {
  reported: Reported = { state: 'waiting' };
  ready = false;
  onAir = false;
  recording = false;
  readonly #tellings: SubmissionQueue;
  readonly #site: { readonly conferenceId: string; readonly siteId: string };
  readonly #changed: () => void;
  #known: Checks | null = null;
  #wanted: DeviceTestFacts | null = null;
  #sent: string | null = null;
  #sends = false;

  constructor(site: { readonly conferenceId: string; readonly siteId: string }, changed: () => void) {
    this.#site = site;
    this.#changed = changed;
    this.#tellings = new SubmissionQueue({
      onChange: changed,
      reason: (error) => (error instanceof Refused ? error.message : t('common.error.offline')),
      // Only organizers see incidents, so for those only the answer shows whether they arrived.
      hasArrived: (what) => what !== 'tell' && this.isKnown && this.ready === (what === 'ready'),
    });
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

  /** The report being sent to the organizers, or the one that failed; null if there is none. */
  get telling(): Submission | null {
    return this.#tellings.now;
  }

  setReady(ready: boolean): Promise<void> {
    return this.tell(ready ? 'ready' : 'unready', () => call(rollCallContract.ready, { ...this.#site, ready }));
  }

  /** Reports something about this site to the organizers. Keeps a failed report, so that it can be sent again. */
  tell(what: Submission['what'], send: () => Promise<unknown>): Promise<void> {
    return this.#tellings.tell(what, send);
  }

  #hear(folded: Folded): void {
    const run = siteRun(sitesState(folded), this.#site.siteId);
    const state = stateOf(folded);
    const { floor } = state;
    this.#known = run.checks;
    this.recording = recordingNow(state) !== null;
    this.ready = run.readyAt !== null;
    this.#tellings.look();
    this.onAir = floor !== null && floor.speaker.siteId === this.#site.siteId;
    void this.#send();
    this.#changed();
  }

  async #send(): Promise<void> {
    const checks = this.#wanted && this.#known && checksFrom(this.#wanted, this.#known);
    if (!checks || this.#sends || JSON.stringify(checks) === this.#sent) return;
    this.#sends = true;
    try {
      await call(rollCallContract.check, { ...this.#site, checks });
      this.#sent = JSON.stringify(checks);
      this.reported = { state: 'sent', at: serverNow() };
    } catch {
      this.reported = { state: 'failed' };
      setTimeout(() => void this.#send(), RETRY_DELAY_MS);
    }
    this.#sends = false;
    this.#changed();
  }
}
