import type { Participant } from '../../participants/contract.ts';
import { mergedFacts, type TakenFacts } from './facts.ts';
import type { Pair, PersonRows } from './rows.ts';

/** The two entries, the one that is kept first. Throws if one is missing. */
export function bothOf({ people }: Pick<PersonRows, 'people'>, { keptId, otherId }: Pair) {
  const [kept, other] = [keptId, otherId].map((id) => people.find(({ entity }) => entity.id === id));
  if (!kept || !other) throw new Error('a pair of which one is missing');
  return { kept, other };
}

/** Ids in which the kept one stands for both, once. */
const renamed = (ids: readonly string[], { keptId, otherId }: Pair): string[] => [
  ...new Set(ids.map((id) => (id === otherId ? keptId : id))),
];

/** Rows of which each participant has one: that of the one that is kept unless the other one's is taken, or the only one. */
function one<T>(rows: readonly T[], idOf: (row: T) => string, { keptId, otherId }: Pair, isOthers: boolean): T[] {
  const [own, others] = [keptId, otherId].map((id) => rows.filter((row) => idOf(row) === id));
  return (isOthers && others?.length) || !own?.length ? (others ?? []) : own;
}

function contact(rows: PersonRows['contacts'], pair: Pair, take: TakenFacts): PersonRows['contacts'] {
  const [own, others] = [pair.keptId, pair.otherId].map((id) => rows.find(({ participantId }) => participantId === id));
  if (!own && !others) return [];
  const [email, phone] = (['email', 'phone'] as const).map((name) =>
    take.has(name) ? (others?.[name] ?? own?.[name]) : (own?.[name] ?? others?.[name]),
  );
  return [{ participantId: pair.keptId, email: email ?? null, phone: phone ?? null, version: own?.version ?? others?.version ?? 1 }];
}

function handouts(rows: PersonRows['handouts'], { keptId, otherId }: Pair): PersonRows['handouts'] {
  const own = new Set(rows.filter(({ targetId }) => targetId === keptId).map(({ documentId }) => documentId));
  return rows
    .filter(({ targetId, documentId }) => targetId === keptId || (targetId === otherId && !own.has(documentId)))
    .map((row) => ({ ...row, targetId: keptId }));
}

const withoutSelf = (id: string | null, pair: Pair): string | null => {
  const now = id === pair.otherId ? pair.keptId : id;
  return now === pair.keptId ? null : now;
};

function mergedPeople(rows: PersonRows, pair: Pair, take: TakenFacts): PersonRows['people'] {
  const { kept, other } = bothOf(rows, pair);
  const extras = { ...other.entity.extras, ...kept.entity.extras };
  const entity: Participant = { ...kept.entity, ...mergedFacts(kept.entity, other.entity, take), extras };
  return [{ ...kept, entity }];
}

/** All rows of two entries of one person after they were merged. */
export function mergedRows(rows: PersonRows, pair: Pair, take: TakenFacts): PersonRows {
  const { keptId } = pair;
  const asKept = <T extends { readonly participantId: string }>(all: readonly T[]): T[] =>
    all.map((row) => ({ ...row, participantId: keptId }));
  return {
    people: mergedPeople(rows, pair, take),
    standIns: rows.standIns.map((row) => ({ ...row, standsFor: keptId })),
    items: rows.items.map((row) => ({ ...row, speakers: renamed(row.speakers, pair) })),
    papers: asKept(rows.papers),
    awards: rows.awards.map((row) => ({ ...row, presenters: renamed(row.presenters, pair) })),
    invitations: asKept(one(rows.invitations, ({ participantId }) => participantId, pair, take.has('invitation'))).map((row) => ({
      ...row,
      substituteId: withoutSelf(row.substituteId, pair),
    })),
    substitutes: rows.substitutes.map((row) => ({ ...row, substituteId: keptId })),
    contacts: contact(rows.contacts, pair, take),
    mails: asKept(rows.mails),
    feeds: one(rows.feeds, ({ holderId }) => holderId, pair, false).map((row) => ({ ...row, holderId: keptId })),
    handouts: handouts(rows.handouts, pair),
    logins: asKept(rows.logins),
    teamLinks: asKept(rows.teamLinks),
    seats: asKept(one(rows.seats, ({ participantId }) => participantId, pair, take.has('seats'))),
    merges: [...rows.merges.map((row) => ({ ...row, keptId })), { mergedId: pair.otherId, keptId }],
  };
}
