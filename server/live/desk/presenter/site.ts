import { mediaRoutingOf } from '../../sitting/rules/index.ts';
import type { Action } from './actions/action.ts';
import { putOnScreenAction, takeOffScreenAction } from './actions/displays.ts';
import { siteFloorActions } from './actions/floor.ts';
import { siteMicrophoneActions } from './actions/microphones.ts';
import type { DeskMedia, LineFigure, SiteMedia } from './media.ts';
import { meterOf } from './tiles.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import type { DeskTile } from './site-grid.ts';

/** The site panel: its preview, the figures of its connection, and what can be done with it. */
export interface DeskSite {
  readonly id: string;
  readonly name: string;
  readonly chip: { readonly state: string; readonly text?: string } | null;
  readonly marks: DeskTile['marks'];
  readonly hasPicture: boolean;
  readonly hasSecond: boolean;
  readonly meter: number | null;
  readonly sends: string | null;
  readonly figures: readonly LineFigure[];
  readonly actions: readonly Action[];
  /** Link that closes it in a browser without JavaScript. */
  readonly href: string;
}

/** The site open in the panel; null if there is none, or no such site is planned. */
export function selectedSiteView(
  context: ViewContext,
  siteId: string | null,
  tiles: readonly DeskTile[],
  media: DeskMedia | null,
): DeskSite | null {
  const site = context.plan.sites.find(({ id }) => id === siteId);
  const tile = tiles.find(({ id }) => id === siteId);
  if (!site || !tile) return null;
  const known = media?.sites.get(site.id);
  const hasMedia = media?.state !== 'off';
  return {
    id: site.id,
    name: site.name,
    chip: tile.state === null ? null : { state: tile.state, text: tile.text },
    marks: tile.marks,
    hasPicture: hasMedia,
    hasSecond: known?.sends.includes('second') ?? false,
    meter: known ? meterOf(known.level) : null,
    sends: known ? sendsWords(context, known) : null,
    figures: known?.figures ?? [],
    actions: [...siteFloorActions(context, site), ...(hasMedia ? mediaActions(context, site.id) : [])],
    href: `/conferences/${context.plan.conference.id}/desk`,
  };
}

const SOURCE_WORDS = {
  camera: 'deskMedia.panel.camera',
  microphone: 'deskMedia.panel.microphone',
  second: 'deskMedia.panel.secondSource',
} as const;

/** What the site sends, and the level of its microphone. */
function sendsWords({ t }: ViewContext, { sends, level }: SiteMedia): string {
  const names = (['camera', 'microphone', 'second'] as const).filter((name) => sends.includes(name));
  if (names.length === 0) return t('deskMedia.panel.nothing');
  const loudness = level === null ? [] : [t('deskMedia.panel.level', { n: meterOf(level) })];
  return [`${t('deskMedia.panel.sends')}: ${names.map((name) => t(SOURCE_WORDS[name])).join(', ')}`, ...loudness].join(' · ');
}

/** What can be done with a site's microphone and with the hall display. */
function mediaActions(context: ViewContext, siteId: string): Action[] {
  const routing = mediaRoutingOf(context.state, context.index);
  const isOnScreen = context.state.screenSiteId === siteId;
  const putOn = routing.barred ? [] : [putOnScreenAction(context, siteId)];
  return [...siteMicrophoneActions(context, siteId, routing), ...(isOnScreen ? [takeOffScreenAction(context)] : putOn)];
}
