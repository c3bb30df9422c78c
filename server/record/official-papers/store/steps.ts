import { z } from 'zod';
import { displayNames } from '../../../accounts/store.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable, Tx } from '../../../platform/database/open.ts';
import { OFFICIAL_PAPER_STEPS, type OfficialPaperStep, type PaperOpening } from '../contract/index.ts';

interface PaperKey {
  readonly conferenceId: string;
  readonly id: string;
}

/** Adds a line to the history of a paper. */
export async function addStep(
  tx: Tx,
  { conferenceId, id: paperId }: PaperKey,
  { actor, now, kind, text }: { readonly actor: Actor; readonly now: number } & Pick<OfficialPaperStep, 'kind' | 'text'>,
): Promise<void> {
  const last = await tx.officialPaperStep.aggregate({ where: { conferenceId, paperId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const who = { actorKind: actor.kind, actorId: actor.id };
  await tx.officialPaperStep.create({ data: { conferenceId, paperId, number, at: new Date(now), ...who, kind, data: { text } } });
}

const StepData = z.object({ text: z.string().nullable() });

/** The history of a paper, the latest first. */
export async function paperHistory(db: Queryable, { conferenceId, id: paperId }: PaperKey): Promise<OfficialPaperStep[]> {
  const rows = await db.officialPaperStep.findMany({ where: { conferenceId, paperId }, orderBy: { number: 'desc' } });
  const names = await displayNames(
    db,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map(({ at, actorId, kind, data }) => ({
    at: at.getTime(),
    by: names.get(actorId) ?? null,
    kind: z.enum(OFFICIAL_PAPER_STEPS).parse(kind),
    ...StepData.parse(data),
  }));
}

/** Counts that somebody opened the frozen file of a paper. */
export async function countOpening(
  tx: Tx,
  { conferenceId, id: paperId }: PaperKey,
  actor: Actor,
  isView: boolean,
  now: number,
): Promise<void> {
  const key = { conferenceId, paperId, actorKind: actor.kind, actorId: actor.id };
  const more = isView ? { views: { increment: 1 } } : { downloads: { increment: 1 } };
  const first = { views: isView ? 1 : 0, downloads: isView ? 0 : 1, firstAt: new Date(now), lastAt: new Date(now) };
  await tx.officialPaperOpening.upsert({
    where: { conferenceId_paperId_actorKind_actorId: key },
    create: { ...key, ...first },
    update: { ...more, lastAt: new Date(now) },
  });
}

/** Who opened the frozen files of a paper, the latest first. */
export async function openingsOf(db: Queryable, { conferenceId, id: paperId }: PaperKey): Promise<PaperOpening[]> {
  const rows = await db.officialPaperOpening.findMany({ where: { conferenceId, paperId }, orderBy: { lastAt: 'desc' } });
  const ids = rows.map(({ actorId }) => actorId);
  const [names, sites] = await Promise.all([
    displayNames(db, ids),
    db.site.findMany({ where: { conferenceId, id: { in: ids } }, select: { id: true, name: true } }),
  ]);
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
  return rows.map(({ actorKind, actorId, views, downloads, lastAt }) => ({
    by: (actorKind === 'site' ? siteNames.get(actorId) : names.get(actorId)) ?? null,
    views,
    downloads,
    lastAt: lastAt.getTime(),
  }));
}
