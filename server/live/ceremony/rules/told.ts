import type { BatchRun, CeremonyState, Launch } from './state.ts';

/** Awards and campaigns that the journal names, each with the version by which it does. */
export interface Told {
  readonly awards: readonly Pick<BatchRun, 'awardId' | 'publication'>[];
  readonly campaigns: readonly Pick<Launch, 'campaignId' | 'publication'>[];
}

/** What the journal names of awards and campaigns: everything, or only what is shown on screens now. */
export function toldOf({ stage, conferrals, marks, launches }: CeremonyState, isWhole: boolean): Told {
  const awards = [...(stage ? [stage] : []), ...(isWhole ? [...Object.values(conferrals), ...Object.values(marks)] : [])];
  return { awards, campaigns: Object.values(launches) };
}
