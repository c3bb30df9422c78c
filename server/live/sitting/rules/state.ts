import { sliceOf, type Folded } from '../../../platform/journal/contract.ts';
import type {
  Announcement,
  DisplayMode,
  Facts,
  Floor,
  FloorRequest,
  ItemRun,
  MicrophoneAct,
  Place,
  Prepared,
  RecordingRun,
  SittingRun,
  Turn,
} from '../contract/entities.ts';

type Keyed<T> = Readonly<Record<string, T>>;

/** An entry that can still be undone, with the facts that held before it. */
export interface Slip {
  readonly seq: number;
  readonly kind: string;
  readonly itemId: string | null;
  readonly at: number;
  /** It followed from the entry after it, and is undone with that one. */
  readonly implied: boolean;
  readonly before: Facts;
}

/** The live sitting: facts and times, no texts. Plain JSON, so that it can be sent whole. */
export interface ProceedingsState {
  readonly sittings: Keyed<SittingRun>;
  readonly openSittingId: string | null;
  readonly items: Keyed<ItemRun>;
  readonly runningItemId: string | null;
  readonly floor: Floor | null;
  /** Turns that are over, by their id. */
  readonly turns: Keyed<Turn>;
  /** Added, moved and removed places of the list of speakers, by their key. */
  readonly places: Keyed<Place>;
  readonly requests: Keyed<FloorRequest>;
  readonly prepared: Prepared | null;
  readonly announcements: Keyed<Announcement>;
  /** The announcement that is on the screens. */
  readonly announcementId: string | null;
  readonly display: DisplayMode;
  /** What the chair did with microphones, by site. */
  readonly microphones: Keyed<MicrophoneAct>;
  /** The site that the desk put on the hall screen without the floor. */
  readonly screenSiteId: string | null;
  /** The classified item for which the chair allowed sound and picture. */
  readonly allowedItemId: string | null;
  /** Recordings by their id; the one that runs has not stopped. They are facts that nobody undoes. */
  readonly recordings: Keyed<RecordingRun>;
  /** What can be undone, oldest first. */
  readonly slips: readonly Slip[];
}

export const initialProceedings: ProceedingsState = {
  sittings: {},
  openSittingId: null,
  items: {},
  runningItemId: null,
  floor: null,
  turns: {},
  places: {},
  requests: {},
  prepared: null,
  announcements: {},
  announcementId: null,
  display: 'live',
  microphones: {},
  screenSiteId: null,
  allowedItemId: null,
  recordings: {},
  slips: [],
};

const KEYED = ['sittings', 'items', 'turns', 'places', 'requests', 'announcements', 'microphones'] as const;
const SINGLE = [
  'openSittingId',
  'runningItemId',
  'floor',
  'prepared',
  'announcementId',
  'display',
  'screenSiteId',
  'allowedItemId',
] as const;

/** The state with these facts in it. Null takes a keyed fact away. */
export function withFacts(state: ProceedingsState, facts: Facts): ProceedingsState {
  const next: Record<string, unknown> = {};
  for (const part of SINGLE) if (facts[part] !== undefined) next[part] = facts[part];
  for (const part of KEYED) if (facts[part] !== undefined) next[part] = mergeKeyed(state[part], facts[part]);
  return { ...state, ...(next as Partial<ProceedingsState>) };
}

function mergeKeyed(now: Keyed<unknown>, facts: Keyed<unknown>): Keyed<unknown> {
  const merged = { ...now, ...facts };
  for (const [key, value] of Object.entries(facts)) if (value === null) delete merged[key];
  return merged;
}

/** The facts that hold in the state where these would come: what takes them back. */
export function factsBefore(state: ProceedingsState, facts: Facts): Facts {
  const before: Record<string, unknown> = {};
  for (const part of SINGLE) if (facts[part] !== undefined) before[part] = state[part];
  for (const part of KEYED) {
    const keys = Object.keys(facts[part] ?? {});
    if (keys.length > 0) before[part] = Object.fromEntries(keys.map((key) => [key, state[part][key] ?? null]));
  }
  return before;
}

/** Names of all facts that are set, such as `floor` or `items/papers`. */
export function namesOf(facts: Facts): string[] {
  const single = SINGLE.filter((part) => facts[part] !== undefined);
  const keyed = KEYED.flatMap((part) => Object.keys(facts[part] ?? {}).map((key) => `${part}/${key}`));
  return [...single, ...keyed];
}

export const stateOf = (folded: Folded): ProceedingsState =>
  sliceOf({ name: 'proceedings', initial: initialProceedings, apply: (state) => state }, folded);
