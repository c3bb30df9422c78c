import { displayName } from '../../../planning/plan/rules.ts';
import { search } from '../../../platform/text.ts';
import { isAdjourned, isListClosed, placeOfSame, siteOfParticipant, speakersList } from '../../sitting/rules/index.ts';
import { announcementActions, announcementUnseen, displayActions } from './actions/displays.ts';
import { inviteByNameAction } from './actions/floor.ts';
import { addToQueueAction } from './actions/queue.ts';
import { sittingActions } from './actions/sitting.ts';
import { presenceOf, siteRun } from '../../roll-call/rules/index.ts';
import { siteBarred } from './actions/clearance.ts';
import { ceremonyPanel } from './ceremony.ts';
import { deskFigures } from './figures.ts';
import { deskVote } from './vote.ts';
import { mediaBar, recordingLength, type DeskMedia } from './media.ts';
import { selectedSiteView } from './site.ts';
import { requestRows, speakerRows } from './list.ts';
import { DESK_KEYS, keysView } from './keys.ts';
import { limitMenu, listDoorAction } from './actions/limits.ts';
import { logLines } from './log.ts';
import { sidebarItems } from './agenda-sidebar.ts';
import { viewContextOf, sittingInView, sittingLabel, type Live, type ViewContext } from '../../live-page/presenter/view-context.ts';
import type { PresenceTotals } from '../../check-in/contract.ts';
import { presenceLine } from '../../check-in/presenter/totals.ts';
import type { HallScreen } from '../../display/contract.ts';
import { screensView } from './screens.ts';
import { explanationLink } from '../../live-page/presenter/explanation-link.ts';
import { stageOf } from './stage.ts';
import { itemTimes, minutesLate, sittingEnd } from '../../live-page/presenter/timing.ts';
import { deskSiteGrid } from './site-grid.ts';

/** State of the desk that only the browser knows. */
export interface DeskChoice {
  /** Key of the speaker on whom the keys act. */
  readonly chosen: string | null;
  /** Search text. */
  readonly query: string;
  /** Id of the site open in the panel. */
  readonly site?: string | null;
  /** Open hall displays; null: not known yet. */
  readonly displays?: readonly HallScreen[] | null;
  /** Who is present by name; null: not known yet. */
  readonly presence?: PresenceTotals | null;
}

/** Everything that the desk shows at one moment. */
export function deskView(
  live: Live,
  { chosen, query, site = null, displays = null, presence = null }: DeskChoice,
  media: DeskMedia | null = null,
) {
  const context = viewContextOf(live);
  const sitting = sittingInView(context);
  // After the last sitting its agenda stays, as it was held.
  const agenda = sitting ?? context.plan.sittings.at(-1);
  const times = agenda ? itemTimes(context, agenda) : new Map();
  const late = minutesLate(context, times);
  const ends = sitting ? sittingEnd(context, sitting, times) : null;
  const { rows, left } = speakerRows(context, chosen, media, site === null);
  const requests = context.state.openSittingId === null ? [] : requestRows(context);
  const siteGrid = deskSiteGrid(context, media, site);
  return {
    conference: { id: live.plan.conference.id, title: live.plan.conference.title },
    rehearsal: live.plan.conference.rehearsalOf !== null,
    now: live.now,
    sitting: sitting && sittingStatus(context, sitting.id),
    late: late !== null && late > 0 ? context.t('desk.late', { n: late }) : null,
    menu: sitting ? sittingActions(context, sitting.id) : [],
    screens: displayActions(context),
    displays: screensView(context, displays),
    agendaSidebar: {
      items: agenda ? sidebarItems(context, agenda, times) : [],
      ends: ends === null ? null : context.time(ends),
      isOver: sitting === null,
    },
    stage: stageOf(context, media),
    explanation: explanationLink(context),
    ceremony: ceremonyPanel(context),
    vote: deskVote(context),
    media: { bar: mediaBar(context, media, site === null), notice: media?.notice ?? null, recording: recordingLength(context) },
    site: selectedSiteView(context, site, siteGrid.tiles, media),
    list: {
      rows,
      left,
      isOpen: context.state.openSittingId !== null,
      isRunning: context.state.runningItemId !== null,
      isOver: sitting === null && agenda !== undefined,
      limits: context.state.runningItemId === null ? null : limitMenu(context),
      door: context.state.openSittingId === null ? null : listDoorAction(context),
      isClosed: isListClosed(context.state),
      requestCount: requests.length,
      requestsKey: DESK_KEYS.requests.key,
    },
    requests,
    log: logLines(context),
    figures: deskFigures(context),
    announcement: announcementView(context),
    siteGrid: { ...siteGrid, named: presenceLine(presence, live.lang) },
    find: { query, found: found(context, query) },
    keys: keysView(context),
  };
}
export type DeskView = ReturnType<typeof deskView>;

