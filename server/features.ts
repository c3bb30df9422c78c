import { accountsHandlers } from './accounts/commands.ts';
import { accountsPages } from './accounts/pages.ts';
import { agendaHandlers } from './agenda/commands/index.ts';
import { awardsHandlers } from './awards/commands.ts';
import { awardsPages } from './awards/pages.ts';
import { participantsHandlers } from './participants/commands.ts';
import { participantsPages } from './participants/pages/index.ts';
import { programmeHandlers } from './programme/commands.ts';
import { programmePages } from './programme/pages/index.ts';
import { recommendationsHandlers } from './recommendations/commands.ts';
import { recommendationsPages } from './recommendations/pages.ts';
import { calendarHandlers } from './calendar/commands.ts';
import { calendarPages } from './calendar/pages.ts';
import { checksHandlers } from './checks/commands.ts';
import { conferencesPages } from './conferences/pages/index.ts';
import { conferencesHandlers } from './conferences/commands/index.ts';
import { preparationHandlers } from './conferences/preparation/commands.ts';
import { documentsHandlers } from './documents/commands/index.ts';
import { documentsPages } from './documents/pages/index.ts';
import { interchangeHandlers } from './interchange/commands.ts';
import { interchangePages } from './interchange/pages.ts';
import { mediaPages } from './media/pages.ts';
import { minutesHandlers } from './minutes/commands/index.ts';
import { minutesPages } from './minutes/pages.ts';
import { printingHandlers } from './printing/commands.ts';
import { printingPages } from './printing/pages.ts';
import { proceedingsHandlers } from './proceedings/commands/index.ts';
import { proceedingsPages } from './proceedings/pages.ts';
import { watchingPages } from './proceedings/watching/pages.ts';
import { teamHandlers } from './conferences/team/commands.ts';
import { templatesHandlers } from './templates/commands/index.ts';
import { templatesPages } from './templates/pages/index.ts';
import { overviewHandlers } from './overview/commands.ts';
import { overviewPages } from './overview/pages.ts';
import { publishingHandlers } from './publishing/commands.ts';
import { publishingPages } from './publishing/pages.ts';
import { levelsInForce } from './publishing/store.ts';
import { accessHandlers } from './sites/access/commands.ts';
import { accessPages } from './sites/access/pages.ts';
import { sitesHandlers } from './sites/commands.ts';
import { sitesPages } from './sites/pages.ts';
import { rollCallHandlers } from './sites/roll-call/commands.ts';
import { rollCallPages } from './sites/roll-call/pages.ts';
import { sitePresence } from './sites/presence.ts';
import type { Handler } from './platform/bus/handlers.ts';
import type { Actor } from './platform/contract.ts';
import type { Database } from './platform/database/open.ts';
import type { LevelOf } from './platform/journal/audience.ts';
import type { PageRoutes } from './platform/pages/routes.ts';
import type { followUp } from './follow-up.ts';

/** What every feature does when it is asked. */
export const handlers: readonly Handler[] = [
  ...accountsHandlers,
  ...conferencesHandlers,
  ...preparationHandlers,
  ...teamHandlers,
  ...templatesHandlers,
  ...agendaHandlers,
  ...programmeHandlers,
  ...participantsHandlers,
  ...awardsHandlers,
  ...recommendationsHandlers,
  ...sitesHandlers,
  ...accessHandlers,
  ...rollCallHandlers,
  ...proceedingsHandlers,
  ...publishingHandlers,
  ...overviewHandlers,
  ...checksHandlers,
  ...documentsHandlers,
  ...calendarHandlers,
  ...interchangeHandlers,
  ...minutesHandlers,
  ...printingHandlers,
];

/** The pages of every feature. */
export const pages: readonly ((routes: PageRoutes) => void)[] = [
  accountsPages,
  interchangePages,
  templatesPages,
  conferencesPages,
  documentsPages,
  calendarPages,
  publishingPages,
  overviewPages,
  programmePages,
  participantsPages,
  awardsPages,
  recommendationsPages,
  accessPages,
  rollCallPages,
  sitesPages,
  proceedingsPages,
  watchingPages,
  mediaPages,
  minutesPages,
  printingPages,
];

/** What features do after others' commits. */
export const reactions: NonNullable<Parameters<typeof followUp>[1]> = { ...sitePresence };

/** Classification of a conference's agenda items by the published plan. */
export const levelsOf = (db: Database, conferenceId: string): Promise<LevelOf> => levelsInForce(db, conferenceId);

/** What the top bar says of who is signed in. */
export async function userOf(db: Database, actor: Actor): Promise<{ name: string; isAdmin: boolean } | null> {
  if (actor.kind !== 'user') return null;
  const user = await db.user.findUnique({ where: { id: actor.id }, select: { displayName: true } });
  return user && { name: user.displayName, isAdmin: actor.rights.includes('administrator') };
}
