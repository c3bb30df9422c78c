import { accounts } from './accounts.ts';
import { agenda } from './planning/agenda.ts';
import { apiReference } from './platform/api-reference.ts';
import { awards } from './planning/awards.ts';
import { calendar } from './planning/calendar.ts';
import { directory } from './planning/directory.ts';
import { doubles } from './planning/doubles.ts';
import { erasure } from './planning/erasure.ts';
import { deviceTest } from './live/device-test.ts';
import { ceremony } from './live/ceremony.ts';
import { checkIn } from './live/check-in.ts';
import { changeLog } from './planning/change-log.ts';
import { collections } from './planning/collections.ts';
import { common } from './common.ts';
import { conferenceTemplates } from './planning/conference-templates.ts';
import { conferences } from './planning/conferences.ts';
import { dashboard } from './record/dashboard.ts';
import { delegatePage } from './live/delegate-page.ts';
import { desk } from './live/desk.ts';
import { deskMedia } from './live/desk-media.ts';
import { display } from './live/display.ts';
import { comments } from './planning/comments.ts';
import { documents } from './planning/documents.ts';
import { errors } from './errors.ts';
import { hallMap } from './live/hall-map.ts';
import { importExport } from './record/import-export.ts';
import { invitations } from './planning/invitations.ts';
import { livePage } from './live/live-page.ts';
import { media } from './live/media.ts';
import { minutes } from './record/minutes.ts';
import { participants } from './planning/participants.ts';
import { pasting } from './planning/pasting.ts';
import { pictures } from './live/pictures.ts';
import { preparation } from './planning/preparation.ts';
import { printouts } from './record/printouts.ts';
import { certificates } from './record/certificates.ts';
import { signing } from './record/signing.ts';
import { awardRegister } from './record/award-register.ts';
import { followUp } from './record/follow-up.ts';
import { paperTemplates } from './record/paper-templates.ts';
import { excerpts } from './record/excerpts.ts';
import { officialPapers } from './record/official-papers.ts';
import { registers } from './record/registers.ts';
import { campaignResults } from './record/campaign-results.ts';
import { taskOwners } from './record/task-owners.ts';
import { awardCatalogues } from './planning/award-catalogues.ts';
import { protocol } from './planning/protocol.ts';
import { publishing } from './planning/publishing.ts';
import { recommendations } from './planning/recommendations.ts';
import { recordings } from './live/recordings.ts';
import { reports } from './planning/reports.ts';
import { rescheduling } from './planning/rescheduling.ts';
import { rollCall } from './live/roll-call.ts';
import { series } from './record/series.ts';
import { search } from './record/search.ts';
import { seating } from './planning/seating.ts';
import { securityLog } from './security-log.ts';
import { siteChecks } from './live/site-checks.ts';
import { sitePage } from './live/site-page.ts';
import { sites } from './planning/sites.ts';
import { sitting } from './live/sitting.ts';
import { newsBrief } from './record/news-brief.ts';
import { archive } from './record/archive.ts';
import { photos } from './record/photos.ts';
import { statistics } from './record/statistics.ts';
import { team } from './planning/team.ts';
import { validation } from './planning/validation.ts';
import { viewerPage } from './live/viewer-page.ts';
import { secretVotes } from './live/secret-votes.ts';
import { votes } from './live/votes.ts';

/** Vietnamese is the source: its shape is the list of keys. A feature adds a file here and one in ../en. */
export const vi = {
  accounts,
  agenda,
  apiReference,
  awards,
  calendar,
  directory,
  doubles,
  erasure,
  ceremony,
  checkIn,
  deviceTest,
  changeLog,
  collections,
  common,
  conferenceTemplates,
  conferences,
  dashboard,
  delegatePage,
  desk,
  deskMedia,
  display,
  documents,
  comments,
  errors,
  hallMap,
  importExport,
  invitations,
  livePage,
  media,
  minutes,
  participants,
  pasting,
  pictures,
  preparation,
  printouts,
  awardCatalogues,
  awardRegister,
  followUp,
  excerpts,
  paperTemplates,
  officialPapers,
  registers,
  campaignResults,
  taskOwners,
  certificates,
  signing,
  protocol,
  publishing,
  recommendations,
  recordings,
  reports,
  rescheduling,
  rollCall,
  search,
  series,
  seating,
  securityLog,
  siteChecks,
  sitePage,
  sites,
  sitting,
  newsBrief,
  archive,
  photos,
  statistics,
  team,
  validation,
  viewerPage,
  votes,
  secretVotes,
} as const;
