import { isAdjourned, speakersList, mediaRoutingOf } from '../../sitting/rules/index.ts';
import { isForAll, sendsNow, type MediaFacts } from '../../live-page/presenter/media.ts';
import { itemsOf, sittingInView, titleOf, type LiveAgendaItem, type ViewContext } from '../../live-page/presenter/view-context.ts';
import { itemTimes } from '../../live-page/presenter/timing.ts';

/** How a hall display shows the program feed: the picture alone, the picture beside the agenda, or words as without pictures. */
export const LAYOUTS = ['picture', 'beside', 'text'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What a hall display's script knows of media. */
export interface DisplayMedia extends Pick<MediaFacts, 'state' | 'sends' | 'barred' | 'feed' | 'refusal'> {
  readonly layout: Layout;
}

/** The picture on a hall display. */
export interface DisplayPicture {
  readonly layout: 'picture' | 'beside';
  /** Slot of the large picture. */
  readonly slot: 'main' | 'second' | 'screen';
  /** Slot of the small picture of the speaker while their document is the large one. */
  readonly inset: 'main' | null;
  /** A site that the desk put here without the floor; null if the picture is the speaker's. */
  readonly siteName: string | null;
  /** Whether the next speaker is named beside the agenda, which names the next item itself. */
  readonly namesNext: boolean;
  readonly agenda: readonly { readonly at: string | null; readonly title: string; readonly now: boolean; readonly done: boolean }[];
}

const MAX_LINES = 5;

/** Null while words are shown: by choice, during a break, while no picture is sent, and for a classified item. */
export function displayPicture(context: ViewContext, media: DisplayMedia | null): DisplayPicture | null {
  if (media === null || media.layout === 'text' || media.state !== 'on' || isShut(context, media)) return null;
  const { main, second, screen } = mediaRoutingOf(context.state, context.index);
  const agenda = media.layout === 'beside' ? agendaOf(context) : [];
  const namesNext = speakersList(context.state, context.index, context.state.runningItemId).length > 0;
  const common = { layout: media.layout, inset: null, siteName: null, namesNext, agenda };
  if (sendsNow(media, screen, 'camera'))
    return { ...common, slot: 'screen', siteName: screen === speakingSite(context) ? null : nameOf(context, screen) };
  const isSpeakerSeen = sendsNow(media, main, 'camera');
  if (sendsNow(media, second, 'second')) return { ...common, slot: 'second', inset: isSpeakerSeen ? 'main' : null };
  return isSpeakerSeen ? { ...common, slot: 'main' } : null;
}

/** A line that says why there is no picture, for whoever operates the display. */
export interface MissingPicture {
  readonly text: string;
  /** True if nothing is wrong, as without media on the server: then it is shown only while the pointer moves. */
  readonly isQuiet: boolean;
}

/** Null if pictures come, come back by themselves, or are not wanted. */
export function missingPicture(context: ViewContext, media: DisplayMedia | null): MissingPicture | null {
  if (media === null || media.layout === 'text' || isShut(context, media) || media.refusal === null) return null;
  return { text: media.refusal.text, isQuiet: isForAll(media.refusal) };
}

/** A display that is not cleared for the running item shows words. */
function isShut({ plan, state, index }: ViewContext, { barred }: DisplayMedia): boolean {
  const hidden = plan.items.some((item) => item.id === state.runningItemId && item.hidden);
  return barred || hidden || mediaRoutingOf(state, index).barred;
}

/** The site that has the floor; null while nobody speaks, or the speaker has no site. */
const speakingSite = ({ state }: ViewContext): string | null => state.floor?.speaker.siteId ?? null;
const nameOf = ({ plan }: ViewContext, siteId: string | null): string | null => plan.sites.find((site) => site.id === siteId)?.name ?? null;

/** The agenda around the running item: one finished line, the running one, and those that follow. */
function agendaOf(context: ViewContext): DisplayPicture['agenda'] {
  const sitting = sittingInView(context);
  if (!sitting) return [];
  const items = itemsOf(context, sitting.id).filter((item) => isShown(context, item));
  const running = items.findIndex((item) => item.id === context.state.runningItemId);
  const over = items.filter((item) => isOver(context, item)).length;
  const from = Math.max(0, Math.min((running === -1 ? over : running) - 1, items.length - MAX_LINES));
  const run = context.state.sittings[sitting.id];
  const times = itemTimes(context, sitting);
  return items.slice(from, from + MAX_LINES).map((item) => ({
    at: run && isAdjourned(run) ? null : timeOf(context, times.get(item.id)?.at ?? null),
    title: titleOf(context, item),
    now: item.id === context.state.runningItemId,
    done: isOver(context, item),
  }));
}

const timeOf = (context: ViewContext, at: number | null): string | null => (at === null ? null : context.time(at));
const isOver = ({ state }: ViewContext, item: LiveAgendaItem): boolean => state.items[item.id]?.state === 'finished';
const isShown = ({ state }: ViewContext, item: LiveAgendaItem): boolean =>
  !['skipped', 'postponed'].includes(state.items[item.id]?.state ?? 'planned');
