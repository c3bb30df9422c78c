import { floorHolder, speakersList, mediaRoutingOf } from '../../sitting/rules/index.ts';
import { speakerMediaOf, type DeskMedia, type SiteMedia } from './media.ts';
import { speakerTrouble, troubleText } from '../../live-page/presenter/speaker-trouble.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import type { SiteTile } from '../../roll-call/presenter/site-grid.ts';

/** A quiet mark beside a site's name, with its words. */
export interface TileMark {
  readonly icon: string;
  readonly text: string;
  readonly isTrouble: boolean;
}

/** A site in the site grid of the desk. */
export interface DeskTile extends SiteTile {
  readonly href: string;
  readonly isChosen: boolean;
  /** True if it has the floor, but its microphone is closed. */
  readonly isHeld: boolean;
  readonly hasPicture: boolean;
  /** Microphone level, 0 … 100; null if none is shown. */
  readonly meter: number | null;
  readonly marks: readonly TileMark[];
}

/** States without a picture: a site that is lost or absent shows words instead. */
const WITHOUT_PICTURE: ReadonlySet<string | null> = new Set(['lost', 'absent']);

/** The tiles with their pictures, levels and marks. Only exceptions are marked. */
export function deskTiles(context: ViewContext, tiles: readonly SiteTile[], media: DeskMedia | null, chosen: string | null): DeskTile[] {
  const { state, index, plan } = context;
  const routing = mediaRoutingOf(state, index);
  const hasMedia = media?.state !== 'off';
  const open = new Set([routing.floorMicrophone, routing.hallMicrophone]);
  const next = nextSite(context);
  const holder = floorHolder(state, index);
  const worry = worryOf(context, media);
  return tiles.map((tile) => {
    const known = hasMedia ? media?.sites.get(tile.id) : undefined;
    const isOpen = open.has(tile.id);
    return {
      ...tile,
      href: `/conferences/${plan.conference.id}/desk?site=${encodeURIComponent(tile.id)}`,
      isChosen: tile.id === chosen,
      isHeld: hasMedia && tile.id === holder && !isOpen && tile.state !== 'lost',
      hasPicture: hasMedia && !routing.barred && !WITHOUT_PICTURE.has(tile.state),
      meter: known && (isOpen || tile.id === next) ? meterOf(known.level) : null,
      marks:
        hasMedia && tile.state !== 'lost'
          ? [...(worry?.siteId === tile.id ? [worry.mark] : []), ...marksOf(context, tile.id, known, isOpen, tile.id === holder)]
          : [],
    };
  });
}

/** Rounded to hundredths, so that a level that hardly changes does not redraw the page; null: not measured. */
export const meterOf = (level: number | null): number | null => (level === null ? null : Math.round(level * 100));

/** The site of the next speaker; null if unknown or without a site. */
export function nextSite({ state, index }: ViewContext): string | null {
  if (state.prepared) return state.prepared.speaker.siteId;
  const [first] = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  return first?.speaker.siteId ?? null;
}

/** The mark of a speaker's site that not everybody hears or sees. */
function worryOf(context: ViewContext, media: DeskMedia | null): { readonly siteId: string; readonly mark: TileMark } | null {
  const found = speakerTrouble(context, speakerMediaOf(media));
  return found && { siteId: found.siteId, mark: { icon: 's-warn', text: troubleText(context, found), isTrouble: true } };
}

function marksOf(
  { t, state, index }: ViewContext,
  siteId: string,
  known: SiteMedia | undefined,
  isOpen: boolean,
  holds: boolean,
): TileMark[] {
  const isMuted = !isOpen && (holds || (siteId === index.hallId && state.microphones[siteId]?.open === false));
  const microphone = isMuted
    ? [{ icon: 'i-micoff', text: t('deskMedia.tile.muted'), isTrouble: false }]
    : known?.isVoice && !isOpen
      ? [{ icon: 'i-sound', text: t('deskMedia.tile.speaks'), isTrouble: false }]
      : [];
  return [
    ...(known?.trouble ? [{ icon: 'i-line', text: known.trouble, isTrouble: true }] : []),
    ...microphone,
    ...(state.screenSiteId === siteId ? [{ icon: 'i-screen', text: t('deskMedia.tile.screen'), isTrouble: false }] : []),
  ];
}
