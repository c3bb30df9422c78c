import { shortName } from '../../../planning/sites/rules/index.ts';
import type { ViewContext } from './index.ts';
import { alongside, floorHolder, isHeard, unsettled, mediaRoutingOf } from '../../sitting/rules/index.ts';
import { hasMedia, isShutOut, sendsNow, type MediaFacts } from './media.ts';

/** A plate: the frame of a picture, and its words while there is none. `unsent`: nobody else sees this picture. */
export interface Plate {
  /** The picture's name for the page's script: a slot, `site/ID`, `own` or `own-second`; null: no picture is expected. */
  readonly picture: string | null;
  readonly name: string;
  /** The speaker's chip; null on all others. */
  readonly chip: { readonly state: string; readonly text?: string } | null;
  readonly tag: string | null;
  /** Why there is no picture. */
  readonly note: string | null;
}

/** Whose page it is; `sends`: it shows its own camera. Viewers have none. */
export interface Seat {
  readonly siteId: string | null;
  readonly sends: boolean;
}

/** The pictures of a page. */
export interface PicturesView {
  readonly main: Plate;
  /** A shared screen or paper: then it is the large picture, with `main` beside it. */
  readonly second: Plate | null;
  readonly aside: (Plate & { readonly heading: string; readonly unsent: boolean }) | null;
  readonly others: readonly { readonly siteId: string; readonly picture: string; readonly name: string; readonly state: string }[];
}

/** Pictures of a site's or a viewer's page. `fallback` is what the main plate says when nobody speaks. */
export function picturesOf(context: ViewContext, seat: Seat, media: MediaFacts | null, fallback: string): PicturesView {
  const facts = factsOf(context, seat, media);
  const others = facts.on && seat.siteId !== null ? othersOf(facts, seat.siteId) : [];
  return { main: mainOf(facts, fallback), second: secondOf(facts), aside: asideOf(facts), others };
}

function factsOf(context: ViewContext, seat: Seat, media: MediaFacts | null) {
  const { state, index } = context;
  const routing = mediaRoutingOf(state, index);
  const hidden = context.plan.items.some((item) => item.id === state.runningItemId && item.hidden);
  const barred = routing.barred || hidden || (media?.barred ?? false);
  const on = hasMedia(media) && !barred;
  const replaced = media?.replaced ?? false;
  const sends = seat.sends && !replaced;
  return {
    context,
    seat: { ...seat, sends },
    media,
    routing,
    barred,
    on,
    replaced,
    isShown: on && seat.siteId !== null && routing.main === seat.siteId,
  };
}
type Facts = ReturnType<typeof factsOf>;

const tileName = ({ plan }: ViewContext, siteId: string): string => {
  const site = plan.sites.find(({ id }) => id === siteId);
  return site ? shortName(site) : '';
};
const nameOf = ({ plan }: ViewContext, siteId: string | null): string | null => plan.sites.find((site) => site.id === siteId)?.name ?? null;

/** A site's own picture: from the local camera if this page sends it, otherwise as received from the server. */
const ownPicture = ({ sends, siteId }: Seat): string => (sends ? 'own' : `site/${siteId}`);

function mainOf(facts: Facts, fallback: string): Plate {
  const { context, seat, media, isShown, on } = facts;
  const speaks = floorHolder(context.state, context.index);
  const name = speaks === null ? (on ? nameOf(context, facts.routing.main) : null) : null;
  return {
    picture: on ? (isShown && seat.sends ? 'own' : 'main') : null,
    name: name ?? fallback,
    // A page that receives nothing cannot know whether it is heard.
    chip: speaks === null || isShown || (speaks === seat.siteId && isShutOut(media)) ? null : chipOf(facts, speaks),
    tag: isShown ? sentTag(facts) : null,
    note: noteOf(facts, media),
  };
}

