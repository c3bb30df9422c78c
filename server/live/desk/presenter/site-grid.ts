import { siteGrid, type SiteGrid } from '../../roll-call/presenter/site-grid.ts';
import { floorHolder, unsettled, mediaRoutingOf } from '../../sitting/rules/index.ts';
import type { Action } from './actions/action.ts';
import { remindAction } from './actions/displays.ts';
import type { DeskMedia } from './media.ts';
import { deskTiles, type DeskTile } from './tiles.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import { opensAt } from '../../live-page/presenter/timing.ts';

/** The site grid of the desk with what the sitting has to do with them, and the way to remind those that have not reported. */
export interface DeskSiteGrid extends SiteGrid {
  readonly tiles: readonly DeskTile[];
  readonly remind: Action | null;
}
export type { DeskTile };

/** `chosen`: the site open in the panel. */
export function deskSiteGrid(context: ViewContext, media: DeskMedia | null = null, chosen: string | null = null): DeskSiteGrid {
  const { plan, state, sites, now, lang } = context;
  const facts = {
    onAir: onAir(context, media),
    next: state.prepared?.speaker.siteId ?? null,
    hands: unsettled(state, (request) => request.state === 'open').flatMap((request) => request.siteId ?? []),
  };
  const shown = siteGrid({
    sites: plan.sites,
    state: sites,
    now,
    opensAt: opensAt(context),
    lang,
    zone: plan.conference.timeZone,
    ...facts,
  });
  const attendanceDots = shown.attendanceDots.toSorted((one, other) => Number(other) - Number(one));
  return {
    ...shown,
    tiles: deskTiles(context, shown.tiles, media, chosen),
    attendanceDots,
    remind: shown.unreported > 0 ? remindAction(context, shown.unreported) : null,
  };
}

/** The site on air: it has the floor and an open microphone. Without media, the site that has the floor. */
export function onAir({ state, index }: ViewContext, media: DeskMedia | null): string | null {
  const holder = floorHolder(state, index);
  if (media?.state === 'off') return state.floor?.speaker.siteId ?? null;
  const { floorMicrophone, hallMicrophone } = mediaRoutingOf(state, index);
  return holder === floorMicrophone || holder === hallMicrophone ? holder : null;
}
