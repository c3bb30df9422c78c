import { accounts } from './accounts.ts';
import { agenda } from './planning/agenda.ts';
import { awards } from './planning/awards.ts';
import { calendar } from './planning/calendar.ts';
import { check } from './live/device-test.ts';
import { checks } from './planning/validation.ts';
import { common } from './common.ts';
import { conferences } from './planning/conferences.ts';
import { deskMedia } from './live/desk-media.ts';
import { documents } from './planning/documents.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { interchange } from './record/import-export.ts';
import { lists } from './planning/collections.ts';
import { media } from './live/media.ts';
import { minutes } from './record/minutes.ts';
import { overview } from './record/dashboard.ts';
import { participants } from './planning/participants.ts';
import { pictures } from './live/pictures.ts';
import { preparation } from './planning/preparation.ts';
import { printing } from './record/printouts.ts';
import { proceedings } from './live/sitting.ts';
import { publishing } from './planning/publishing.ts';
import { recommendations } from './planning/recommendations.ts';
import { recordings } from './live/recordings.ts';
import { reference } from './reference.ts';
import { sites } from './planning/sites.ts';
import { team } from './planning/team.ts';
import { templates } from './planning/conference-templates.ts';
import { viewer } from './live/viewer.ts';

/** Vietnamese is the source: its shape is the list of keys. A feature adds one file here and one in ../en. */
export const vi = {
  accounts,
  agenda,
  awards,
  calendar,
  check,
  checks,
  common,
  conferences,
  deskMedia,
  documents,
  errors,
  home,
  interchange,
  lists,
  media,
  minutes,
  overview,
  participants,
  pictures,
  preparation,
  printing,
  proceedings,
  publishing,
  recommendations,
  recordings,
  reference,
  sites,
  team,
  templates,
  viewer,
} as const;
