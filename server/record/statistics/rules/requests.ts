import type { FloorRequest } from '../../../live/sitting/contract/index.ts';
import { requestSpeaker } from '../../../live/sitting/rules/speakers.ts';
import type { RequestFigures } from '../contract.ts';
import { isCounted, type CountedPart, type ConferenceRecord } from './record.ts';
import { identities } from './speaking.ts';
import { seconds, sittingAt } from './windows.ts';

const WAITING: ReadonlySet<FloorRequest['state']> = new Set(['open', 'deferred', 'accepted'] as const);

/** What was asked and heard. A request belongs to the sitting in which it was made. */
export function requestFigures(record: ConferenceRecord, part: CountedPart): RequestFigures {
  const { state } = record;
  const requests = Object.values(state.requests).filter(({ madeAt }) => isCounted(part, sittingAt(state, madeAt)));
  const of = (...states: FloorRequest['state'][]) => requests.filter((one) => states.includes(one.state));
  const heard = of('granted');
  const waited = waits(record, heard);
  return {
    made: requests.length,
    heard: heard.length,
    waiting: requests.filter((one) => WAITING.has(one.state)).length,
    refused: of('refused').length,
    withdrawn: of('withdrawn').length,
    median: medianOf(waited),
    longest: waited.at(-1) ?? null,
    sites: bySite(record, requests),
  };
}

/** Seconds from each request to the floor, the shortest first. */
function waits({ state }: ConferenceRecord, heard: readonly FloorRequest[]): number[] {
  const turns = [...Object.values(state.turns), ...(state.floor ? [state.floor] : [])];
  const startOf = new Map(turns.flatMap(({ speaker, startedAt }) => (speaker.requestId === null ? [] : [[speaker.requestId, startedAt]])));
  return heard
    .flatMap(({ requestId, madeAt }) => {
      const startedAt = startOf.get(requestId);
      return startedAt === undefined ? [] : [seconds(startedAt - madeAt)];
    })
    .toSorted((one, other) => one - other);
}

/** The value in the middle; of an even number the mean of the two in the middle. */
export function medianOf(sorted: readonly number[]): number | null {
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}

function bySite({ plan }: ConferenceRecord, requests: readonly FloorRequest[]): RequestFigures['sites'] {
  const { site } = identities(plan);
  const placed = requests.map((request) => ({ request, site: site(requestSpeaker(request)) }));
  return [...Map.groupBy(placed, (one) => one.site.id)]
    .map(([id, own]) => ({
      id,
      name: own[0]?.site.name ?? null,
      made: own.length,
      heard: own.filter(({ request }) => request.state === 'granted').length,
    }))
    .toSorted((one, other) => other.made - one.made);
}
