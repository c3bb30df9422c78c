import { accountsContract } from './accounts/contract.ts';
import { agendaContract } from './agenda/contract.ts';
import { awardsContract, campaignsContract } from './awards/contract.ts';
import { calendarContract } from './calendar/contract.ts';
import { checksContract } from './checks/contract.ts';
import { conferencesContract } from './conferences/contract.ts';
import { preparationContract } from './conferences/preparation/contract.ts';
import { teamContract } from './conferences/team/contract.ts';
import { templatesContract } from './templates/contract.ts';
import { documentsContract } from './documents/contract.ts';
import { interchangeContract } from './interchange/contract.ts';
import { mediaContract, recordingsContract } from './media/contract/index.ts';
import { minutesContract } from './minutes/contract.ts';
import { printingContract } from './printing/contract.ts';
import { participantsContract } from './participants/contract.ts';
import { programmeContract } from './programme/contract.ts';
import { recommendationsContract } from './recommendations/contract.ts';
import { proceedingsContract, proceedingsEntries } from './proceedings/contract/index.ts';
import { proceedingsSlice } from './proceedings/rules/index.ts';
import { overviewContract } from './overview/contract.ts';
import { publishingContract, publishingEntries } from './publishing/contract.ts';
import { publishingSlice } from './publishing/rules/index.ts';
import { accessContract } from './sites/access/contract.ts';
import { sitesContract } from './sites/contract.ts';
import { rollCallContract, rollCallEntries } from './sites/roll-call/contract.ts';
import { sitesSlice } from './sites/roll-call/rules/index.ts';
import type { Operation } from './platform/contract.ts';
import type { EntryKind, Slice } from './platform/journal/contract.ts';

/** Every operation of every feature. */
export const contract = {
  accounts: accountsContract,
  conferences: conferencesContract,
  preparation: preparationContract,
  team: teamContract,
  templates: templatesContract,
  agenda: agendaContract,
  programme: programmeContract,
  participants: participantsContract,
  awards: awardsContract,
  campaigns: campaignsContract,
  recommendations: recommendationsContract,
  sites: sitesContract,
  siteAccess: accessContract,
  rollCall: rollCallContract,
  proceedings: proceedingsContract,
  publishing: publishingContract,
  overview: overviewContract,
  checks: checksContract,
  calendar: calendarContract,
  documents: documentsContract,
  interchange: interchangeContract,
  media: mediaContract,
  recordings: recordingsContract,
  minutes: minutesContract,
  printing: printingContract,
};

export const operations: readonly Operation[] = Object.values(contract).flatMap((feature): Operation[] => Object.values(feature));

/** Every kind of journal entry. */
export const entryKinds: readonly EntryKind[] = [...publishingEntries, ...proceedingsEntries, ...rollCallEntries];

/** The folds of all features: the live state is nothing else. */
export const slices: readonly Slice<unknown>[] = [publishingSlice, proceedingsSlice, sitesSlice];
