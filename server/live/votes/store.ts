import type { Database, Tx } from '../../platform/database/open.ts';

const KIND = 'vote';

/** What a vote asks, or what is to be completed. */
export interface VoteText {
  readonly conferenceId: string;
  readonly id: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Stores a text that an entry about a vote names, apart from the journal, so that it can be erased. */
export const insertVoteText = (tx: Tx, { at, ...text }: VoteText) =>
  tx.proceedingsText.create({ data: { ...text, version: 1, kind: KIND, at: new Date(at) } });

/** Texts of votes by their ids; an erased one has no body. */
export async function voteTexts(
  db: Database | Tx,
  conferenceId: string,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly body: string | null }[]> {
  const rows = await db.proceedingsText.findMany({ where: { conferenceId, kind: KIND, id: { in: [...ids] } }, orderBy: { id: 'asc' } });
  return rows.map(({ id, body, erasedAt }) => ({ id, body: erasedAt ? null : body }));
}
