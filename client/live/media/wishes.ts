import { mediaContract as contract, type Source } from '../../../server/live/media/contract/index.ts';
import type { Joined } from './joined.ts';
import type { SignallingChannel } from './signalling-channel.ts';
import { ShownSizes } from './shown-sizes.ts';
import type { Verdict } from './standing.ts';

/** Called with a site's picture, or with null when there is none any more. */
export type TellSite = (siteId: string, source: Source, track: MediaStreamTrack | null) => void;

/** What a page wants to send, to see and to show. It is told to the server, and told anew after every joining. */
export class Wishes {
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #sizes = new ShownSizes();
  readonly #line: SignallingChannel;
  readonly #tellSite: TellSite;
  #watched: readonly string[] = [];

  constructor(line: SignallingChannel, tellSite: TellSite) {
    this.#line = line;
    this.#tellSite = tellSite;
  }

  get sources(): readonly Source[] {
    return [...this.#tracks.keys()];
  }

  get watchesSites(): boolean {
    return this.#watched.length > 0;
  }

  toSend(source: Source, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
  }

  toWatch(siteIds: readonly string[]): void {
    this.#watched = siteIds;
  }

  toShow(sizes: ReadonlyMap<string, number>): void {
    this.#sizes.note(sizes);
  }

  /** Tells all of it, as far as the server does not know it yet. `failed` is told what could not be; the rest is told all the same. */
  async tell(joined: Joined, failed: (error: unknown) => void): Promise<void> {
    const steps: (() => Promise<void>)[] = [() => this.wake(joined)];
    for (const source of new Set([...this.sources, ...joined.sources])) steps.push(() => this.send(joined, source));
    for (const step of [...steps, () => this.watch(joined)]) await step().catch(failed);
  }

  async send(joined: Joined, source: Source): Promise<void> {
    const track = this.#tracks.get(source) ?? null;
    // A device that is gone sends nothing; another one takes its place, or it is taken back.
    if (track?.readyState !== 'ended') await joined.sendTrack(source, track);
  }

  /** Sends anew what the server has ended. */
  async renew(joined: Joined, ended: Verdict['ended']): Promise<void> {
    for (const { source, id } of ended) {
      joined.ended(source, id);
      await this.send(joined, source);
    }
  }

  async watch(joined: Joined): Promise<void> {
    if (!this.watchesSites && joined.siteKeys.length === 0) return;
    const { fresh, gone } = await joined.watchSites(this.#watched);
    for (const key of gone) this.#tellAbout(key, null);
    for (const { key, consumer } of fresh) this.#tellAbout(key, consumer.track);
    await this.wake(joined);
  }

  /** Sizes first, so that nothing comes larger than it is shown. */
  async wake(joined: Joined): Promise<void> {
    await this.size(joined);
    await joined.resume();
  }

  async size(joined: Joined): Promise<void> {
    const sizes = this.#sizes.untold(joined.consumers);
    if (sizes.length === 0) return;
    await this.#line.call(contract.size, { ...joined.peer, sizes });
    this.#sizes.tell(sizes);
  }

  /** A stay is over: nothing comes of what it received. */
  over(joined: Joined): void {
    this.#sizes.forget();
    for (const key of joined.siteKeys) this.#tellAbout(key, null);
  }

  #tellAbout(key: string, track: MediaStreamTrack | null): void {
    const [, siteId, source] = key.split('/') as [string, string, Source];
    this.#tellSite(siteId, source, track);
  }
}
