/** How much a line bears: the whole picture, a small one, voice only, or the programme's facts alone; the best first. */
const MODES = ['full', 'small', 'voice', 'state'] as const;
type LineMode = (typeof MODES)[number];

/**
 * What a page's script knows of sound and picture, beyond the journal. Null before it has joined, and in a browser without scripts: then
 * nothing is claimed.
 */
export interface MediaFacts {
  /** `broken`: it comes back by itself; `off`: the server carries none. */
  readonly state: 'joining' | 'on' | 'broken' | 'off';
  /** What each site sends now: 'camera', 'microphone', 'second'. */
  readonly sends: Readonly<Record<string, readonly string[]>>;
  /** The server sends nothing, because what goes on is classified. */
  readonly barred: boolean;
  /** How much the line bears from here to the server, and back; null: not measured yet. */
  readonly up: LineMode | null;
  readonly down: LineMode | null;
  /** Why the page takes no part in sound and picture, though the server may have them; null where it does, or only its line broke. */
  readonly refusal: MediaRefusal | null;
  /** Another page of the same site sends in the stead of this one. */
  readonly replaced: boolean;
  /** In words, why camera or microphone cannot be used here. */
  readonly trouble: string | null;
  /** What this page shows as its second picture. */
  readonly sharing: boolean;
  /** Cameras that could show papers. */
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
  /** Whether this browser can share its screen. */
  readonly mayShareScreen: boolean;
}

/** A refusal in words that say what to do; `code` is the server's. */
export interface MediaRefusal {
  readonly code: string;
  readonly text: string;
}

/** Nobody has sound and picture, because the server has none: nothing is wrong with the page that is told so. */
export const isForAll = ({ code }: MediaRefusal): boolean => code === 'media-off';

/** It gets nothing of what others have. */
export const isShutOut = (media: Pick<MediaFacts, 'state' | 'refusal'> | null): boolean =>
  media?.state === 'off' && media.refusal !== null && !isForAll(media.refusal);

/** Sound and picture are there, or are coming back. */
export const hasMedia = (media: MediaFacts | null): media is MediaFacts => media !== null && media.state !== 'off';

/** Whether a site's camera, microphone or second picture is there. */
export const sendsNow = (
  media: Pick<MediaFacts, 'sends'> | null,
  siteId: string | null,
  source: 'camera' | 'microphone' | 'second',
): boolean => siteId !== null && (media?.sends[siteId]?.includes(source) ?? false);

/** What a line bears where both directions count; null: not measured yet. */
export function worseOf({ up, down }: Pick<MediaFacts, 'up' | 'down'>): LineMode | null {
  return MODES.findLast((mode) => mode === up || mode === down) ?? null;
}
