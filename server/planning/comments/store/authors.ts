import { APPOINTED_FOR_SITE, APPOINTED_PARTICIPANTS, hasRole, rolesNamed } from '../../../accounts/permissions.ts';
import { displayNames } from '../../../accounts/store.ts';
import { nameOf } from '../../documents/rules.ts';
import { participantsWhoRead, places } from '../../documents/store/index.ts';
import type { Actor } from '../../../platform/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import type { AskedGroup, CommentAuthor } from '../contract.ts';

interface Bound {
  readonly role: string;
  readonly siteId: string | null;
  readonly participantId: string | null;
}

/** As whom somebody of the team comments: a technician for their site, a delegate as themselves among the participants. */
function boundAuthor(userId: string, memberships: readonly Bound[]): CommentAuthor {
  const held = (role: string, wanted: Parameters<typeof hasRole>[1]): boolean => hasRole(rolesNamed([role]), wanted);
  const site = memberships.find(({ role, siteId }) => siteId !== null && held(role, APPOINTED_FOR_SITE))?.siteId;
  if (site) return { kind: 'site', id: site };
  const person = memberships.find(({ role, participantId }) => participantId !== null && held(role, APPOINTED_PARTICIPANTS))?.participantId;
  return person ? { kind: 'participant', id: person } : { kind: 'user', id: userId };
}

/** As whom an actor comments; null for those who are nobody in this conference. */
export async function authorOf(db: Queryable, actor: Actor, conferenceId: string): Promise<CommentAuthor | null> {
  const isHere = actor.conferenceId === conferenceId;
  if (actor.kind === 'site') return isHere ? { kind: 'site', id: actor.id } : null;
  if (actor.kind === 'invited') return isHere ? { kind: 'participant', id: actor.id } : null;
  if (actor.kind !== 'user') return null;
  const memberships = await db.membership.findMany({ where: { conferenceId, userId: actor.id }, orderBy: { role: 'asc' } });
  return memberships.length > 0 || actor.rights.includes('administrator') ? boundAuthor(actor.id, memberships) : null;
}

export const authorKey = ({ kind, id }: CommentAuthor): string => `${kind}:${id}`;

/** The names of authors, by kind and id; those who are not in the conference any more have none. */
export async function authorNames(db: Queryable, conferenceId: string, authors: readonly CommentAuthor[]): Promise<Map<string, string>> {
  const ids = (kind: CommentAuthor['kind']): string[] => [...new Set(authors.flatMap((author) => (author.kind === kind ? author.id : [])))];
  const sites = await db.site.findMany({ where: { conferenceId, id: { in: ids('site') } }, select: { id: true, name: true } });
  const people = await db.participant.findMany({
    where: { conferenceId, id: { in: ids('participant') } },
    select: { id: true, name: true, groupName: true, posts: true },
  });
  const users = await displayNames(db, ids('user'));
  return new Map([
    ...sites.map(({ id, name }) => [`site:${id}`, name] as const),
    ...people.map((person) => [`participant:${person.id}`, nameOf(person) ?? person.id] as const),
    ...[...users].map(([id, name]) => [`user:${id}`, name] as const),
  ]);
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Everybody whom a round can ask and who may read what is of this level, by group, in the order of their lists. */
export async function askable(db: Queryable, conferenceId: string, level: number): Promise<Record<AskedGroup, Named[]>> {
  const sites = (await places(db, conferenceId)).filter(({ clearance }) => (clearance ?? 0) >= level);
  const memberships = await db.membership.findMany({
    where: { conferenceId, user: { clearance: { gte: level } } },
    include: { user: { select: { displayName: true } } },
    orderBy: [{ user: { displayName: 'asc' } }, { role: 'asc' }],
  });
  const byUser = Map.groupBy(memberships, ({ userId }) => userId);
  const authors = [...byUser].map(([userId, own]) => boundAuthor(userId, own));
  const cleared = new Set(authors.flatMap(({ kind, id }) => (kind === 'participant' ? id : [])));
  // A link of an invitation is cleared for nothing.
  const people = (await participantsWhoRead(db, conferenceId)).filter(({ id }) => level === 0 || cleared.has(id));
  const names = new Map(memberships.map(({ userId, user }) => [userId, user.displayName]));
  return {
    sites: sites.map(({ id, name }) => ({ id, name })),
    participants: people.map((person) => ({ id: person.id, name: nameOf(person) ?? person.id })),
    members: authors.flatMap(({ kind, id }) => (kind === 'user' ? { id, name: names.get(id) ?? id } : [])),
  };
}
