import type { CheckInState } from '../../../live/check-in/rules/index.ts';
import type { Expected } from '../../../live/check-in/contract.ts';
import type { SitesState } from '../../../live/roll-call/contract.ts';
import type { LivePlan } from '../../../live/sitting/contract/index.ts';
import type { ProceedingsState } from '../../../live/sitting/rules/state.ts';
import type { SecretVoteFacts } from '../../../live/secret-votes/contract/index.ts';
import type { SecretVotesState } from '../../../live/secret-votes/rules/index.ts';
import type { VotesState } from '../../../live/votes/rules/index.ts';
import type { Quorum } from '../../../planning/conferences/contract.ts';
import type { History } from './history.ts';
import { endOf, windowsOf, type Moments, type Window } from './windows.ts';

/** What figures are made of: the plan for names and what was planned, the journal for everything else. All of it as the reader may know it. */
export interface ConferenceRecord extends Moments {
  readonly plan: LivePlan;
  readonly state: ProceedingsState;
  readonly history: History;
  readonly sites: SitesState;
  readonly checkIn: CheckInState;
  readonly votes: VotesState;
  readonly secretVotes: SecretVotesState;
  /** What secret votes ask. */
  readonly secretWords: Pick<SecretVoteFacts, 'votes'>;
  /** Texts of questions by their ids; null: erased. */
  readonly texts: ReadonlyMap<string, string | null>;
  /** How many are on the list at each site; null: not known. */
  readonly expected: ReadonlyMap<string, number | null>;
  readonly people: readonly Expected[];
  readonly quorum: Quorum;
}

/** What is counted: one sitting, or all that were held. */
export interface CountedPart {
  /** Null: all. */
  readonly sittingId: string | null;
  readonly windows: readonly Window[];
  /** The end of the last of these sittings; null: none was opened. */
  readonly until: number | null;
  /** The opening of the first; null: none was opened. */
  readonly from: number | null;
}

/** The part of a record that is asked for. */
export function countedPart(record: ConferenceRecord, sittingId: string | null): CountedPart {
  const runs = Object.values(record.state.sittings).filter((run) => sittingId === null || run.sittingId === sittingId);
  const ends = runs.map((run) => endOf(run, record));
  return {
    sittingId,
    windows: runs.flatMap((run) => windowsOf(run, endOf(run, record))).toSorted((one, other) => one.from - other.from),
    until: ends.length === 0 ? null : Math.max(...ends),
    from: runs.length === 0 ? null : Math.min(...runs.map(({ openedAt }) => openedAt)),
  };
}

/** Whether something of a sitting is in the part. */
export const isCounted = ({ sittingId }: CountedPart, one: string | null): boolean => sittingId === null || one === sittingId;
