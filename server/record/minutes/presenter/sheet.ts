import type { InputOf, Operation, OutputOf } from '../../../platform/contract.ts';
import { foldAll, isStub, type Entry, type VisibleEntry } from '../../../platform/journal/contract.ts';
import { proceedingsContract, type LivePlan } from '../../../live/sitting/contract/index.ts';
import { proceedingsSlice } from '../../../live/sitting/rules/slice.ts';
import { stateOf, type ProceedingsState } from '../../../live/sitting/rules/state.ts';
import { rollCallContract } from '../../../live/roll-call/contract.ts';
import { sitesSlice, sitesState } from '../../../live/roll-call/rules/index.ts';
import { checkInContract } from '../../../live/check-in/contract.ts';
import { checkInSlice, checkInState } from '../../../live/check-in/rules/index.ts';
import { ceremonyContract, type CeremonyPlan } from '../../../live/ceremony/contract.ts';
import { ceremonySlice, ceremonyState } from '../../../live/ceremony/rules/index.ts';
import { minutesContract, type MinutesBlock, type Part } from '../contract.ts';
import { minutesFacts, type FactOfItem, type MinutesFacts } from '../rules/facts.ts';
import { namedPresence, type NamedPresence } from '../rules/presence.ts';
import { ceremonyFacts } from '../rules/ceremony.ts';
import { attendanceOf, headCounts, sitesThatCame } from '../rules/attendance.ts';

/** Runs a query as the reader: through the bus on the server, over the connection in the browser. */
export type Ask = <T extends Operation>(operation: T, input: InputOf<T>) => Promise<OutputOf<T>>;

/** Everything that the minutes are made of, redacted for their reader. */
export interface Sheet {
  readonly plan: LivePlan;
  readonly entries: readonly Entry[];
  readonly state: ProceedingsState;
  readonly ceremony: CeremonyPlan;
  /** What was conferred and launched. */
  readonly conferred: readonly FactOfItem[];
  /** Texts of the journal by their ids: announcements and topics, and incidents by the id of the incident. Null: erased. */
  readonly spoken: ReadonlyMap<string, string | null>;
  /** Incidents whose words the reader is not cleared for. */
  readonly withheld: ReadonlySet<string>;
  readonly facts: MinutesFacts;
  /** Who took part by name, in the sittings in which that was noted. */
  readonly presence: readonly NamedPresence[];
  readonly texts: ReadonlyMap<Part, readonly MinutesBlock[]>;
  /** Time of the last stored update; null if there is no text. */
  readonly savedAt: number | null;
}

/** Loads the agenda, the proceedings and the text. `now`: milliseconds since 1970, for the current speech. */
export async function gatherSheet(ask: Ask, conferenceId: string, now: number): Promise<Sheet> {
  const [plan, journal, { texts: spoken }, { incidents }, { parts }, ceremony, people] = await Promise.all([
    ask(proceedingsContract.livePlan, { conferenceId }),
    ask(proceedingsContract.journal, { conferenceId, after: 0 }),
    ask(proceedingsContract.texts, { conferenceId }),
    ask(rollCallContract.incidents, { conferenceId }),
    ask(minutesContract.texts, { conferenceId }),
    ask(ceremonyContract.get, { conferenceId }),
    ask(checkInContract.people, { conferenceId, badges: false }),
  ]);
  const entries = journal.entries.filter((told: VisibleEntry): told is Entry => !isStub(told));
  const state = stateOf(foldAll([proceedingsSlice], {}, entries));
  const sites = sitesState(foldAll([sitesSlice], {}, entries));
  const beside = plan.sites.filter((site) => site.kind !== 'main').map((site) => site.id);
  const attendance = attendanceOf(
    plan.sites.map((site) => site.id),
    sitesThatCame(beside, sites).length,
    headCounts(sites, entries),
  );
  const savedAt = Math.max(0, ...parts.map((part) => part.savedAt)) || null;
  const texts = new Map(parts.map(({ part, blocks }) => [part, blocks]));
  const words = new Map([...spoken, ...incidents].map((one) => [one.id, 'body' in one ? one.body : one.text]));
  const withheld = new Set(incidents.flatMap(({ id, isWithheld }) => (isWithheld ? id : [])));
  const conferred = ceremonyFacts(ceremonyState(foldAll([ceremonySlice], {}, entries)), ceremony);
  const facts = minutesFacts(plan, state, attendance, now, conferred);
  const presence = namedPresence(people, checkInState(foldAll([checkInSlice], {}, entries)), facts.sittings);
  return { plan, entries, state, ceremony, conferred, spoken: words, withheld, facts, presence, texts, savedAt };
}
