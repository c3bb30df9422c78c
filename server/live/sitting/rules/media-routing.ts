import type { ProceedingsState } from './state.ts';
import type { PlanIndex } from './plan.ts';
import { levelOf } from '../../../planning/plan/rules.ts';
import type { LevelOf } from '../../../platform/journal/audience.ts';
import { isAdjourned } from './decision.ts';

/** Whose picture and sound go where. Site ids; null: nobody's. Nothing that is not named here is seen or heard by anyone. */
export interface MediaRouting {
  /** Classification level of what goes on: only those cleared for it are sent anything. */
  readonly level: number;
  /** Nothing is sent, because what goes on is classified. */
  readonly barred: boolean;
  /** The programme's picture: of whoever holds the floor, else of the main hall. */
  readonly main: string | null;
  /** Whose shared screen or document camera stands beside it. */
  readonly second: string | null;
  readonly hall: string | null;
  /** A site on the hall screen without the floor. */
  readonly screen: string | null;
  /** The open microphone of a site that holds the floor. */
  readonly floorMicrophone: string | null;
  /** The open microphone of the main hall. */
  readonly hallMicrophone: string | null;
  /** The recording that runs. */
  readonly recordingId: string | null;
}

/** Whose open microphone is in each sound of the programme. Site ids; null: nobody's. */
export const soundsOf = ({ floorMicrophone, hallMicrophone }: Pick<MediaRouting, 'floorMicrophone' | 'hallMicrophone'>) => ({
  floorSound: floorMicrophone,
  hallSound: hallMicrophone,
});
export type Heard = ReturnType<typeof soundsOf>;

/** Whether everyone hears this site: its microphone is open. */
export const isHeard = (wiring: Pick<MediaRouting, 'floorMicrophone' | 'hallMicrophone'>, siteId: string | null): boolean =>
  siteId !== null && Object.values(soundsOf(wiring)).includes(siteId);

/** Decree 26/2020/NĐ-CP, art. 6 (unverified since the law of 2026): no devices at the two upper levels, at Mật the chair decides. */
export const MAX_ALLOWED_LEVEL = 1;

/** Before those who may not know an item everything is as in the highest level: they are sent nothing. */
const HIGHEST = levelOf('tuyet-mat');

/** Level of what goes on: of the running item, or of the item of whoever speaks, where that is higher. */
export const levelAt = ({ floor, runningItemId }: ProceedingsState, levelOfItem: LevelOf): number =>
  Math.max(...[runningItemId, floor?.itemId ?? null].map((itemId) => (itemId === null ? 0 : levelOfItem(itemId))));

/** The same by the plan that a reader has. */
export const levelNow = (state: ProceedingsState, plan: PlanIndex): number =>
  levelAt(state, (itemId) => {
    const item = plan.items.get(itemId);
    return item?.hidden ? HIGHEST : levelOf(item?.classification ?? null);
  });

/** Whether sound, picture and recording are off while what goes on has this level. */
export function isBarredAt({ allowedItemId, runningItemId }: ProceedingsState, level: number): boolean {
  if (level === 0) return false;
  return level > MAX_ALLOWED_LEVEL || allowedItemId === null || allowedItemId !== runningItemId;
}

/** Whether sound, picture and recording are off because of what goes on. */
export const isBarred = (state: ProceedingsState, plan: PlanIndex): boolean => isBarredAt(state, levelNow(state, plan));

/** The site that holds the floor: its own, or the main hall, where everyone without a site speaks; null when nobody holds it. */
export const floorHolder = ({ floor }: ProceedingsState, plan: PlanIndex): string | null => floor && (floor.speaker.siteId ?? plan.hallId);

/** The recording that runs. */
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

/** While the plan in force is not known: whatever goes on may be classified by it. */
export const wiringUnknown = (state: ProceedingsState): MediaRouting => barred(state, HIGHEST);

/** Sound and picture follow the floor: everything that is seen and heard, from the folded journal alone. */
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

/** Since when nothing is in session: in a break, before the opening and after the end; null while a sitting goes on. */
function quietSince({ openSittingId, sittings }: ProceedingsState): number | null {
  const run = openSittingId === null ? undefined : sittings[openSittingId];
  if (run) return isAdjourned(run) ? (run.adjournments.at(-1)?.from ?? 0) : null;
  return Math.max(0, ...Object.values(sittings).map(({ closedAt }) => closedAt ?? 0));
}

/** A break or the time before the opening shows nothing of the hall, unless the chair opened its microphone since, for a trial. */
function isHallOn(state: ProceedingsState, { hallId }: PlanIndex): boolean {
  const since = quietSince(state);
  const act = state.microphones[hallId ?? ''];
  return hallId !== null && (since === null || (act?.open === true && act.at >= since));
}

/** The holder of the floor is heard unless the chair has closed their microphone since. */
function isOpen({ microphones, floor }: ProceedingsState, siteId: string): boolean {
  const act = microphones[siteId];
  return !act || act.open || act.at < (floor?.startedAt ?? 0);
}

/** The main hall is heard throughout a sitting, unless the chair closed it; whoever speaks from it next opens it again. */
function isHallOpen({ microphones, floor, turns }: ProceedingsState, hallId: string): boolean {
  const act = microphones[hallId];
  const fromHall = [...Object.values(turns), floor].filter((turn) => turn !== null && (turn.speaker.siteId ?? hallId) === hallId);
  return !act || act.open || fromHall.some((turn) => turn !== null && turn.startedAt > act.at);
}
