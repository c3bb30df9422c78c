import { accountsContract } from './accounts/contract.ts';
import { securityLogContract } from './accounts/security-log/contract.ts';
import { agendaContract } from './planning/agenda/contract.ts';
import { catalogueContract } from './planning/awards/catalogue/contract.ts';
import { awardsContract, campaignsContract } from './planning/awards/contract.ts';
import { calendarContract } from './planning/calendar/contract.ts';
import { changeLogContract } from './planning/change-log/contract.ts';
import { invitationsContract } from './planning/invitations/contract.ts';
import { invitationMailContract } from './planning/invitations/mail/contract.ts';
import { checksContract } from './planning/validation/contract.ts';
import { conferencesContract } from './planning/conferences/contract.ts';
import { preparationContract } from './planning/conferences/preparation/contract.ts';
import { teamContract } from './planning/conferences/team/contract.ts';
import { teamInvitationsContract } from './planning/conferences/team/invitations/contract.ts';
import { templatesContract } from './planning/conference-templates/contract.ts';
import { commentsContract } from './planning/comments/contract.ts';
import { documentsContract } from './planning/documents/contract.ts';
import { interchangeContract } from './record/import-export/contract/index.ts';
import { mediaContract, recordingsContract } from './live/media/contract/index.ts';
import { coEditingContract } from './record/minutes/co-editing/contract.ts';
import { minutesContract } from './record/minutes/contract.ts';
import { certificatesContract } from './record/certificates/contract.ts';
import { awardRegisterContract } from './record/award-register/contract.ts';
import { votePapersContract } from './record/vote-papers/contract.ts';
import { commentPapersContract } from './record/comment-papers/contract.ts';
import { followUpContract } from './record/follow-up/contract.ts';
import { boardContract } from './record/follow-up/board/contract.ts';
import { taskCalendarContract } from './record/follow-up/calendar/contract.ts';
import { taskRemindersContract } from './record/follow-up/reminders/contract.ts';
import { campaignResultsContract } from './record/follow-up/campaigns/contract.ts';
import { taskOwnersContract } from './record/follow-up/owners/contract.ts';
import { followUpPapersContract } from './record/follow-up/papers/contract.ts';
import { paperTemplatesContract } from './record/official-papers/templates/contract.ts';
import { excerptsContract } from './record/excerpts/contract.ts';
import { officialPapersContract } from './record/official-papers/contract/index.ts';
import { registersContract } from './record/registers/contract/index.ts';
import { numberTermsContract } from './record/registers/terms/contract.ts';
import { newsBriefContract } from './record/news-brief/contract.ts';
import { archiveContract } from './record/archive/contract.ts';
import { photosContract } from './record/photos/contract.ts';
import { statisticsContract } from './record/statistics/contract.ts';
import { seriesContract } from './record/series/contract.ts';
import { signingContract, verificationContract } from './record/signing/contract.ts';
import { searchContract } from './record/search/contract.ts';
import { printingContract } from './record/printouts/contract.ts';
import { participantsContract } from './planning/participants/contract.ts';
import { directoryContract } from './planning/directory/contract.ts';
import { protocolContract } from './planning/protocol/contract.ts';
import { seatingContract } from './planning/seating/contract.ts';
import { participantSheetContract } from './planning/participants/sheet/contract.ts';
import { erasureContract } from './planning/erasure/contract.ts';
import { doublesContract } from './planning/doubles/contract.ts';
import { agendaEditorContract } from './planning/agenda-editor/contract.ts';
import { recommendationsContract } from './planning/recommendations/contract.ts';
import { reportsContract } from './planning/reports/contract/index.ts';
import { proceedingsContract, proceedingsEntries } from './live/sitting/contract/index.ts';
import { proceedingsSlice } from './live/sitting/rules/index.ts';
import { pastingContract } from './planning/pasting/contract.ts';
import { overviewContract } from './record/dashboard/contract.ts';
import { publishingContract, publishingEntries } from './planning/publishing/contract.ts';
import { publishingSlice } from './planning/publishing/rules/index.ts';
import { accessContract } from './planning/sites/access/contract.ts';
import { sitesContract } from './planning/sites/contract.ts';
import { displaysContract } from './live/display/contract.ts';
import { ceremonyContract, ceremonyEntries } from './live/ceremony/contract.ts';
import { ceremonySlice } from './live/ceremony/rules/index.ts';
import { delegateContract } from './live/delegate-page/contract.ts';
import { checkInContract, checkInEntries } from './live/check-in/contract.ts';
import { checkInSlice } from './live/check-in/rules/index.ts';
import { correctionsContract } from './live/corrections/contract.ts';
import { secretVotesContract, secretVotesEntries } from './live/secret-votes/contract/index.ts';
import { secretVotesSlice } from './live/secret-votes/rules/index.ts';
import { votesContract, votesEntries } from './live/votes/contract/index.ts';
import { votesSlice } from './live/votes/rules/index.ts';
import { rollCallContract, rollCallEntries } from './live/roll-call/contract.ts';
import { sitesSlice } from './live/roll-call/rules/index.ts';
import type { Operation } from './platform/contract.ts';
import type { EntryKind, Slice } from './platform/journal/contract.ts';
import { correction } from './platform/journal/correction.ts';

