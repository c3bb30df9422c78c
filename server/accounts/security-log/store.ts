import type { Actor } from '../../platform/contract.ts';
import type { Prisma } from '../../platform/database/prisma.ts';
import type { Database, Queryable } from '../../platform/database/open.ts';
import { newId } from '../../platform/ids.ts';
import { idsOfPerson } from '../users/store.ts';
import type { NamedById, SecurityEvent, SecurityEventKind } from './contract.ts';

/** An event to record. Ids only: names and texts of people stay out of the log, which cannot be changed. */
export interface NewSecurityEvent {
  readonly kind: SecurityEventKind;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly address?: string | null;
  readonly conferenceId?: string | null;
  /** Whom or what it happened to, if not the conference or the actor. */
  readonly subject?: { readonly kind: string; readonly id: string } | null;
  readonly detail?: Readonly<Record<string, Prisma.InputJsonValue | null>>;
}

/** Appends an event. Inside a transaction it stands with the change that it tells of, or neither does. */
export async function recordEvent(db: Queryable, event: NewSecurityEvent): Promise<void> {
  const { kind, actor, at, address = null, conferenceId = null, subject = null, detail = {} } = event;
  const about = { conferenceId, subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
  await db.securityEvent.create({
    data: { id: newId(), at: new Date(at), kind, actorKind: actor.kind, actorId: actor.id, address, ...about, detail },
  });
}

/** Whether somebody has an event of a kind in a conference since a moment (milliseconds since 1970). */
export async function eventSince(
  db: Database,
  { kind, actor, conferenceId, since }: Required<Pick<NewSecurityEvent, 'kind' | 'actor' | 'conferenceId'>> & { readonly since: number },
): Promise<boolean> {
  const where = { kind, actorKind: actor.kind, actorId: actor.id, conferenceId, at: { gt: new Date(since) } };
  return (await db.securityEvent.findFirst({ where, select: { id: true } })) !== null;
}

export interface EventFilter {
  readonly kind?: SecurityEventKind | undefined;
  /** A login's name or a part of it. */
  readonly person?: string | undefined;
  readonly from: Date | null;
  readonly before: Date | null;
}

/** What chooses the events that fit a filter. */
export async function eventsThatFit(db: Database, { kind, person, from, before }: EventFilter): Promise<Prisma.SecurityEventWhereInput> {
  const ids = person?.trim() ? await idsOfPerson(db, person) : null;
  return {
    ...(kind ? { kind } : {}),
    ...(ids ? { OR: [{ actorId: { in: ids } }, { subjectId: { in: ids } }] } : {}),
    at: { ...(from ? { gte: from } : {}), ...(before ? { lt: before } : {}) },
  };
}

/** Number of events chosen by `eventsThatFit`. */
export const countEvents = (db: Database, where: Prisma.SecurityEventWhereInput): Promise<number> => db.securityEvent.count({ where });

/** Events chosen by `eventsThatFit`, the latest first, with the names that those concerned have now. */
export async function findEvents(
  db: Database,
  where: Prisma.SecurityEventWhereInput,
  skip: number,
  take: number,
): Promise<SecurityEvent[]> {
  const rows = await db.securityEvent.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip, take });
  const named = await namesOf(db, rows);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.getTime(),
    kind: row.kind,
    actor: named(row.actorKind, row.actorId, row.conferenceId),
    address: row.address,
    conference: row.conferenceId === null ? null : named('conference', row.conferenceId, null),
    subject: row.subjectKind === null || row.subjectId === null ? null : named(row.subjectKind, row.subjectId, row.conferenceId),
    detail: row.detail as SecurityEvent['detail'],
  }));
}

type Row = Awaited<ReturnType<Database['securityEvent']['findMany']>>[number];

/** Looks the names up of all whom these events concern, in one query for each kind. */
async function namesOf(db: Database, rows: readonly Row[]) {
  const mentioned = rows.flatMap(({ actorKind, actorId, subjectKind, subjectId }) => [
    { kind: actorKind, id: actorId },
    { kind: subjectKind, id: subjectId },
  ]);
  const idsOf = (kind: string) => [...new Set(mentioned.flatMap((one) => (one.kind === kind && one.id !== null ? [one.id] : [])))];
  const conferenceId = { in: [...new Set(rows.flatMap((row) => row.conferenceId ?? []))] };
  const [users, conferences, sites, displays, invitations, invited] = await Promise.all([
    db.user.findMany({ where: { id: { in: idsOf('user') } }, select: { id: true, name: true, displayName: true } }),
    db.conference.findMany({ where: { id: conferenceId }, select: { id: true, title: true } }),
    db.site.findMany({ where: { conferenceId, id: { in: idsOf('site') } }, select: { conferenceId: true, id: true, name: true } }),
    db.displayLink.findMany({ where: { id: { in: idsOf('display') } }, select: { id: true, name: true } }),
    db.teamInvitation.findMany({ where: { id: { in: idsOf('invitation') } }, select: { id: true, displayName: true } }),
    db.participant.findMany({
      where: { conferenceId, id: { in: idsOf('invited') } },
      select: { conferenceId: true, id: true, name: true },
    }),
  ]);
  const names = new Map<string, string>([
    ...users.map((one) => [`user/${one.id}`, `${one.displayName} (${one.name})`] as const),
    ...conferences.map((one) => [`conference/${one.id}`, one.title] as const),
    ...sites.map((one) => [`site/${one.conferenceId}/${one.id}`, one.name] as const),
    ...displays.map((one) => [`display/${one.id}`, one.name] as const),
    ...invited.flatMap((one) => (one.name === null ? [] : [[`invited/${one.conferenceId}/${one.id}`, one.name] as const])),
    ...invitations.map((one) => [`invitation/${one.id}`, one.displayName] as const),
  ]);
  return (kind: string, id: string, conference: string | null): NamedById => {
    const key = kind === 'site' || kind === 'invited' ? `${kind}/${conference ?? ''}/${id}` : `${kind}/${id}`;
    return { kind, id, name: names.get(key) ?? null };
  };
}
