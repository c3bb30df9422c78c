import { proceedingsContract as contract } from '../../sitting/contract/index.ts';
import { floorHolder, speakersList, mediaRoutingOf } from '../../sitting/rules/index.ts';
import { DESK_KEYS } from './keys.ts';
import { actionOf, seen, type Action } from './action.ts';
import { closeMicrophoneAction, openAct, putOnScreenAct, takeOffAct, type DeskMedia, type LineFigure, type SiteMedia } from './media.ts';
import { meterOf } from './tiles.ts';
import { prepareAct } from './list.ts';
import { handingOver, inviteAct, undoOf } from './primary.ts';
import type { ViewContext } from '../../live-page/presenter/view-context.ts';
import type { DeskTile } from './site-grid.ts';

/** One site looked at closely: its picture before it is on air, its line in figures, and what can be done with it. */
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
  readonly acts: readonly Action[];
  /** Where a browser without scripts closes it. */
  readonly href: string;
}

/** The site that is looked at; null when none is, or no such site is planned. */
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
    acts: [...floorActs(context, site), ...(hasMedia ? mediaActs(context, site.id) : [])],
    href: `/conferences/${context.plan.conference.id}/desk`,
  };
}

const SOURCE_WORDS = {
  camera: 'deskMedia.panel.camera',
  microphone: 'deskMedia.panel.microphone',
  second: 'deskMedia.panel.secondSource',
} as const;

/** What comes from there, and how loud its microphone is. */
function sendsWords({ t }: ViewContext, { sends, level }: SiteMedia): string {
  const names = (['camera', 'microphone', 'second'] as const).filter((name) => sends.includes(name));
  if (names.length === 0) return t('deskMedia.panel.nothing');
  const loudness = level === null ? [] : [t('deskMedia.panel.level', { n: meterOf(level) })];
  return [`${t('deskMedia.panel.sends')}: ${names.map((name) => t(SOURCE_WORDS[name])).join(', ')}`, ...loudness].join(' · ');
}

/** Inviting and warning: as the place in the list where the site has one, as the site itself otherwise. */
function floorActs(context: ViewContext, { id: siteId, name }: { id: string; name: string }): Action[] {
  const { t, state, index } = context;
  const run = state.sittings[state.openSittingId ?? ''];
  if (!run || run.adjournments.at(-1)?.to === null || floorHolder(state, index) === siteId) return [];
  const waiting = state.runningItemId === null ? [] : speakersList(state, index, state.runningItemId);
  const place = waiting.find(({ speaker }) => speaker.siteId === siteId);
  if (place) {
    const told = state.prepared?.speaker.siteId === siteId;
    return [
      { ...inviteAct(context, place), label: t('deskMedia.act.invite'), key: DESK_KEYS.invite.key },
      ...(told ? [] : [prepareAct(context, place, true)]),
    ];
  }
  const undo = undoOf(context);
  const invite = actionOf(
    contract.grant,
    { siteId, ...handingOver(context) },
    { label: t('deskMedia.act.invite'), key: DESK_KEYS.invite.key, toast: t('desk.said.invite', { name }), subject: name, undo },
  );
  const prepare = actionOf(
    contract.prepare,
    { siteId, ...seen(context, 'itemId', 'turnId') },
    { label: t('desk.act.prepare'), key: DESK_KEYS.prepare.key, toast: t('desk.said.prepare', { name }), subject: name, undo },
  );
  return [invite, ...(state.prepared?.speaker.siteId === siteId ? [] : [prepare])];
}

function mediaActs(context: ViewContext, siteId: string): Action[] {
  const { state, index } = context;
  const { barred, floorMicrophone, hallMicrophone } = mediaRoutingOf(state, index);
  const onScreen = state.screenSiteId === siteId ? [takeOffAct(context)] : barred ? [] : [putOnScreenAct(context, siteId)];
  if (siteId === floorMicrophone || siteId === hallMicrophone) return [closeMicrophoneAction(context, siteId, 'close'), ...onScreen];
  const mayOpen = !barred && (siteId === index.hallId || siteId === floorHolder(state, index));
  return [...(mayOpen ? [openAct(context, siteId, 'open')] : []), ...onScreen];
}
