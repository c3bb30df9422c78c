/** What a connection can carry, the best first: the full picture, a small one, voice only, or only the facts of the sitting. */
const MODES = ['full', 'small', 'voice', 'state'] as const;
type LineMode = (typeof MODES)[number];

/**
 * What a page's script knows of media beyond the journal. Null before it has joined, and in a browser without JavaScript: then
 * the page claims nothing.
 */
export interface MediaFacts {
  /** `broken`: it reconnects by itself; `off`: the server carries no media. */
  readonly state: 'joining' | 'on' | 'broken' | 'off';
  /** What each site is sending: 'camera', 'microphone', 'second'. */
  readonly sends: Readonly<Record<string, readonly string[]>>;
  /** True if the server sends nothing, because the current item is classified. */
  readonly barred: boolean;
  /** How well the site in the program feed gets through; null: no site, or not known. */
  readonly feed: FeedFacts | null;
  /** What the connection can carry up to the server, and down from it; null: not measured yet. */
  readonly up: LineMode | null;
  readonly down: LineMode | null;
  /** Why the page takes no part in sound and picture, though the server may have them; null if it does, or only its line broke. */
  readonly refusal: MediaRefusal | null;
  /** True if another page of the same site sends instead of this one. */
  readonly replaced: boolean;
  /** Words that say why camera or microphone cannot be used here. */
  readonly trouble: string | null;
  /** The second picture that this page sends. */
  readonly sharing: boolean;
  /** Cameras that may serve as document cameras. */
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
  /** Whether this browser can share its screen. */
  readonly mayShareScreen: boolean;
}

/** The site in the program feed: why it is not heard or seen, and how many of the other sites that show it receive its picture. */
export interface FeedFacts {
  readonly siteId: string;
  readonly fault: 'frozen' | 'unheard' | 'silent' | 'unseen' | null;
  readonly watching: number;
  readonly seenBy: number;
}

/** A refusal in words that say what to do; `code` is the server's. */
export interface MediaRefusal {
  readonly code: string;
  readonly text: string;
}

/** True if the server has no media at all, so that nothing is wrong with this page. */
export const isForAll = ({ code }: MediaRefusal): boolean => code === 'media-off';

/** Whether the page receives nothing that others receive. */
export const isShutOut = (media: Pick<MediaFacts, 'state' | 'refusal'> | null): boolean =>
  media?.state === 'off' && media.refusal !== null && !isForAll(media.refusal);

/** Whether media are there, or coming back. */
export const hasMedia = (media: MediaFacts | null): media is MediaFacts => media !== null && media.state !== 'off';

/** Whether a site is sending its camera, microphone or second picture. */
export const sendsNow = (
  media: Pick<MediaFacts, 'sends'> | null,
  siteId: string | null,
  source: 'camera' | 'microphone' | 'second',
): boolean => siteId !== null && (media?.sends[siteId]?.includes(source) ?? false);

/** What a connection can carry, the worse of both directions; null: not measured yet. */
export function worseOf({ up, down }: Pick<MediaFacts, 'up' | 'down'>): LineMode | null {
  return MODES.findLast((mode) => mode === up || mode === down) ?? null;
}
