import { accountsContract } from './accounts/contract.ts';
import { checksContract } from './checks/contract.ts';
import { conferencesContract } from './conferences/contract.ts';
import { preparationContract } from './conferences/preparation/contract.ts';
import { teamContract } from './conferences/team/contract.ts';
import { templatesContract } from './conferences/templates/contract.ts';
import { proceedingsContract, proceedingsEntries } from './proceedings/contract/index.ts';
import { proceedingsSlice } from './proceedings/rules/index.ts';
import { publishingContract, publishingEntries } from './publishing/contract.ts';
import { publishingSlice } from './publishing/rules/index.ts';
import type { Operation } from './platform/contract.ts';
import type { EntryKind, Slice } from './platform/journal/contract.ts';

/** Every operation of every feature. */
export const contract = {
  accounts: accountsContract,
  conferences: conferencesContract,
  preparation: preparationContract,
  team: teamContract,
  templates: templatesContract,
  proceedings: proceedingsContract,
  publishing: publishingContract,
  checks: checksContract,
};

export const operations: readonly Operation[] = Object.values(contract).flatMap((feature): Operation[] => Object.values(feature));

/** Every kind of journal entry. */
export const entryKinds: readonly EntryKind[] = [...publishingEntries, ...proceedingsEntries];

/** The folds of all features: the live state is nothing else. */
export const slices: readonly Slice<unknown>[] = [publishingSlice as Slice<unknown>, proceedingsSlice as Slice<unknown>];
