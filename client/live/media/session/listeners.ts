import type { MediaNews, MediaSlot, Source } from '../../../../server/live/media/contract/index.ts';
import type { SessionRefusal } from './signalling-channel.ts';
import type { SessionStatus } from './state.ts';

/** Callbacks of a page's media session. */
export interface MediaSessionListeners {
  /** After every joining: the track replaces the one before. */
  onSlot?(slot: MediaSlot, track: MediaStreamTrack): void;
  /** `track` null: the site no longer sends it. */
  onSite?(siteId: string, source: Source, track: MediaStreamTrack | null): void;
  onNews?(news: MediaNews): void;
  /** `refusal`: why the server does not let this page join now; null if it did not refuse. */
  onStatus?(status: SessionStatus, refusal: SessionRefusal | null): void;
  /** Another page of the same site sends now, and this one has stopped. */
  onReplaced?(): void;
  /** No page of the site sends, so one that has stopped may send again. Called until it does. */
  onMayReturn?(): void;
}
