import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import { initialProceedings, proceedingsSlice, type ProceedingsState } from '../../../server/live/sitting/rules/index.ts';
import type { Speaker } from '../../../server/live/sitting/contract/entities.ts';
import type { Entry } from '../../../server/platform/journal/contract.ts';
import type { Login } from '../../helpers/app.ts';

/** Entries after a number, as far as the login may know them. */
export async function entriesAfter(login: Login, conferenceId: string, after: number): Promise<Entry[]> {
  const { entries } = await login.run(contract.journal, { conferenceId, after });
  return entries.flatMap((entry) => ('kind' in entry ? [entry] : []));
}

/** The effect of an entry, without ids that every command generates. */
function effectOf({ kind, data }: Entry): string {
  const fresh = ['floor.granted', 'floor.recalled'].includes(kind) ? ['turnId'] : kind === 'queue.added' ? ['key', 'order'] : ['text'];
  const speaker = kind === 'queue.added' ? { ...(data['speaker'] as object), queueId: null } : data['speaker'];
  return JSON.stringify([kind, ...Object.entries({ ...data, speaker }).filter(([name]) => !fresh.includes(name))]);
}

/** Effects that the entries of two presses at the same time hold twice. Every announcement is a new text. */
export function repeatedEffects(entries: readonly Entry[]): string[] {
  const effects = entries.filter(({ kind }) => kind !== 'announcement.made').map(effectOf);
  return effects.filter((effect, at) => effects.indexOf(effect) !== at);
}

/** Whether a command has a new effect however often it is accepted: another announcement, and a reminder that reaches nobody twice. */
export const mayRepeat = (command: string): boolean => /announcement\.make|sites\.remind/.test(command);

type Data = Entry['data'];
type Check = (state: ProceedingsState, data: Data) => boolean;

const isOnFloor: Check = ({ floor }, { turnId }) => floor?.turnId === turnId;
const isAwaiting: Check = ({ requests }, { requestId }) => ['open', 'deferred'].includes(requests[String(requestId)]?.state ?? '');
const isAdjourned = ({ sittings }: ProceedingsState, { sittingId }: Data): boolean =>
  sittings[String(sittingId)]?.adjournments.at(-1)?.to === null;
const isHeard: Check = ({ turns }, { speaker }) => {
  const { paperId } = speaker as Speaker;
  return paperId !== null && Object.values(turns).some((turn) => turn.speaker.paperId === paperId);
};
const isFloorFree: Check = ({ floor }) => floor === null;
const stateOfItem = ({ items }: ProceedingsState, { itemId }: Data): string => items[String(itemId)]?.state ?? 'planned';

/** What must hold before each kind of entry, so that it tells of something new. */
const BEFORE: Readonly<Record<string, Check>> = {
  'sitting.opened': ({ openSittingId }) => openSittingId === null,
  'sitting.adjourned': (state, data) => state.openSittingId === data['sittingId'] && !isAdjourned(state, data),
  'sitting.resumed': isAdjourned,
  'sitting.closed': ({ openSittingId }, { sittingId }) => openSittingId === sittingId,
  'item.started': ({ runningItemId }, { itemId }) => runningItemId !== itemId,
  'item.finished': ({ runningItemId }, { itemId }) => runningItemId === itemId,
  'item.postponed': (state, data) => stateOfItem(state, data) !== 'postponed',
  'item.skipped': (state, data) => stateOfItem(state, data) !== 'skipped',
  'item.restored': (state, data) => ['finished', 'postponed', 'skipped'].includes(stateOfItem(state, data)),
  'floor.granted': (state, data) => isFloorFree(state, data) && !isHeard(state, data),
  'floor.recalled': isFloorFree,
  'floor.ended': isOnFloor,
  'floor.extended': isOnFloor,
  'floor.limited': isOnFloor,
  'floor.paused': (state, data) => isOnFloor(state, data) && state.floor?.pausedAt === null,
  'floor.resumed': (state, data) => isOnFloor(state, data) && typeof state.floor?.pausedAt === 'number',
  'request.accepted': isAwaiting,
  'request.deferred': ({ requests }, { requestId }) => requests[String(requestId)]?.state === 'open',
  'request.refused': isAwaiting,
  'queue.added': ({ places }, { key }) => places[String(key)] === undefined,
  'queue.removed': ({ places }, { key }) => places[String(key)]?.removed !== true,
  'announcement.cleared': ({ announcementId }, { id }) => announcementId === id,
  'display.set': ({ display }, { mode }) => display !== mode,
};

/**
 * Entries of a whole journal that tell of what had happened already, or of what cannot have happened: somebody was given the floor who had
 * it, a paper was heard twice, a turn ended that nobody had.
 */
export function doubledEntries(entries: readonly Entry[]): string[] {
  let state = initialProceedings;
  return entries.flatMap((entry) => {
    const isNew = BEFORE[entry.kind]?.(state, entry.data) ?? true;
    state = proceedingsSlice.apply(state, entry);
    return isNew ? [] : [`${entry.seq} ${effectOf(entry)}`];
  });
}
