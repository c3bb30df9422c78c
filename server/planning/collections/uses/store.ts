import type { Tx } from '../../../platform/database/open.ts';
import { BY_POSITION } from '../store.ts';
import type { Use } from './rules.ts';

const named = (value: unknown, wanted: ReadonlySet<string>): string[] =>
  Array.isArray(value) ? value.filter((id) => wanted.has(id)).map(String) : [];
const names = (value: unknown, wanted: ReadonlySet<string>): boolean => named(value, wanted).length > 0;

const itemsOf = (tx: Tx, conferenceId: string) =>
  tx.agendaItem.findMany({
    where: { conferenceId },
    orderBy: BY_POSITION,
    select: { id: true, title: true, classification: true, speakers: true, documents: true },
  });

interface Among {
  readonly in: string[];
}

/** The papers of some speakers, sites or items; one without a topic is named by its item, whose classification is its own. */
async function papersOf(tx: Tx, where: { conferenceId: string } & ({ participantId: Among } | { siteId: Among } | { itemId: Among })) {
  const papers = await tx.paper.findMany({
    where,
    orderBy: BY_POSITION,
    select: { id: true, topic: true, participantId: true, item: { select: { title: true, classification: true } } },
  });
  return papers.map(({ id, topic, participantId, item: { title, classification } }): Use => ({
    list: 'papers',
    id,
    name: topic ?? title,
    classification,
    of: participantId === null ? [] : [participantId],
  }));
}

interface Called {
  readonly name: string | null;
  readonly groupName: string | null;
  readonly posts: unknown;
}
const CALLED = { id: true, name: true, groupName: true, posts: true } as const;
/** What a participant is called: by the first post where there is neither a name nor a group. */
const calledOf = ({ name, groupName, posts }: Called): string => name ?? groupName ?? (Array.isArray(posts) ? String(posts[0] ?? '') : '');

/** Where the agenda, the awards and stand-ins name these participants. */
export async function usesOfParticipants(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Use[]> {
  const wanted = new Set(ids);
  const items = (await itemsOf(tx, conferenceId)).filter(({ speakers }) => names(speakers, wanted));
  const standIns = await tx.participant.findMany({
    where: { conferenceId, standsFor: { in: [...ids] }, id: { notIn: [...ids] } },
    orderBy: BY_POSITION,
    select: { ...CALLED, standsFor: true },
  });
  const awards = await tx.award.findMany({
    where: { conferenceId },
    orderBy: BY_POSITION,
    select: { id: true, title: true, presenters: true },
  });
  return [
    ...items.map(({ id, title: name, classification, speakers }): Use => ({
      list: 'items',
      id,
      name,
      classification,
      of: named(speakers, wanted),
    })),
    ...(await papersOf(tx, { conferenceId, participantId: { in: [...ids] } })),
    ...standIns.map(({ id, standsFor, ...who }): Use => ({
      list: 'participants',
      id,
      name: calledOf(who),
      classification: null,
      of: [standsFor ?? ''],
    })),
    ...awards
      .filter(({ presenters }) => names(presenters, wanted))
      .map(({ id, title: name, presenters }): Use => ({ list: 'awards', id, name, classification: null, of: named(presenters, wanted) })),
  ];
}

/** Papers, participants and recommendations of these sites. */
export async function usesOfSites(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Use[]> {
  const where = { conferenceId, siteId: { in: [...ids] } };
  const people = await tx.participant.findMany({
    where,
    orderBy: BY_POSITION,
    select: CALLED,
  });
  const recommendations = await tx.recommendation.findMany({
    where: { conferenceId, fromId: { in: [...ids] } },
    orderBy: BY_POSITION,
    select: { id: true, text: true },
  });
  return [
    ...(await papersOf(tx, where)),
    ...people.map((one): Use => ({ list: 'participants', id: one.id, name: calledOf(one), classification: null })),
    ...recommendations.map(({ id, text: name }): Use => ({ list: 'recommendations', id, name, classification: null })),
  ];
}

/** Documents that are adopted in some items, and campaigns that these launch. */
export async function usesOfItems(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Use[]> {
  const [select, wanted] = [{ id: true, title: true } as const, { in: [...ids] }];
  const documents = await tx.document.findMany({
    where: { conferenceId, adoptedIn: wanted },
    orderBy: BY_POSITION,
    select: { ...select, classification: true },
  });
  const campaigns = await tx.campaign.findMany({ where: { conferenceId, launchedIn: wanted }, orderBy: BY_POSITION, select });
  return [
    ...documents.map(({ title: name, ...one }): Use => ({ list: 'documents', name, ...one })),
    ...campaigns.map(({ title: name, ...one }): Use => ({ list: 'campaigns', name, ...one, classification: null })),
  ];
}

/** The same, and the papers that were planned in these items since. */
export const usesOfNewItems = async (tx: Tx, conferenceId: string, ids: readonly string[]): Promise<Use[]> => [
  ...(await usesOfItems(tx, conferenceId, ids)),
  ...(await papersOf(tx, { conferenceId, itemId: { in: [...ids] } })),
];

/** Items of the agenda that refer to a document. */
export async function usesOfDocument(tx: Tx, conferenceId: string, documentId: string): Promise<Use[]> {
  const wanted = new Set([documentId]);
  return (await itemsOf(tx, conferenceId))
    .filter(({ documents }) => names(documents, wanted))
    .map(({ id, title: name, classification }): Use => ({ list: 'items', id, name, classification }));
}
