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
import { erasureHandlers } from './planning/erasure/commands.ts';
import { erasurePages } from './planning/erasure/pages/index.ts';
import { doublesHandlers } from './planning/doubles/commands.ts';
import { doublesPages } from './planning/doubles/pages/index.ts';
import { directoryHandlers } from './planning/directory/commands.ts';
import { directoryPages } from './planning/directory/pages/index.ts';
import { invitationsHandlers } from './planning/invitations/commands/index.ts';
import { answersOf } from './planning/invitations/store.ts';
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
import { checksOfAwards } from './planning/validation/pages.ts';
import { checksHandlers } from './planning/validation/commands.ts';
import { reschedulingHandlers } from './planning/rescheduling/commands.ts';
import { reschedulingPages } from './planning/rescheduling/pages.ts';
import { conferencesPages } from './planning/conferences/pages/index.ts';
import { conferencesHandlers } from './planning/conferences/commands/index.ts';
import { preparationHandlers } from './planning/conferences/preparation/commands.ts';
import { commentsHandlers } from './planning/comments/commands/index.ts';
import { commentsPages } from './planning/comments/pages/index.ts';
import { documentsHandlers } from './planning/documents/commands/index.ts';
import { documentsPages } from './planning/documents/pages/index.ts';
import { interchangeHandlers } from './record/import-export/commands/index.ts';
import { interchangePages } from './record/import-export/pages.ts';
import { mediaPages } from './live/media/device-test/pages.ts';
import { minutesPages } from './record/minutes/pages.ts';
import { followUpHandlers } from './record/follow-up/commands/index.ts';
import { followUpPages } from './record/follow-up/pages/index.ts';
import { forgetFound } from './record/search/store/marks.ts';
import { votePaperHandlers } from './record/vote-papers/commands.ts';
import { votePaperPages } from './record/vote-papers/pages.ts';
import { commentPaperHandlers } from './record/comment-papers/commands.ts';
import { commentPaperPages } from './record/comment-papers/pages.ts';
import { certificatesHandlers } from './record/certificates/commands/index.ts';
import { certificatesPages } from './record/certificates/pages.ts';
import { awardRegisterHandlers, keepRenamed } from './record/award-register/commands.ts';
import { awardRegisterPages } from './record/award-register/pages.ts';
import { handlersOfRecord, pagesOfRecord } from './record-features.ts';
import { printingHandlers } from './record/printouts/commands.ts';
import { printingPages } from './record/printouts/pages.ts';
import { ceremonyHandlers } from './live/ceremony/commands.ts';
import { awayNow } from './live/check-in/store.ts';
import { checkInHandlers } from './live/check-in/commands.ts';
import { checkInPages } from './live/check-in/pages/index.ts';
import { presenceOfAsker } from './live/check-in/rules/index.ts';
import { correctionsHandlers } from './live/corrections/commands.ts';
import { proceedingsHandlers } from './live/sitting/commands/index.ts';
import { haveFloorIn, openedSittings, openIn, textsOfParticipant, toldOfParticipant, underwayIn } from './live/underway/rules.ts';
import { reportsHandlers } from './planning/reports/commands/index.ts';
import { reportsPages } from './planning/reports/pages/index.ts';
import { votingHandlers, votingPages } from './live/voting.ts';
import { announcerPages } from './live/announcer/pages.ts';
import { delegateHandlers } from './live/delegate-page/commands.ts';
import { delegatePages } from './live/delegate-page/pages.ts';
import { deskPages } from './live/desk/pages.ts';
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
import { participantsList } from './participants-list.ts';
import { adoptionsIn } from './live/votes/adoptions/commands.ts';
import type { Handler } from './platform/bus/handlers.ts';
import type { Database } from './platform/database/open.ts';
import type { LevelOf } from './platform/journal/audience.ts';
import type { PageRoutes } from './platform/pages/routes.ts';
import type { subscribe } from './subscribers.ts';

/** The handlers of every other feature. */
export const handlers: readonly Handler[] = [
  ...accountsHandlers,
  ...securityLogHandlers,
  ...conferencesHandlers(openIn),
  ...reschedulingHandlers(openedSittings),
  ...preparationHandlers,
  ...teamHandlers,
  ...teamInvitationsHandlers,
  ...templatesHandlers,
  ...agendaHandlers(newSpeakers),
  ...agendaEditorHandlers,
  ...participantsHandlers,
  ...doublesHandlers(toldOfParticipant),
  ...erasureHandlers(textsOfParticipant, forgetFound),
  ...invitationsHandlers,
  ...protocolHandlers,
  ...directoryHandlers,
  ...participantSheetHandlers,
  ...seatingHandlers,
  ...pastingHandlers,
  ...awardsHandlers(keepRenamed),
  ...catalogueHandlers,
  ...recommendationsHandlers,
  ...reportsHandlers,
  ...sitesHandlers(haveFloorIn),
  ...accessHandlers,
  ...rollCallHandlers,
  ...proceedingsHandlers(presenceOfAsker),
  ...ceremonyHandlers,
  ...checkInHandlers,
  ...delegateHandlers,
  ...votingHandlers,
  ...correctionsHandlers(slices),
  ...publishingHandlers(underwayIn),
  ...overviewHandlers,
  ...checksHandlers(awayNow, answersOf),
  ...changeLogHandlers,
  ...documentsHandlers(adoptionsIn),
  ...commentsHandlers,
  ...calendarHandlers,
  ...interchangeHandlers,
  ...printingHandlers,
  ...commentPaperHandlers,
  ...votePaperHandlers,
  ...awardRegisterHandlers,
  ...certificatesHandlers,
  ...followUpHandlers,
  ...handlersOfRecord,
];

/** The pages of every feature. */
export const pages: readonly ((routes: PageRoutes) => void)[] = [
  accountsPages,
  securityLogPages,
  interchangePages,
  templatesPages,
  conferencesPages,
  reschedulingPages,
  commentsPages,
  commentPaperPages,
  votePaperPages,
  documentsPages,
  calendarPages,
  publishingPages,
  changeLogPages,
  overviewPages,
  pastingPages(participantsList),
  agendaEditorPages,
  participantSheetPages,
  seatingPages,
  erasurePages,
  directoryPages,
  doublesPages,
  participantsPages(participantsList),
  invitationsPages,
  protocolPages,
  awardRegisterPages,
  certificatesPages,
  followUpPages,
  ...pagesOfRecord,
  awardsPages(checksOfAwards),
  cataloguePages,
  recommendationsPages,
  reportsPages,
  accessPages,
  rollCallPages,
  hallMapPages,
  sitesPages,
  deskPages,
  announcerPages,
  checkInPages,
  votingPages,
  displayPages,
  sitePages,
  delegatePages,
  viewerPages,
  mediaPages,
  minutesPages,
  printingPages,
];

/** The subscribers of every feature, run after the commits of others. */
export const subscribers: NonNullable<Parameters<typeof subscribe>[1]> = { ...sitePresence };

/** Classification of a conference's agenda items by the published plan. */
export const levelsOf = (db: Database, conferenceId: string): Promise<LevelOf> => levelsInForce(db, conferenceId);

export { readerNameOf, successorOf, userOf } from './page-readers.ts';
