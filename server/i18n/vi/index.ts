import { accounts } from './accounts.ts';
import { agenda } from './agenda.ts';
import { awards } from './awards.ts';
import { calendar } from './calendar.ts';
import { check } from './check.ts';
import { checks } from './checks.ts';
import { common } from './common.ts';
import { conferences } from './conferences.ts';
import { deskMedia } from './desk-media.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { interchange } from './interchange.ts';
import { lists } from './lists.ts';
import { media } from './media.ts';
import { minutes } from './minutes.ts';
import { overview } from './overview.ts';
import { participants } from './participants.ts';
import { pictures } from './pictures.ts';
import { preparation } from './preparation.ts';
import { printing } from './printing.ts';
import { proceedings } from './proceedings.ts';
import { publishing } from './publishing.ts';
import { recommendations } from './recommendations.ts';
import { recordings } from './recordings.ts';
import { reference } from './reference.ts';
import { sites } from './sites.ts';
import { team } from './team.ts';
import { templates } from './templates.ts';
import { viewer } from './viewer.ts';

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
