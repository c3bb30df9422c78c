import * as accounts from './accounts/contract.ts';
import * as securityLog from './accounts/security-log/contract.ts';
import * as agenda from './planning/agenda/contract.ts';
import * as awards from './planning/awards/contract.ts';
import * as awardCatalogues from './planning/awards/catalogue/contract.ts';
import * as awardRegister from './record/award-register/contract.ts';
import * as followUp from './record/follow-up/contract.ts';
import * as taskBoard from './record/follow-up/board/contract.ts';
import * as taskReminders from './record/follow-up/reminders/contract.ts';
import * as campaignResults from './record/follow-up/campaigns/contract.ts';
import * as taskOwners from './record/follow-up/owners/contract.ts';
import * as paperTemplates from './record/official-papers/templates/contract.ts';
import * as officialPapers from './record/official-papers/contract/index.ts';
import * as registers from './record/registers/contract/index.ts';
import * as numberTerms from './record/registers/terms/contract.ts';
import * as followUpPapers from './record/follow-up/papers/contract.ts';
import * as calendar from './planning/calendar/contract.ts';
import * as changeLog from './planning/change-log/contract.ts';
import * as validation from './planning/validation/contract.ts';
import * as collections from './planning/collections/contract.ts';
import * as conferences from './planning/conferences/contract.ts';
import * as conferencesPreparation from './planning/conferences/preparation/contract.ts';
import * as conferencesTeam from './planning/conferences/team/contract.ts';
import * as conferenceTemplates from './planning/conference-templates/contract.ts';
import * as plan from './planning/plan/contract.ts';
import * as comments from './planning/comments/contract.ts';
import * as documents from './planning/documents/contract.ts';
import * as importExport from './record/import-export/contract/index.ts';
import * as media from './live/media/contract/index.ts';
import * as coEditing from './record/minutes/co-editing/contract.ts';
import * as minutes from './record/minutes/contract.ts';
import * as printouts from './record/printouts/contract.ts';
import * as pasting from './planning/pasting/contract.ts';
import * as directory from './planning/directory/contract.ts';
import * as invitationMail from './planning/invitations/mail/contract.ts';
import * as invitations from './planning/invitations/contract.ts';
import * as awardCatalogue from './planning/awards/catalogue/contract.ts';
import * as protocol from './planning/protocol/contract.ts';
import * as participants from './planning/participants/contract.ts';
import * as agendaEditor from './planning/agenda-editor/contract.ts';
import * as recommendations from './planning/recommendations/contract.ts';
import * as seating from './planning/seating/contract.ts';
import * as display from './live/display/contract.ts';
import * as sitting from './live/sitting/contract/index.ts';
import * as dashboard from './record/dashboard/contract.ts';
import * as publishing from './planning/publishing/contract.ts';
import * as sitesAccess from './planning/sites/access/contract.ts';
import * as sites from './planning/sites/contract.ts';
import * as ceremony from './live/ceremony/contract.ts';
import * as checkIn from './live/check-in/contract.ts';
import * as corrections from './live/corrections/contract.ts';
import * as secretVotes from './live/secret-votes/contract/index.ts';
import * as votes from './live/votes/contract/index.ts';
import * as rollCall from './live/roll-call/contract.ts';
import * as platform from './platform/contract.ts';
import { z } from 'zod';

const MODULES: readonly object[] = [
  platform,
  accounts,
  securityLog,
  agenda,
  awards,
  awardCatalogues,
  awardRegister,
  followUp,
  followUpPapers,
  officialPapers,
  registers,
  paperTemplates,
  numberTerms,
  taskBoard,
  taskReminders,
  campaignResults,
  taskOwners,
  calendar,
  changeLog,
  validation,
  collections,
  conferences,
  conferencesPreparation,
  conferencesTeam,
  conferenceTemplates,
  plan,
  comments,
  documents,
  importExport,
  media,
  coEditing,
  minutes,
  printouts,
  directory,
  awardCatalogue,
  protocol,
  invitations,
  invitationMail,
  participants,
  seating,
  pasting,
  agendaEditor,
  recommendations,
  display,
  sitting,
  dashboard,
  publishing,
  sitesAccess,
  sites,
  corrections,
  ceremony,
  checkIn,
  votes,
  secretVotes,
  rollCall,
];

/**
 * The schemas that the contracts export, by the names under which programs meet them in the OpenAPI document.
 * @throws Error when two contracts give one name to two schemas.
 */
export function namedSchemas(): ReadonlyMap<string, z.ZodType> {
  const named = new Map<string, z.ZodType>();
  for (const [name, exported] of MODULES.flatMap((module) => Object.entries(module))) {
    if (!(exported instanceof z.ZodType) || !/^[A-Z]/.test(name)) continue;
    const known = named.get(name);
    if (known && known !== exported) throw new Error(`Two contracts name a schema ${name}.`);
    named.set(name, exported);
  }
  return named;
}
