import type { Contradiction, Effect, Take } from '../contract.ts';
import { MERGED_FACTS } from '../contract.ts';
import { contradicts } from './facts.ts';
import { bothOf } from './merging.ts';
import type { Pair, PersonRows } from './rows.ts';

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value));

/** Two values of which one has to be chosen; `always`: also of equal ones, which are two things all the same. */
function between(take: Take, kept: string | null | undefined, other: string | null | undefined, always = false): Contradiction[] {
  if (kept === null || kept === undefined || other === null || other === undefined) return [];
  return kept === other && !always ? [] : [{ take, kept, other }];
}

/** Values of both entries of which one has to be chosen. */
export function contradictionsOf(rows: PersonRows, pair: Pair): Contradiction[] {
  const { kept, other } = bothOf(rows, pair);
  const facts = MERGED_FACTS.filter((fact) => contradicts(kept.entity, other.entity, fact));
  const [own, others] = [pair.keptId, pair.otherId].map((id) => ({
    contact: rows.contacts.find(({ participantId }) => participantId === id),
    invitation: rows.invitations.find(({ participantId }) => participantId === id),
    seats: rows.seats.filter(({ participantId }) => participantId === id).map(({ seat }) => seat),
  }));
  const answer = (invitation: PersonRows['invitations'][number] | undefined) => invitation && (invitation.answer ?? '');
  return [
    ...facts.map((fact) => ({ take: fact, kept: textOf(kept.entity[fact]), other: textOf(other.entity[fact]) })),
    ...between('email', own?.contact?.email, others?.contact?.email),
    ...between('phone', own?.contact?.phone, others?.contact?.phone),
    ...between('invitation', answer(own?.invitation), answer(others?.invitation), true),
    ...between('seats', own?.seats.join('\n') || null, others?.seats.join('\n') || null),
  ];
}

/** What the journal says of somebody. */
export interface JournalMentions {
  readonly turns: number;
  readonly notes: number;
}

/** Names of records by their ids; those that the reader may not know have none. */
export type RecordNames = ReadonlyMap<string, string>;

interface Asked {
  readonly rows: PersonRows;
  readonly pair: Pair;
  readonly names: RecordNames;
}

/** Records by their ids, each with its name where the reader may know it. */
function naming({ names }: Asked, what: Effect['what'], how: Effect['how'], ids: readonly string[]): Effect[] {
  return ids.length === 0 ? [] : [{ what, how, n: ids.length, names: ids.flatMap((id) => names.get(`${what}/${id}`) ?? []) }];
}

const counted = (what: Effect['what'], how: Effect['how'], n: number): Effect[] => (n === 0 ? [] : [{ what, how, n, names: [] }]);

/** Records with lists of people: of those that name both, one remains. */
function listed(asked: Asked, what: 'items' | 'awards', all: readonly { readonly id: string; readonly ids: readonly string[] }[]) {
  const { keptId, otherId } = asked.pair;
  const others = all.filter(({ ids }) => ids.includes(otherId));
  const idsOf = (isBoth: boolean) => others.filter(({ ids }) => ids.includes(keptId) === isBoth).map(({ id }) => id);
  return [...naming(asked, what, 'moves', idsOf(false)), ...naming(asked, what, 'joins', idsOf(true))];
}

function effectsInPlan(asked: Asked): Effect[] {
  const { rows, pair } = asked;
  const papers = rows.papers.filter(({ participantId }) => participantId === pair.otherId);
  const standIns = rows.standIns.filter(({ standsFor }) => standsFor === pair.otherId);
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
  const items = rows.items.map(({ id, speakers: ids }) => ({ id, ids }));
  const awards = rows.awards.map(({ id, presenters: ids }) => ({ id, ids }));
  return [
    ...listed(asked, 'items', items),
    ...naming(asked, 'papers', 'moves', idsOf(papers)),
    ...listed(asked, 'awards', awards),
    ...naming(asked, 'standIns', 'moves', idsOf(standIns)),
  ];
}

function effectsBeside(asked: Asked): Effect[] {
  const { rows, pair } = asked;
  const { keptId, otherId } = pair;
  const chosen = new Set(contradictionsOf(rows, pair).map(({ take }) => take));
  const others = <T extends { readonly participantId: string }>(all: readonly T[]): T[] =>
    all.filter(({ participantId }) => participantId === otherId);
  const [contact] = others(rows.contacts);
  const [own = 0, feeds = 0] = [keptId, otherId].map((id) => rows.feeds.filter(({ holderId }) => holderId === id).length);
  const held = new Set(rows.handouts.filter(({ targetId }) => targetId === keptId).map(({ documentId }) => documentId));
  const documents = rows.handouts.filter(({ targetId, documentId }) => targetId === otherId && !held.has(documentId));
  return [
    ...counted('substitutes', 'moves', rows.substitutes.filter(({ substituteId }) => substituteId === otherId).length),
    ...counted('invitation', 'moves', chosen.has('invitation') ? 0 : others(rows.invitations).length),
    ...counted('mails', 'moves', others(rows.mails).length),
    ...counted('email', 'moves', contact?.email && !chosen.has('email') ? 1 : 0),
    ...counted('phone', 'moves', contact?.phone && !chosen.has('phone') ? 1 : 0),
    ...counted('seats', 'moves', chosen.has('seats') ? 0 : others(rows.seats).length),
    ...counted('calendar', own === 0 ? 'moves' : 'ends', feeds),
    ...naming(
      asked,
      'documents',
      'moves',
      documents.map(({ documentId }) => documentId),
    ),
    ...counted('accounts', 'moves', others(rows.logins).length),
    ...counted('teamInvitations', 'moves', others(rows.teamLinks).length),
  ];
}

/** What becomes of the records of the other entry, without what has to be chosen. `told`: what the journal says of it. */
export const effectsOf = (rows: PersonRows, pair: Pair, told: JournalMentions, names: RecordNames): Effect[] => [
  ...effectsInPlan({ rows, pair, names }),
  ...effectsBeside({ rows, pair, names }),
  { what: 'badge', how: 'stays', n: 1, names: [] },
  ...counted('turns', 'stays', told.turns),
  ...counted('notes', 'stays', told.notes),
];