function sittingStatus(context: ViewContext, sittingId: string): string {
  const run = context.state.sittings[sittingId];
  const name = sittingLabel(context, sittingId);
  if (!run) return context.t('desk.top.notOpen', { name });
  const since = run.adjournments.at(-1)?.from ?? null;
  return isAdjourned(run)
    ? context.t('desk.top.adjourned', { name, time: context.time(since) })
    : context.t('desk.top.open', { name, time: context.time(run.openedAt) });
}

/** The announcement on the screens, with an action to clear it; null if there is none. */
function announcementView(context: ViewContext) {
  const { announcementId } = context.state;
  const text = announcementId === null ? null : context.text(announcementId);
  return { text, ...announcementActions(context), unseen: announcementUnseen(context), key: DESK_KEYS.announce.key };
}

const MAX_FOUND = 8;

/** Sites and people that match a query, to be invited or added to the list. */
function found(context: ViewContext, query: string) {
  const { plan, state } = context;
  const run = state.sittings[state.openSittingId ?? ''];
  const mayInvite = run !== undefined && !isAdjourned(run);
  const sites = plan.sites.map((site) => ({ name: site.name, under: null, named: { siteId: site.id } as Named }));
  const people = plan.participants.flatMap((one) =>
    one.name === null ? [] : [{ name: one.name, under: displayName({ ...one, name: null }), named: { participantId: one.id } }],
  );
  const waiting = speakersList(state, context.index, state.runningItemId);
  const isWaiting = (named: Named): boolean => placeOfSame(waiting, whoIs(context, named)) !== undefined;
  const all = query.trim() === '' ? sites : search([...sites, ...people], query, ({ name, under }) => `${name} ${under ?? ''}`);
  return all.slice(0, MAX_FOUND).map(({ name, under, named }) => {
    const barred = siteBarred(context, whoIs(context, named).siteId) ?? undefined;
    const invite = { ...inviteByNameAction(context, name, named), barred };
    return {
      name,
      under,
      ...findNotes(context, named, isWaiting(named)),
      actions: [
        ...(state.openSittingId === null || isWaiting(named) ? [] : [addToQueueAction(context, name, named)]),
        ...(mayInvite && !speaks(context, named) ? [invite] : []),
      ],
    };
  });
}

const speaks = (context: ViewContext, named: Named): boolean =>
  context.state.floor !== null && isSame(context.state.floor.speaker, whoIs(context, named));

interface Named {
  readonly siteId?: string;
  readonly participantId?: string;
}

/** What is to be known before somebody is put into the list: that their site is not in, that they wait already, that they have spoken. */
function findNotes(context: ViewContext, named: Named, isWaiting: boolean): { readonly notes: string } {
  const { t, state, sites, now, index } = context;
  const speaker = whoIs(context, named);
  const presence =
    speaker.siteId === null || speaker.siteId === index.hallId ? null : presenceOf(siteRun(sites, speaker.siteId), now, null);
  const hasSpoken = Object.values(state.turns).some(({ speaker: one }) => isSame(one, speaker));
  const notes = [
    ...(speaks(context, named) ? [t('desk.find.speaks')] : []),
    ...(isWaiting ? [t('desk.find.waits')] : []),
    ...(hasSpoken ? [t('desk.find.hasSpoken')] : []),
    ...(presence === 'lost' || presence === 'absent' ? [t(`common.state.${presence}`)] : []),
  ];
  return { notes: notes.join(' · ') };
}

const whoIs = ({ index }: ViewContext, { siteId, participantId }: Named) => ({
  participantId: participantId ?? null,
  siteId: siteId ?? siteOfParticipant(index, participantId ?? null),
});
type Who = ReturnType<typeof whoIs>;

const isSame = (one: Who, other: Who): boolean =>
  other.participantId === null ? one.siteId === other.siteId : one.participantId === other.participantId;
