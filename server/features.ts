import { screenName } from './planning/conferences/team/store.ts';
import { siteName } from './planning/sites/access/store.ts';
import { conferencesContract } from './planning/conferences/contract.ts';
import { rehearsedBy } from './planning/conferences/store.ts';
import { userById } from './accounts/users/store.ts';
import { accountsHandlers } from './accounts/commands.ts';
import { accountsPages } from './accounts/pages.ts';
import { securityLogHandlers } from './accounts/security-log/commands.ts';
import { securityLogPages } from './accounts/security-log/pages.ts';
import { agendaHandlers } from './planning/agenda/commands/index.ts';
import { catalogueHandlers } from './planning/awards/catalogue/commands.ts';
import { cataloguePages } from './planning/awards/catalogue/pages.ts';
import { awardsHandlers } from './planning/awards/commands.ts';
import { awardsPages } from './planning/awards/pages/index.ts';
import { newSpeakers, participantsHandlers } from './planning/participants/commands.ts';
import { participantsPages } from './planning/participants/pages/index.ts';
import { participantSheetHandlers } from './planning/participants/sheet/commands.ts';
import { participantSheetPages } from './planning/participants/sheet/pages.ts';
import { agendaEditorHandlers } from './planning/agenda-editor/commands.ts';
import { agendaEditorPages } from './planning/agenda-editor/pages/index.ts';
import { pastingHandlers } from './planning/pasting/commands/index.ts';
import { pastingPages } from './planning/pasting/pages/index.ts';
import { directoryHandlers } from './planning/directory/commands.ts';
import { directoryPages } from './planning/directory/pages/index.ts';
import { invitationsHandlers } from './planning/invitations/commands/index.ts';
import { invitationsPages } from './planning/invitations/pages/index.ts';
import { protocolHandlers } from './planning/protocol/commands.ts';
import { protocolPages } from './planning/protocol/pages.ts';
import { seatingHandlers } from './planning/seating/commands.ts';
import { seatingPages } from './planning/seating/pages/index.ts';
import { recommendationsHandlers } from './planning/recommendations/commands.ts';
import { recommendationsPages } from './planning/recommendations/pages.ts';
import { calendarHandlers } from './planning/calendar/commands.ts';
import { calendarPages } from './planning/calendar/pages.ts';
import { changeLogHandlers } from './planning/change-log/commands.ts';
import { changeLogPages } from './planning/change-log/pages.ts';
import { checksHandlers } from './planning/validation/commands.ts';
import { reschedulingHandlers } from './planning/rescheduling/commands.ts';
import { reschedulingPages } from './planning/rescheduling/pages.ts';
import { conferencesPages } from './planning/conferences/pages/index.ts';
import { conferencesHandlers } from './planning/conferences/commands/index.ts';
import { preparationHandlers } from './planning/conferences/preparation/commands.ts';
import { documentsHandlers } from './planning/documents/commands/index.ts';
import { documentsPages } from './planning/documents/pages/index.ts';
import { interchangeHandlers } from './record/import-export/commands/index.ts';
import { interchangePages } from './record/import-export/pages.ts';
import { mediaPages } from './live/media/device-test/pages.ts';
import { CoEditors } from './record/minutes/co-editing/co-editors.ts';
import { coEditingHandlers } from './record/minutes/co-editing/commands.ts';
import { minutesHandlers } from './record/minutes/commands/index.ts';
import { minutesPages } from './record/minutes/pages.ts';
import { certificatesHandlers } from './record/certificates/commands/index.ts';
import { certificatesPages } from './record/certificates/pages.ts';
import { awardRegisterHandlers } from './record/award-register/commands.ts';
import { awardRegisterPages } from './record/award-register/pages.ts';
import { printingHandlers } from './record/printouts/commands.ts';
import { printingPages } from './record/printouts/pages.ts';
import { ceremonyHandlers } from './live/ceremony/commands.ts';
import { checkInHandlers } from './live/check-in/commands.ts';
import { checkInPages, presenceInList } from './live/check-in/pages.ts';
import { correctionsHandlers } from './live/corrections/commands.ts';
import { proceedingsHandlers } from './live/sitting/commands/index.ts';
import { haveFloorIn, isSittingOpen, openedSittings, underwayIn } from './live/underway/rules.ts';
import { announcerPages } from './live/announcer/pages.ts';
import { deskPages } from './live/desk/pages.ts';
import { displayHandlers } from './live/display/commands.ts';
import { OpenScreens } from './live/display/open-screens.ts';
import { displayPages } from './live/display/pages.ts';
import { sitePages } from './live/site-page/pages.ts';
import { viewerPages } from './live/viewer-page/pages.ts';
import { teamHandlers } from './planning/conferences/team/commands.ts';
import { teamInvitationsHandlers } from './planning/conferences/team/invitations/commands.ts';
import { templatesHandlers } from './planning/conference-templates/commands/index.ts';
import { templatesPages } from './planning/conference-templates/pages/index.ts';
import { overviewHandlers } from './record/dashboard/commands.ts';
import { overviewPages } from './record/dashboard/pages/index.ts';
import { publishingHandlers } from './planning/publishing/commands.ts';
import { publishingPages } from './planning/publishing/pages/index.ts';
import { levelsInForce } from './planning/publishing/store.ts';
import { accessHandlers } from './planning/sites/access/commands.ts';
import { accessPages } from './planning/sites/access/pages.ts';
import { sitesHandlers } from './planning/sites/commands.ts';
import { sitesPages } from './planning/sites/pages.ts';
import { hallMapPages } from './live/hall-map/pages.ts';
import { rollCallHandlers } from './live/roll-call/commands.ts';
import { rollCallPages } from './live/roll-call/pages.ts';
import { sitePresence } from './live/roll-call/subscribers.ts';
import { slices } from './contract.ts';
import type { Bus } from './platform/bus/bus.ts';
import type { Handler } from './platform/bus/handlers.ts';
import type { Clock } from './platform/clock.ts';
import type { Actor } from './platform/contract.ts';
import type { Database } from './platform/database/open.ts';
import type { LevelOf } from './platform/journal/audience.ts';
import type { PageRoutes } from './platform/pages/routes.ts';
import type { SocketServer } from './platform/sockets/socket-server.ts';
import type { subscribe } from './subscribers.ts';