/** Every operation of every feature. */
export const contract = {
  accounts: accountsContract,
  securityLog: securityLogContract,
  conferences: conferencesContract,
  preparation: preparationContract,
  team: teamContract,
  teamInvitations: teamInvitationsContract,
  templates: templatesContract,
  agenda: agendaContract,
  agendaEditor: agendaEditorContract,
  participants: participantsContract,
  protocol: protocolContract,
  directory: directoryContract,
  participantSheet: participantSheetContract,
  doubles: doublesContract,
  erasure: erasureContract,
  invitations: invitationsContract,
  invitationMail: invitationMailContract,
  seating: seatingContract,
  pasting: pastingContract,
  awards: awardsContract,
  campaigns: campaignsContract,
  awardCatalogues: catalogueContract,
  recommendations: recommendationsContract,
  reports: reportsContract,
  sites: sitesContract,
  siteAccess: accessContract,
  rollCall: rollCallContract,
  proceedings: proceedingsContract,
  displays: displaysContract,
  corrections: correctionsContract,
  ceremony: ceremonyContract,
  checkIn: checkInContract,
  delegate: delegateContract,
  votes: votesContract,
  secretVotes: secretVotesContract,
  publishing: publishingContract,
  overview: overviewContract,
  checks: checksContract,
  changeLog: changeLogContract,
  calendar: calendarContract,
  documents: documentsContract,
  comments: commentsContract,
  interchange: interchangeContract,
  media: mediaContract,
  recordings: recordingsContract,
  minutes: { ...minutesContract, ...coEditingContract },
  printing: printingContract,
  commentPapers: commentPapersContract,
  votePapers: votePapersContract,
  awardRegister: awardRegisterContract,
  certificates: certificatesContract,
  followUp: followUpContract,
  followUpPapers: followUpPapersContract,
  excerpts: excerptsContract,
  paperTemplates: paperTemplatesContract,
  officialPapers: officialPapersContract,
  registers: registersContract,
  numberTerms: numberTermsContract,
  statistics: statisticsContract,
  newsBrief: newsBriefContract,
  archives: archiveContract,
  photos: photosContract,
  search: searchContract,
  taskBoard: boardContract,
  taskCalendar: taskCalendarContract,
  taskReminders: taskRemindersContract,
  campaignResults: campaignResultsContract,
  taskOwners: taskOwnersContract,
  series: seriesContract,
  signing: signingContract,
  verification: verificationContract,
};

export const operations: readonly Operation[] = Object.values(contract).flatMap((feature): Operation[] => Object.values(feature));

/** Every kind of journal entry. */
export const entryKinds: readonly EntryKind[] = [
  ...publishingEntries,
  ...proceedingsEntries,
  ...rollCallEntries,
  ...ceremonyEntries,
  ...checkInEntries,
  ...votesEntries,
  ...secretVotesEntries,
  correction,
];

/** The slices of all features; together they are the live state. */
export const slices: readonly Slice<unknown>[] = [
  publishingSlice,
  proceedingsSlice,
  sitesSlice,
  ceremonySlice,
  checkInSlice,
  votesSlice,
  secretVotesSlice,
];
