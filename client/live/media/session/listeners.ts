import type { MediaNews, MediaSlot, Source } from '../../../../server/live/media/contract/index.ts';
import type { SessionRefusal } from './signalling-channel.ts';
import type { SessionStatus } from './state.ts';

/** What a page is told of its part in the media. */
export interface MediaSessionListeners {
  /** After every joining: the track takes the place of the one before. */
  onSlot?(slot: MediaSlot, track: MediaStreamTrack): void;
  /** `track` null: the site sends it no more. */
  onSite?(siteId: string, source: Source, track: MediaStreamTrack | null): void;
  onNews?(news: MediaNews): void;
  /** `refusal`: why the server does not let this page take part now; null where it did not refuse. */
  onStatus?(status: SessionStatus, refusal: SessionRefusal | null): void;
  /** Another page of the same site sends now: this one has stopped. */
  onReplaced?(): void;
  /** No page of the site sends: one that has stopped for another may send again. Told until it does. */
  onMayReturn?(): void;
}