/** What is known of the open pages: which hall displays there are, and who writes in the minutes. */
export interface PagesInUse {
  /** The handlers that look at them, or ask them for their unsent words. */
  readonly handlers: readonly Handler[];
  close(): void;
}

export function pagesInUse({ sockets, bus, now }: { readonly sockets: SocketServer; readonly bus: Bus; readonly now: Clock }): PagesInUse {
  const screens = new OpenScreens({ now, tell: (news) => sockets.toStaff(news.conferenceId, 'displays', news) });
  const coEditors = new CoEditors(sockets);
  bus.onEvent(coEditors.hear);
  return {
    handlers: [...displayHandlers(screens), ...minutesHandlers(sockets), ...coEditingHandlers(sockets, coEditors)],
    close() {
      screens.close();
      coEditors.close();
    },
  };
}

/** The handlers of every other feature. */
export const handlers: readonly Handler[] = [
  ...accountsHandlers,
  ...securityLogHandlers,
  ...conferencesHandlers(isSittingOpen),
  ...reschedulingHandlers(openedSittings),
  ...preparationHandlers,
  ...teamHandlers,
  ...teamInvitationsHandlers,
  ...templatesHandlers,
  ...agendaHandlers(newSpeakers),
  ...agendaEditorHandlers,
  ...participantsHandlers,
  ...invitationsHandlers,
  ...protocolHandlers,
  ...directoryHandlers,
  ...participantSheetHandlers,
  ...seatingHandlers,
  ...pastingHandlers,
  ...awardsHandlers,
  ...catalogueHandlers,
  ...recommendationsHandlers,
  ...sitesHandlers(haveFloorIn),
  ...accessHandlers,
  ...rollCallHandlers,
  ...proceedingsHandlers,
  ...ceremonyHandlers,
  ...checkInHandlers,
  ...correctionsHandlers(slices),
  ...publishingHandlers(underwayIn),
  ...overviewHandlers,
  ...checksHandlers,
  ...changeLogHandlers,
  ...documentsHandlers,
  ...calendarHandlers,
  ...interchangeHandlers,
  ...printingHandlers,
  ...awardRegisterHandlers,
  ...certificatesHandlers,
];

/** The pages of every feature. */
export const pages: readonly ((routes: PageRoutes) => void)[] = [
  accountsPages,
  securityLogPages,
  interchangePages,
  templatesPages,
  conferencesPages,
  reschedulingPages,
  documentsPages,
  calendarPages,
  publishingPages,
  changeLogPages,
  overviewPages,
  pastingPages,
  agendaEditorPages,
  participantSheetPages,
  seatingPages,
  directoryPages,
  participantsPages(presenceInList),
  invitationsPages,
  protocolPages,
  awardRegisterPages,
  certificatesPages,
  awardsPages,
  cataloguePages,
  recommendationsPages,
  accessPages,
  rollCallPages,
  hallMapPages,
  sitesPages,
  deskPages,
  announcerPages,
  checkInPages,
  displayPages,
  sitePages,
  viewerPages,
  mediaPages,
  minutesPages,
  printingPages,
];

/** The subscribers of every feature, run after the commits of others. */
export const subscribers: NonNullable<Parameters<typeof subscribe>[1]> = { ...sitePresence };

/** Classification of a conference's agenda items by the published plan. */
export const levelsOf = (db: Database, conferenceId: string): Promise<LevelOf> => levelsInForce(db, conferenceId);

/** The login shown in the top bar; null without one. */
export async function userOf(db: Database, actor: Actor): Promise<{ name: string; isAdmin: boolean; isCreator: boolean } | null> {
  if (actor.kind !== 'user') return null;
  const user = await userById(db, actor.id);
  return user && { name: user.displayName, isAdmin: actor.rights.includes('administrator'), isCreator: actor.rights.includes('creator') };
}

/** Name of the login, site or hall display that uses a browser; null without a login. */
export async function readerNameOf(db: Database, actor: Actor): Promise<string | null> {
  const { kind, id, conferenceId } = actor;
  if (kind === 'user') return (await userById(db, id))?.displayName ?? null;
  if (conferenceId === null) return null;
  return kind === 'site' ? siteName(db, conferenceId, id) : screenName(db, conferenceId, id);
}

/** For a page of a rehearsal that has ended, the path of the same page in its conference; null for every other page. */
export async function successorOf(db: Database, path: string): Promise<string | null> {
  const [, id = '', rest = ''] = /^\/conferences\/([\w.-]+)(\/[\w./-]*)?$/.exec(path) ?? [];
  const original = id === '' ? null : await rehearsedBy(db, id, conferencesContract.endRehearsal.name);
  return original && `/conferences/${original}${rest}`;
}
