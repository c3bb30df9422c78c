import { BY_POSITION, listStore } from '../collections/store.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import type { Database, Tx } from '../../platform/database/open.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import { fold, search as bestFirst } from '../../platform/text.ts';
import { PARTICIPANTS_PER_PAGE, Participant } from './contract.ts';

/** Text of a participant for searching: name, group and posts without accents. */
const foldedParticipant = ({ name, group, posts }: Pick<Participant, 'name' | 'group' | 'posts'>): string =>
  fold([name, group, ...posts].filter((text) => text !== null).join(' '));

export const participantList = listStore<Prisma.ParticipantModel>()({
  schema: Participant,
  table: (tx) => tx.participant,
  rows: (tx, query) => tx.participant.findMany(query),
  fromRow: ({ groupName, place, folded: _folded, ...row }) => ({ ...row, group: groupName, order: place }),
  toColumns: ({ group, order, ...participant }: Participant) => ({
    ...participant,
    groupName: group,
    place: order,
    folded: foldedParticipant({ ...participant, group }),
  }),
  create: (tx, data) => insertRows(tx, 'Participant', data),
});

export interface Wanted {
  readonly search?: string | undefined;
  readonly show?: 'listed' | 'unlisted' | undefined;
  readonly page?: number | undefined;
}

const words = (search: string): Prisma.ParticipantWhereInput[] =>
  fold(search)
    .split(' ')
    .filter(Boolean)
    .map((word) => ({ folded: { contains: word } }));

const textOf = ({ name, groupName, posts }: { name: string | null; groupName: string | null; posts: unknown }): string =>
  [name, groupName, ...(Array.isArray(posts) ? posts : [])].join(' ');

/** Ids of matches, the best first. The database compares texts without accents; the order takes accents into account. */
async function answering(db: Database, where: Prisma.ParticipantWhereInput, search: string): Promise<string[]> {
  const rows = await db.participant.findMany({
    where,
    orderBy: BY_POSITION,
    select: { id: true, name: true, groupName: true, posts: true },
  });
  return bestFirst(rows, search, textOf).map(({ id }) => id);
}

/** One page of the list in its order, or of the matches of a search. */
export async function participantsPage(db: Database, conferenceId: string, { search = '', show, page = 1 }: Wanted) {
  const where = { conferenceId, ...(show ? { listed: show === 'listed' } : {}), AND: words(search) };
  const window = { skip: (page - 1) * PARTICIPANTS_PER_PAGE, take: PARTICIPANTS_PER_PAGE };
  const all = await db.participant.count({ where: { conferenceId } });
  if (search.trim() === '') {
    const rows = await db.participant.findMany({ where, orderBy: BY_POSITION, ...window });
    return { rows, all, total: show ? await db.participant.count({ where }) : all };
  }
  const ids = await answering(db, where, search);
  const wanted = ids.slice(window.skip, window.skip + window.take);
  const found = new Map((await db.participant.findMany({ where: { conferenceId, id: { in: wanted } } })).map((row) => [row.id, row]));
  return { rows: wanted.flatMap((id) => found.get(id) ?? []), all, total: ids.length };
}

/** Sites by their ids, with their names. */
export const siteNames = (db: Database | Tx, conferenceId: string, ids: readonly string[]) =>
  db.site.findMany({ where: { conferenceId, id: { in: [...ids] } }, select: { id: true, name: true }, orderBy: BY_POSITION });
