import type { InputOf, Operation, OutputOf } from '../../../platform/contract.ts';
import { foldAll, isStub, type Entry, type VisibleEntry } from '../../../platform/journal/contract.ts';
import { proceedingsContract, type LivePlan } from '../../../live/sitting/contract/index.ts';
import { proceedingsSlice } from '../../../live/sitting/rules/slice.ts';
import { entriesOfMerged } from '../../../live/sitting/rules/merged.ts';
import { stateOf, type ProceedingsState } from '../../../live/sitting/rules/state.ts';
import { mergedIn, publishingSlice } from '../../../planning/publishing/rules/index.ts';
import { rollCallContract } from '../../../live/roll-call/contract.ts';
import { sitesSlice, sitesState } from '../../../live/roll-call/rules/index.ts';
import { checkInContract } from '../../../live/check-in/contract.ts';
import { checkInSlice, checkInState } from '../../../live/check-in/rules/index.ts';
import { ceremonyContract, type CeremonyPlan } from '../../../live/ceremony/contract.ts';
import { ceremonySlice, ceremonyState } from '../../../live/ceremony/rules/index.ts';
import { secretVotesContract } from '../../../live/secret-votes/contract/index.ts';
import { secretVotesSlice, secretVotesState } from '../../../live/secret-votes/rules/index.ts';
import { votesContract } from '../../../live/votes/contract/index.ts';
import { votesSlice, votesState } from '../../../live/votes/rules/index.ts';
import { minutesContract, type MinutesBlock, type Part } from '../contract.ts';
import { minutesFacts, type FactOfItem, type MinutesFacts } from '../rules/facts.ts';
import { namedPresence, type NamedPresence } from '../rules/presence.ts';
import { ceremonyFacts } from '../rules/ceremony.ts';
import { secretVoteFacts } from '../rules/secret-votes.ts';
import { voteFacts } from '../rules/votes.ts';
import { attendanceOf, headCounts, sitesThatCame } from '../rules/attendance.ts';

/** Runs a query as the reader: through the bus on the server, over the connection in the browser. */
export type Ask = <T extends Operation>(operation: T, input: InputOf<T>) => Promise<OutputOf<T>>;

/** Everything that the minutes are made of, redacted for their reader. */
export interface Sheet {
  readonly plan: LivePlan;
  readonly entries: readonly Entry[];
  readonly state: ProceedingsState;
  readonly ceremony: CeremonyPlan;
  /** What was conferred, launched and voted on. */
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

/** Why people were excused, by sitting and participant. */
async function absenceReasons(
  ask: Ask,
  conferenceId: string,
  sittings: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const told = await Promise.all(
    sittings.map(async ({ id: sittingId }) => {
      const { reasons } = await ask(checkInContract.notes, { conferenceId, sittingId, since: 0 });
      return reasons.map(({ participantId, text }) => [`${sittingId} ${participantId}`, text] as const);
    }),
  );
  return new Map(told.flat());
}

/** Loads the agenda, the proceedings and the text. `now`: milliseconds since 1970, for the current speech. */
export async function gatherSheet(ask: Ask, conferenceId: string, now: number): Promise<Sheet> {
  const [plan, journal, { texts: spoken }, { incidents }, { parts }, ceremony, people, votes, secret] = await Promise.all([
    ask(proceedingsContract.livePlan, { conferenceId }),
    ask(proceedingsContract.journal, { conferenceId, after: 0 }),
    ask(proceedingsContract.texts, { conferenceId }),
    ask(rollCallContract.incidents, { conferenceId }),
    ask(minutesContract.texts, { conferenceId }),
    ask(ceremonyContract.get, { conferenceId }),
    ask(checkInContract.people, { conferenceId, badges: false }),
    ask(votesContract.get, { conferenceId }),
    ask(secretVotesContract.get, { conferenceId }),
  ]);
  const told = journal.entries.filter((one: VisibleEntry): one is Entry => !isStub(one));
  const folded = foldAll([publishingSlice, proceedingsSlice, checkInSlice], {}, told);
  const state = stateOf(folded);
  const entries = entriesOfMerged(told, mergedIn(folded));
  const sites = sitesState(foldAll([sitesSlice], {}, entries));
  const beside = plan.sites.filter((site) => site.kind !== 'main').map((site) => site.id);
  const attendance = attendanceOf(
    plan.sites.map((site) => site.id),
    sitesThatCame(beside, sites).length,
    headCounts(sites, entries),
  );
  const savedAt = Math.max(0, ...parts.map((part) => part.savedAt)) || null;
  const texts = new Map(parts.map(({ part, blocks }) => [part, blocks]));
  const words = new Map([...spoken, ...votes.texts, ...incidents].map((one) => [one.id, 'body' in one ? one.body : one.text]));
  const withheld = new Set(incidents.flatMap(({ id, isWithheld }) => (isWithheld ? id : [])));
  const asked = new Map(votes.texts.map(({ id, body }) => [id, body]));
  const conferred = [
    ...ceremonyFacts(ceremonyState(foldAll([ceremonySlice], {}, entries)), ceremony),
    ...secretVoteFacts(secretVotesState(foldAll([secretVotesSlice], {}, entries)), secret),
    ...voteFacts(votesState(foldAll([votesSlice], {}, entries)), asked),
  ];
  const facts = minutesFacts(plan, state, attendance, now, conferred);
  const reasons = await absenceReasons(ask, conferenceId, facts.sittings);
  const presence = namedPresence(people, checkInState(folded), facts.sittings, (...of) => reasons.get(of.join(' ')) ?? null);
  return { plan, entries, state, ceremony, conferred, spoken: words, withheld, facts, presence, texts, savedAt };
}
