import type { Queryable } from '../../../platform/database/open.ts';
import { participantNames } from '../../participants/store.ts';
import type { RecordNames } from '../rules/effects.ts';
import type { PersonRows } from '../rules/rows.ts';

/** Names of the records that name one of two participants, by kind and id; none of a record that `isKnown` keeps from the reader. */
export async function recordNames(
  db: Queryable,
  conferenceId: string,
  rows: PersonRows,
  isKnown: (classification: string | null) => boolean,
): Promise<RecordNames> {
  const among = (of: readonly { readonly id: string }[]) => ({ conferenceId, id: { in: of.map(({ id }) => id) } });
  const select = { id: true, title: true, classification: true } as const;
  const items = await db.agendaItem.findMany({ where: among(rows.items), select });
  const papers = await db.paper.findMany({ where: among(rows.papers), select: { id: true, topic: true, item: { select } } });
  const awards = await db.award.findMany({ where: among(rows.awards), select: { id: true, title: true } });
  const documents = await db.document.findMany({ where: among(rows.handouts.map(({ documentId: id }) => ({ id }))), select });
  const standIns = await participantNames(
    db,
    conferenceId,
    rows.standIns.map(({ id }) => id),
  );
  return new Map([
    ...items.filter(({ classification }) => isKnown(classification)).map(({ id, title }) => [`items/${id}`, title] as const),
    ...papers
      .filter(({ item }) => isKnown(item.classification))
      .map(({ id, topic, item }) => [`papers/${id}`, topic ?? item.title] as const),
    ...awards.map(({ id, title }) => [`awards/${id}`, title] as const),
    ...documents.filter(({ classification }) => isKnown(classification)).map(({ id, title }) => [`documents/${id}`, title] as const),
    ...standIns.map(({ id, name }) => [`standIns/${id}`, name] as const),
  ]);
}
