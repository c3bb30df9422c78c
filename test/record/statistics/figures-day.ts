import { checkInState } from '../../../server/live/check-in/rules/index.ts';
import { siteArrived, siteCounted, siteLost } from '../../../server/live/roll-call/contract.ts';
import { sitesSlice } from '../../../server/live/roll-call/rules/index.ts';
import type { LivePlan } from '../../../server/live/sitting/contract/index.ts';
import { secretVotesState } from '../../../server/live/secret-votes/rules/index.ts';
import { votesState } from '../../../server/live/votes/rules/index.ts';
import { figuresOf, historySlice, type ConferenceRecord } from '../../../server/record/statistics/rules/index.ts';
import { livePlan } from '../../live/sitting/live-plan.ts';
import type { SittingDay } from '../../live/sitting/sitting-day.ts';

/** What figures are made of after a day, with the morning planned for 08:00. */
export function recordOf(day: SittingDay, change: (plan: LivePlan) => LivePlan = (plan) => plan): ConferenceRecord {
  const fold = <S>(slice: { initial: S; apply(state: S, entry: (typeof day.entries)[number]): S }): S =>
    day.entries.reduce((state, entry) => slice.apply(state, entry), slice.initial);
  return {
    plan: change(livePlan()),
    state: day.state,
    history: fold(historySlice),
    sites: fold(sitesSlice),
    checkIn: checkInState({}),
    votes: votesState({}),
    secretVotes: secretVotesState({}),
    secretWords: { votes: [] },
    texts: new Map(),
    expected: new Map([
      ['site-22', 32],
      ['site-15', 30],
    ]),
    people: [],
    quorum: 'none',
    now: day.now,
    lastAt: day.entries.at(-1)?.at ?? null,
  };
}

export const figuresAfter = (day: SittingDay, sittingId: string | null = null) => figuresOf(recordOf(day), sittingId);

export const arrives = (day: SittingDay, siteId: string): void => day.tell(siteArrived.make({ siteId }));
export const loses = (day: SittingDay, siteId: string): void => day.tell(siteLost.make({ siteId }));
export const counts = (day: SittingDay, siteId: string, present: number | null): void => day.tell(siteCounted.make({ siteId, present }));