/** Whether the picture is sent: only once others receive it, and never on a page that is cut off. */
function sentTag({ context: { t, isCutOff }, seat, media }: Facts): string | null {
  const feed = media?.feed?.siteId === seat.siteId ? (media?.feed ?? null) : null;
  if (feed === null || isCutOff) return null;
  return t(feed.seenBy > 0 ? 'pictures.sent' : 'pictures.unseenYet');
}

/** How many of the sites that follow receive this one's picture, by their reports; null if not known. */
export function seenByText({ t, isCutOff }: ViewContext, siteId: string, media: MediaFacts | null): string | null {
  const feed = media?.feed ?? null;
  if (feed === null || feed.siteId !== siteId || isCutOff) return null;
  return feed.watching === 0 ? null : t('pictures.seenBy', { n: feed.seenBy, total: feed.watching });
}

/** Solid red means an open microphone; if the chair closed it, the words say so. */
function chipOf({ context, media, routing, barred }: Facts, speaks: string): Plate['chip'] {
  if (!hasMedia(media) || barred || isHeard(routing, speaks)) return { state: 'air' };
  return { state: 'wait', text: context.t('pictures.microphoneClosed') };
}

/** One line that says why there is no picture; null if there is one or it is on its way. */
function noteOf({ context: { t }, barred }: Facts, media: MediaFacts | null): string | null {
  if (barred) return t('pictures.barred');
  if (media === null) return null;
  if (isShutOut(media)) return media.refusal?.text ?? null;
  if (media.state === 'off') return t('pictures.off');
  if (media.state === 'broken') return media.refusal?.text ?? t('pictures.broken');
  if (media.down === 'voice') return t('pictures.voiceOnly');
  return media.down === 'state' ? t('pictures.stateOnly') : null;
}

const plate = (picture: string | null, name: string): Plate => ({ picture, name, chip: null, tag: null, note: null });

function secondOf({ context, seat, media, routing, on, isShown }: Facts): Plate | null {
  if (!on || !sendsNow(media, routing.second, 'second')) return null;
  return plate(isShown && seat.sends ? 'own-second' : 'second', context.t('pictures.document'));
}

/** The site's own picture; the main hall's while its own is the main picture. */
function asideOf(facts: Facts): PicturesView['aside'] {
  const { context, seat, routing, on, isShown, barred } = facts;
  if (seat.siteId === null) return null;
  if (facts.replaced && on) return { ...plate('own', ''), heading: context.t('pictures.replaced.own'), unsent: true };
  const { hallId } = context.index;
  if (isShown) {
    if (hallId === seat.siteId || hallId === null) return null;
    return {
      ...plate(routing.hall === null ? null : 'hall', nameOf(context, hallId) ?? ''),
      heading: context.t('pictures.hall'),
      unsent: false,
    };
  }
  const own = plate(on ? ownPicture(seat) : null, '');
  return { ...own, note: barred ? context.t('pictures.barred') : null, heading: context.t('livePage.own'), unsent: false };
}

function othersOf({ context, media, routing, isShown }: Facts, siteId: string): PicturesView['others'] {
  const { state, index } = context;
  const sending = new Set(Object.keys(media?.sends ?? {}).filter((id) => sendsNow(media, id, 'camera')));
  const hallIsAside = isShown && index.hallId !== siteId;
  const asked = new Set(unsettled(state).map((request) => request.siteId));
  return alongside(state, index, { siteId, shown: [routing.main, hallIsAside ? index.hallId : null], sending }).map((id) => ({
    siteId: id,
    picture: id === index.hallId ? 'hall' : `site/${id}`,
    name: id === index.hallId ? context.t('pictures.hall') : tileName(context, id),
    state: state.prepared?.speaker.siteId === id ? 'next' : asked.has(id) ? 'hand' : 'connected',
  }));
}

/** Ids of the sites whose own pictures the page requests. */
export const watched = ({ main, aside, others }: PicturesView): string[] =>
  [main.picture, aside?.picture, ...others.map(({ picture }) => picture)].flatMap((name) =>
    name?.startsWith('site/') ? [name.slice('site/'.length)] : [],
  );
