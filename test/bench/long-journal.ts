import { floorEnded, floorGranted, itemFinished, itemStarted, sittingOpened } from '../../server/live/sitting/contract/index.ts';
import { siteCounted } from '../../server/live/roll-call/contract.ts';
import type { Entry, NewEntry } from '../../server/platform/journal/contract.ts';

const SITTING = 'morning';
const speakerAt = (siteId: string) => ({ participantId: null, siteId, paperId: null, requestId: null, queueId: null });

/** A long day at the desk, round after round: an item, speakers in it, head counts of sites between them. */
function* longDay(items: readonly string[]): Generator<NewEntry> {
  yield sittingOpened.make({ sittingId: SITTING, publication: 1 }, SITTING);
  for (let n = 0; ; n += 1) {
    const itemId = items[n % items.length] ?? '';
    const turn = { turnId: `turn-${n}`, itemId };
    yield itemStarted.make({ itemId, sittingId: SITTING }, SITTING);
    yield floorGranted.make({ ...turn, speaker: speakerAt(`site-${n % 100}`), limitSeconds: 600 }, SITTING);
    yield siteCounted.make({ siteId: `site-${n % 100}`, present: n % 500 });
    yield floorEnded.make(turn, SITTING);
    yield itemFinished.make({ itemId, sittingId: SITTING }, SITTING);
  }
}

const SOME_ITEMS = Array.from({ length: 300 }, (_, n) => `item-${n}`);

/** A journal of this many entries, about these items. */
export function longJournal(count: number, items: readonly string[] = SOME_ITEMS): Entry[] {
  return Array.from(longDay(items).take(count), (entry, at) => ({ ...entry, seq: at + 1, at: 1000 * at, actor: 'user:chair' }));
}
