import { STAFF } from '../../../accounts/permissions.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { Form, type FormFacts } from '../contract/entities.ts';

type Row = NonNullable<Awaited<ReturnType<Tx['reportForm']['findFirst']>>>;

function toForm({ conferenceId: _conferenceId, position: _position, askedAt, ...row }: Row): Form {
  return Form.parse({ ...row, askedAt: askedAt?.getTime() ?? null });
}

const columnsOf = ({ questions, ...facts }: FormFacts) => ({ ...facts, questions: JSON.parse(JSON.stringify(questions)) });

/** The forms of a conference in order. */
export async function formsOf(db: Queryable, conferenceId: string): Promise<Form[]> {
  return (await db.reportForm.findMany({ where: { conferenceId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map(toForm);
}

/** @throws AppError not-found. */
export async function requireForm(db: Queryable, conferenceId: string, id: string): Promise<Form> {
  const row = await db.reportForm.findUnique({ where: { conferenceId_id: { conferenceId, id } } });
  if (!row) throw new AppError('not-found');
  return toForm(row);
}

/** Adds a form behind the others. */
export async function insertForm(tx: Tx, conferenceId: string, { id, askedAt, version, ...facts }: Form): Promise<void> {
  const last = await tx.reportForm.aggregate({ where: { conferenceId }, _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  const asked = askedAt === null ? null : new Date(askedAt);
  await tx.reportForm.create({ data: { conferenceId, id, position, ...columnsOf(facts), askedAt: asked, version } });
}

/** Stores a form over the version that was seen. @throws AppError stale. */
export async function updateForm(tx: Tx, conferenceId: string, { id, askedAt, version, ...facts }: Form): Promise<{ version: number }> {
  const asked = askedAt === null ? null : new Date(askedAt);
  const data = { ...columnsOf(facts), askedAt: asked, version: version + 1 };
  const { count } = await tx.reportForm.updateMany({ where: { conferenceId, id, version }, data });
  if (count === 0) throw new AppError('stale');
  return { version: version + 1 };
}

/** @throws AppError stale. */
export async function deleteForm(tx: Tx, conferenceId: string, { id, version }: Pick<Form, 'id' | 'version'>): Promise<void> {
  const { count } = await tx.reportForm.deleteMany({ where: { conferenceId, id, version } });
  if (count === 0) throw new AppError('stale');
}

/** Conferences whose forms somebody may read: where they are staff. Rehearsals and what is in the trash have none. */
const readableBy = (actor: Actor) => ({
  deletedAt: null,
  rehearsalOf: null,
  ...(actor.rights.includes('administrator') ? {} : { memberships: { some: { userId: actor.id, role: { in: [...STAFF] } } } }),
});

/** The forms of other conferences that somebody may read, the latest conference first. */
export async function earlierForms(
  db: Queryable,
  actor: Actor,
  { id, date, series }: { id: string; date: string | null; series: string | null },
) {
  const rows = await db.reportForm.findMany({
    where: { conferenceId: { not: id }, conference: readableBy(actor) },
    select: { conferenceId: true, id: true, title: true, conference: { select: { title: true, date: true, seriesName: true } } },
    orderBy: [{ conference: { date: 'desc' } }, { position: 'asc' }],
    take: 100,
  });
  return rows.map(({ conference, ...form }) => ({
    ...form,
    conference: conference.title,
    date: conference.date,
    inSeries: series !== null && conference.seriesName === series && conference.date !== null && (date === null || conference.date < date),
  }));
}

/** A form of a conference that somebody may read. @throws AppError not-found. */
export async function readableForm(db: Queryable, actor: Actor, conferenceId: string, id: string): Promise<Form> {
  const found = await db.conference.findFirst({ where: { id: conferenceId, ...readableBy(actor) }, select: { id: true } });
  if (!found) throw new AppError('not-found');
  return requireForm(db, conferenceId, id);
}
