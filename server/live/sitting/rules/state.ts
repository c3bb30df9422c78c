import { mergedIn, type MergedIds } from '../../../planning/publishing/rules/index.ts';
import { sliceOf, type Folded } from '../../../platform/journal/contract.ts';
import type { Facts, Keyed, Parts } from '../../../platform/journal/facts.ts';
import type { StateWithUndoLog } from '../../../platform/journal/undo.ts';
import type {
  ClosedList,
  ScreenAnnouncement,
  DisplayMode,
  Floor,
  FloorRequest,
  ItemRun,
  MicrophoneAct,
  SpeakerPlace,
  PreparedSpeaker,
  RecordingRun,
  SittingRun,
  Turn,
  TurnLimit,
} from '../contract/entities.ts';
import { withMerged } from './merged.ts';

/** Facts that an entry of the sitting sets. */
export type ProceedingsFacts = Facts<ProceedingsState>;

/** State of the live sitting: facts and times, no texts. Plain JSON, so that it can be sent as a whole. */
export interface ProceedingsState extends StateWithUndoLog {
  readonly sittings: Keyed<SittingRun>;
  readonly openSittingId: string | null;
  readonly items: Keyed<ItemRun>;
  readonly runningItemId: string | null;
  readonly floor: Floor | null;
  /** Finished turns, by id. */
  readonly turns: Keyed<Turn>;
  /** Added, moved and removed places of the list of speakers, by key. */
  readonly places: Keyed<SpeakerPlace>;
  readonly requests: Keyed<FloorRequest>;
  readonly prepared: PreparedSpeaker | null;
  /** How long turns may last, by item, and by `*` for the conference. */
  readonly limits: Keyed<TurnLimit>;
  /** Closed lists, by item, and by `*` for speeches outside any. */
  readonly closedLists: Keyed<ClosedList>;
  readonly announcements: Keyed<ScreenAnnouncement>;
  /** The announcement on the screens. */
  readonly announcementId: string | null;
  readonly display: DisplayMode;
  /** The chair's decisions about microphones, by site. */
  readonly microphones: Keyed<MicrophoneAct>;
  /** The site that the desk put on the hall display without the floor. */
  readonly screenSiteId: string | null;
  /** The classified item that the chair allowed to be transmitted. */
  readonly allowedItemId: string | null;
  /** Recordings, by id; the current one has not stopped. They cannot be undone. */
  readonly recordings: Keyed<RecordingRun>;
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
  limits: {},
  closedLists: {},
  announcements: {},
  announcementId: null,
  display: 'live',
  microphones: {},
  screenSiteId: null,
  allowedItemId: null,
  recordings: {},
  undoLog: [],
};

/** Which facts of the sitting have keys. */
export const sittingParts: Parts<ProceedingsState> = {
  sittings: 'keyed',
  openSittingId: 'single',
  items: 'keyed',
  runningItemId: 'single',
  floor: 'single',
  turns: 'keyed',
  places: 'keyed',
  requests: 'keyed',
  prepared: 'single',
  limits: 'keyed',
  closedLists: 'keyed',
  announcements: 'keyed',
  announcementId: 'single',
  display: 'single',
  microphones: 'keyed',
  screenSiteId: 'single',
  allowedItemId: 'single',
  recordings: 'keyed',
};

const resolved = new WeakMap<ProceedingsState, { readonly merged: MergedIds; readonly state: ProceedingsState }>();

/** The state of the sittings within the live state, with those who were entered twice under the id that was kept. */
export function stateOf(folded: Folded): ProceedingsState {
  const state = sliceOf({ name: 'proceedings', initial: initialProceedings, apply: (one) => one }, folded);
  const merged = mergedIn(folded);
  if (Object.keys(merged).length === 0) return state;
  const before = resolved.get(state);
  if (before?.merged === merged) return before.state;
  const now = withMerged(state, merged);
  resolved.set(state, { merged, state: now });
  return now;
}
