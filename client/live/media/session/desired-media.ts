import { mediaContract as contract, type Source } from '../../../../server/live/media/contract/index.ts';
import type { MediaConnection } from './media-connection.ts';
import type { SignallingChannel } from './signalling-channel.ts';
import type { SenderDecision } from './sender-arbitration.ts';
import { ShownSizes } from './shown-sizes.ts';

/** Called with a site's picture; null once there is none. */
export type TellSite = (siteId: string, source: Source, track: MediaStreamTrack | null) => void;

/** What a page wants to send, receive and show. The server is told, and told again after every joining. */
export class DesiredMedia {
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #sizes = new ShownSizes();
  readonly #channel: SignallingChannel;
  readonly #tellSite: TellSite;
  #watched: readonly string[] = [];

  constructor(channel: SignallingChannel, tellSite: TellSite) {
    this.#channel = channel;
    this.#tellSite = tellSite;
  }

  get sources(): readonly Source[] {
    return [...this.#tracks.keys()];
  }

  get watchesSites(): boolean {
    return this.#watched.length > 0;
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
  }

  setSites(siteIds: readonly string[]): void {
    this.#watched = siteIds;
  }

  setSizes(sizes: ReadonlyMap<string, number>): void {
    this.#sizes.note(sizes);
  }

  /** Tells the server everything it does not know yet. Calls `failed` for each step that fails, and continues with the rest. */
  async synchronize(connection: MediaConnection, failed: (error: unknown) => void): Promise<void> {
    const steps: (() => Promise<void>)[] = [() => this.wake(connection)];
    for (const source of new Set([...this.sources, ...connection.sources])) steps.push(() => this.send(connection, source));
    for (const step of [...steps, () => this.watch(connection)]) await step().catch(failed);
  }

  async send(connection: MediaConnection, source: Source): Promise<void> {
    const track = this.#tracks.get(source) ?? null;
    // Skip an ended track: another device will replace it, or it will be removed.
    if (track?.readyState !== 'ended') await connection.sendTrack(source, track);
  }

  /** Sends again what the server has ended. */
  async renew(connection: MediaConnection, ended: SenderDecision['ended']): Promise<void> {
    for (const { source, id } of ended) {
      connection.ended(source, id);
      await this.send(connection, source);
    }
  }

  async watch(connection: MediaConnection): Promise<void> {
    if (!this.watchesSites && connection.siteKeys.length === 0) return;
    const { fresh, gone } = await connection.watchSites(this.#watched);
    for (const key of gone) this.#tellAbout(key, null);
    for (const { key, consumer } of fresh) this.#tellAbout(key, consumer.track);
    await this.wake(connection);
  }

  /** Sends sizes first, so that nothing arrives larger than shown. */
  async wake(connection: MediaConnection): Promise<void> {
    await this.size(connection);
    await connection.resume();
  }

  async size(connection: MediaConnection): Promise<void> {
    const sizes = this.#sizes.untold(connection.consumers);
    if (sizes.length === 0) return;
    await this.#channel.call(contract.size, { ...connection.peer, sizes });
    this.#sizes.tell(sizes);
  }

  /** Tells listeners that the tracks of an ended connection are gone. */
  over(connection: MediaConnection): void {
    this.#sizes.forget();
    for (const key of connection.siteKeys) this.#tellAbout(key, null);
  }

  #tellAbout(key: string, track: MediaStreamTrack | null): void {
    const [, siteId, source] = key.split('/') as [string, string, Source];
    this.#tellSite(siteId, source, track);
  }
}
