import type { Floor, Turn } from '../contract/entities.ts';
import type { ProceedingsState } from './state.ts';
import type { PlanIndex } from './plan.ts';
import { levelOf } from '../../../planning/plan/rules.ts';
import type { LevelOf } from '../../../platform/journal/audience.ts';
import { isAdjourned } from './decision.ts';

/** Whose picture and sound go where. Site ids; null: nobody's. Nothing else is seen or heard by anyone. */
export interface MediaRouting {
  /** Classification level of the current item: only those cleared for it receive anything. */
  readonly level: number;
  /** True if nothing is sent, because the current item is classified. */
  readonly barred: boolean;
  /** The picture of the program feed: the site that holds the floor, else the main hall. */
  readonly main: string | null;
  /** The site whose shared screen or document camera is shown beside it. */
  readonly second: string | null;
  readonly hall: string | null;
  /** A site on the hall display without the floor. */
  readonly screen: string | null;
  /** The open microphone of a site that holds the floor. */
  readonly floorMicrophone: string | null;
  /** The open microphone of the main hall. */
  readonly hallMicrophone: string | null;
  /** The current recording. */
  readonly recordingId: string | null;
}

/** The open microphone in each sound of the program feed. Site ids; null: nobody's. */
export const soundsOf = ({ floorMicrophone, hallMicrophone }: Pick<MediaRouting, 'floorMicrophone' | 'hallMicrophone'>) => ({
  floorSound: floorMicrophone,
  hallSound: hallMicrophone,
});
export type Heard = ReturnType<typeof soundsOf>;

/** Whether everyone hears this site: its microphone is open. */
export const isHeard = (routing: Pick<MediaRouting, 'floorMicrophone' | 'hallMicrophone'>, siteId: string | null): boolean =>
  siteId !== null && Object.values(soundsOf(routing)).includes(siteId);

/** Decree 26/2020/NĐ-CP, art. 6 (unverified since the law of 2026): no devices at the two upper levels, at Mật the chair decides. */
export const MAX_ALLOWED_LEVEL = 1;

/** For readers without clearance, an item counts as the highest level: they receive nothing. */
const HIGHEST = levelOf('tuyet-mat');

/** Current level: that of the running item, or of the speaker's item if that is higher. */
export const levelAt = ({ floor, runningItemId }: ProceedingsState, levelOfItem: LevelOf): number =>
  Math.max(...[runningItemId, floor?.itemId ?? null].map((itemId) => (itemId === null ? 0 : levelOfItem(itemId))));

/** The same by the reader's plan. */
export const levelNow = (state: ProceedingsState, plan: PlanIndex): number =>
  levelAt(state, (itemId) => {
    const item = plan.items.get(itemId);
    return item?.hidden ? HIGHEST : levelOf(item?.classification ?? null);
  });

/** Whether sound, picture and recording are off at this level. */
export function isBarredAt({ allowedItemId, runningItemId }: ProceedingsState, level: number): boolean {
  if (level === 0) return false;
  return level > MAX_ALLOWED_LEVEL || allowedItemId === null || allowedItemId !== runningItemId;
}

/** Whether sound, picture and recording are off now. */
export const isBarred = (state: ProceedingsState, plan: PlanIndex): boolean => isBarredAt(state, levelNow(state, plan));

/** The site that holds the floor: the speaker's own, or the main hall for speakers without a site; null if nobody has the floor. */
export const floorHolder = ({ floor }: ProceedingsState, plan: PlanIndex): string | null => floor && (floor.speaker.siteId ?? plan.hallId);

/** The current recording. */
export const recordingNow = ({ recordings }: ProceedingsState) => Object.values(recordings).find((run) => run.stoppedAt === null) ?? null;

/** Nothing is seen or heard, at this level. */
const barred = (state: ProceedingsState, level: number): MediaRouting => ({
  level,
  barred: true,
  recordingId: recordingNow(state)?.recordingId ?? null,
  main: null,
  second: null,
  hall: null,
  screen: null,
  floorMicrophone: null,
  hallMicrophone: null,
});

/** While the plan in force is unknown: it may classify whatever is going on. */
export const routingUnknown = (state: ProceedingsState): MediaRouting => barred(state, HIGHEST);

/** Decides everything that is seen and heard, from the folded journal alone: sound and picture follow the floor. */
export function mediaRoutingOf(state: ProceedingsState, plan: PlanIndex): MediaRouting {
  const level = levelNow(state, plan);
  if (isBarred(state, plan)) return barred(state, level);
  const holder = floorHolder(state, plan);
  const hall = isHallOn(state, plan) ? plan.hallId : null;
  return {
    level,
    barred: false,
    recordingId: recordingNow(state)?.recordingId ?? null,
    main: holder ?? hall,
    second: holder,
    hall,
    screen: state.screenSiteId,
    floorMicrophone: holder !== plan.hallId && holder !== null && isOpen(state, holder) ? holder : null,
    hallMicrophone: hall !== null && isHallOpen(state, hall) ? hall : null,
  };
}

/** Since when nothing is in session: in a break, before the opening and after the end; null during a sitting. */
function quietSince({ openSittingId, sittings }: ProceedingsState): number | null {
  const run = openSittingId === null ? undefined : sittings[openSittingId];
  if (run) return isAdjourned(run) ? (run.adjournments.at(-1)?.from ?? 0) : null;
  return Math.max(0, ...Object.values(sittings).map(({ closedAt }) => closedAt ?? 0));
}

/** In breaks and before the opening nothing of the hall is shown, unless the chair has since opened its microphone for a test. */
function isHallOn(state: ProceedingsState, { hallId }: PlanIndex): boolean {
  const since = quietSince(state);
  const microphone = state.microphones[hallId ?? ''];
  return hallId !== null && (since === null || (microphone?.open === true && microphone.at >= since));
}

/** The speaker is heard unless the chair has since closed their microphone. */
function isOpen({ microphones, floor }: ProceedingsState, siteId: string): boolean {
  const microphone = microphones[siteId];
  return !microphone || microphone.open || microphone.at < (floor?.startedAt ?? 0);
}

/** The main hall is heard throughout a sitting unless the chair closed its microphone; the next speaker there opens it again. */
function isHallOpen({ microphones, floor, turns }: ProceedingsState, hallId: string): boolean {
  const microphone = microphones[hallId];
  if (!microphone || microphone.open) return true;
  const isSince = (turn: Turn | Floor): boolean => (turn.speaker.siteId ?? hallId) === hallId && turn.startedAt > microphone.at;
  return (floor !== null && isSince(floor)) || Object.values(turns).some(isSince);
}
