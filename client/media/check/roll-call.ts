import { checksFrom, type CheckFacts } from '../../../server/media/rules/check-steps.ts';
import type { Reported } from '../../../server/media/presenter/check/index.ts';
import { proceedingsSlice, stateOf } from '../../../server/proceedings/rules/index.ts';
import type { Folded, Slice } from '../../../server/platform/journal/contract.ts';
import { rollCallContract, type Checks } from '../../../server/sites/roll-call/contract.ts';
import { siteRun, sitesSlice, sitesState } from '../../../server/sites/roll-call/rules/index.ts';
import { serverNow } from '../../clock.ts';
import { call, follow } from '../../connection.ts';
import { offlineSince, onlineAgain } from '../../sites/offline.ts';

const AGAIN = 5000;

/** What the roll call knows of this site, and the result of the check on its way there. */
export class RollCall {
  reported: Reported = { state: 'waiting' };
  ready = false;
  onAir = false;
  readonly #site: { readonly conferenceId: string; readonly siteId: string };
  readonly #changed: () => void;
  #known: Checks | null = null;
  #wanted: CheckFacts | null = null;
  #sent: string | null = null;
  #sends = false;

  constructor(site: { readonly conferenceId: string; readonly siteId: string }, changed: () => void) {
    this.#site = site;
    this.#changed = changed;
    follow(site.conferenceId, {
      slices: [sitesSlice, proceedingsSlice] as readonly Slice<unknown>[],
      onState: (folded) => this.#hear(folded),
      onOffline: () => offlineSince(),
      onOnline: onlineAgain,
    });
  }

  /** Whether the state of the conference has come. */
  get isKnown(): boolean {
    return this.#known !== null;
  }

  /** Sends the result once it is whole, and again whenever it changes. */
  consider(facts: CheckFacts): void {
    this.#wanted = facts;
    void this.#send();
  }

  async setReady(ready: boolean): Promise<void> {
    await call(rollCallContract.ready, { ...this.#site, ready });
  }

  #hear(folded: Folded): void {
    const run = siteRun(sitesState(folded), this.#site.siteId);
    const { floor } = stateOf(folded);
    this.#known = run.checks;
    this.ready = run.readyAt !== null;
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
      setTimeout(() => void this.#send(), AGAIN);
    }
    this.#sends = false;
    this.#changed();
  }
}
