import type { Floor, LivePlan, Speaker, Turn } from '../../../live/sitting/contract/index.ts';
import { siteOfParticipant, indexPlan, type PlanIndex } from '../../../live/sitting/rules/plan.ts';
import { elapsed } from '../../../live/sitting/rules/time.ts';
import { provinceOf } from '../../../planning/sites/rules/provinces.ts';

import type { Speaking, SpeakingRow } from '../contract.ts';
import { isCounted, type CountedPart, type ConferenceRecord } from './record.ts';
import { endOf, seconds } from './windows.ts';

type AnyTurn = Turn | Floor;

/** A speech: a turn with the turns in which its speaker was called back to go on. */
interface Speech {
  readonly speaker: Speaker;
  readonly used: number;
  /** What was given when the floor was; null: no limit. */
  readonly planned: number | null;
}

/** How long was spoken, against what was given with the floor: what was added later counts as over it. */
export function speakingFigures(record: ConferenceRecord, part: CountedPart): Speaking {
  const speeches = speechesOf(record).filter(({ sittingId }) => isCounted(part, sittingId));
  const { plan } = record;
  const who = identities(plan);
  const rows = (of: (speaker: Speaker) => Named): SpeakingRow[] => grouped(speeches, ({ speaker }) => of(speaker));
  const planned = speeches.filter((one) => one.planned !== null);
  return {
    used: sumOf(speeches).used,
    planned: planned.length === 0 ? null : sumOf(planned).planned,
    turns: speeches.length,
    over: planned.reduce((sum, { used, planned: given }) => sum + Math.max(0, used - (given ?? 0)), 0),
    unplanned: speeches.length - planned.length,
    people: rows(who.person),
    sites: rows(who.site),
    provinces: rows(who.province),
  };
}

/** The speeches, each with the sitting in which it began. */
export function speechesOf(record: ConferenceRecord): (Speech & { readonly sittingId: string })[] {
  const { state, history } = record;
  const turns = new Map<string, AnyTurn>(
    [...Object.values(state.turns), ...(state.floor ? [state.floor] : [])].map((one) => [one.turnId, one]),
  );
  const byFirst = Map.groupBy(turns.values(), (turn) => firstOf(turn, turns));
  return [...byFirst].map(([first, own]) => ({
    speaker: first.speaker,
    sittingId: first.sittingId,
    used: seconds(own.reduce((sum, turn) => sum + elapsed(turn, untilOf(record, turn)), 0)),
    planned: history.given[first.turnId]?.seconds ?? null,
  }));
}

/** The turn that a turn continues in the end, as far as the reader knows it. */
function firstOf(turn: AnyTurn, turns: ReadonlyMap<string, AnyTurn>): AnyTurn {
  let first = turn;
  const seen = new Set<AnyTurn>();
  for (let before = turn.recalls; before !== null && !seen.has(first); before = first.recalls) {
    seen.add(first);
    const earlier = turns.get(before);
    if (!earlier) return first;
    first = earlier;
  }
  return first;
}

function untilOf(record: ConferenceRecord, { sittingId }: AnyTurn): number {
  const run = record.state.sittings[sittingId];
  return run ? endOf(run, record) : record.now;
}

interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

const NOBODY: Named = { id: null, name: null };

/** Who speaks, from where, and of which province. */
export function identities(plan: LivePlan) {
  const index = indexPlan(plan);
  const people = new Map(plan.participants.map((one) => [one.id, one]));
  const papers = new Map(plan.papers.map((one) => [one.id, one]));
  const sites = new Map([...(plan.past?.sites ?? []), ...plan.sites].map((one) => [one.id, one]));
  const siteId = (speaker: Speaker): string | null => siteOfSpeaker(index, papers.get(speaker.paperId ?? '')?.siteId ?? null, speaker);
  const person = (speaker: Speaker): Named => {
    const paper = papers.get(speaker.paperId ?? '');
    const id = speaker.participantId ?? paper?.participantId ?? null;
    const one = people.get(id ?? '');
    if (one) return { id: one.id, name: one.name ?? one.posts[0] ?? one.group };
    const from = sites.get(siteId(speaker) ?? '');
    return { id: paper ? `paper:${paper.id}` : from ? `site:${from.id}` : id, name: paper?.post ?? from?.name ?? null };
  };
  const site = (speaker: Speaker): Named => {
    const one = sites.get(siteId(speaker) ?? '');
    return one ? { id: one.id, name: one.name } : NOBODY;
  };
  const province = (speaker: Speaker): Named => {
    const one = provinceOf(sites.get(siteId(speaker) ?? '')?.province ?? null);
    return one ? { id: one.code, name: one.name } : NOBODY;
  };
  return { person, site, province };
}

/** Where somebody speaks: at the site that was named, else where the plan has them; without any in the main hall. */
function siteOfSpeaker(index: PlanIndex, paperSite: string | null, { siteId, participantId }: Speaker): string | null {
  return siteId ?? siteOfParticipant(index, participantId) ?? paperSite ?? index.hallId;
}

/** Rows by who it was, the longest first. */
function grouped(speeches: readonly Speech[], of: (speech: Speech) => Named): SpeakingRow[] {
  const names = new Map<string | null, Named>();
  const groups = Map.groupBy(speeches, (speech) => {
    const named = of(speech);
    names.set(named.id, named);
    return named.id;
  });
  return [...groups]
    .map(([id, own]) => ({ id, name: names.get(id)?.name ?? null, turns: own.length, ...sumOf(own) }))
    .toSorted((one, other) => other.used - one.used || other.turns - one.turns);
}

/** A sum of what was planned is known only if all of it is. */
const sumOf = (speeches: readonly Speech[]) => ({
  used: speeches.reduce((sum, { used }) => sum + used, 0),
  planned: speeches.some(({ planned }) => planned === null) ? null : speeches.reduce((sum, { planned }) => sum + (planned ?? 0), 0),
});
