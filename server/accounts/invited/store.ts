import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/contract.ts';
import type { Database } from '../../platform/database/open.ts';

/** Secrets of links have 32 letters, tokens of sessions more: the lookup of one is not asked for the other. */
const SECRET = /^[\w-]{32}$/;
const PREFIX = 'invited';

interface Holder {
  readonly conferenceId: string;
  readonly participantId: string;
  readonly secret: string | null;
}

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** What stands for a session: it ends with the link, and the link cannot be read from it. */
const sessionIdOf = ({ conferenceId, participantId, secret }: Holder): string =>
  [PREFIX, conferenceId, participantId, digestOf(secret ?? '')].join(' ');

const actorOf = (holder: Holder): Actor => ({
  kind: 'invited',
  id: holder.participantId,
  sessionId: sessionIdOf(holder),
  clearance: 0,
  rights: [],
  conferenceId: holder.conferenceId,
});

const IN_USE = { revokedAt: null, conference: { deletedAt: null } } as const;
const HOLDER = { conferenceId: true, participantId: true, secret: true } as const;

/** Those of these invitations whose people are still on the list. */
async function stillListed<T extends Holder>(db: Database, holders: readonly T[]): Promise<T[]> {
  if (holders.length === 0) return [];
  const people = await db.participant.findMany({
    where: {
      conferenceId: { in: [...new Set(holders.map(({ conferenceId }) => conferenceId))] },
      id: { in: holders.map(({ participantId }) => participantId) },
    },
    select: { conferenceId: true, id: true },
  });
  const listed = new Set(people.map(({ conferenceId, id }) => `${conferenceId} ${id}`));
  return holders.filter(({ conferenceId, participantId }) => listed.has(`${conferenceId} ${participantId}`));
}

/** The actors of links of invitations, by secret: whoever has the link acts for the invited one, until it is replaced or revoked. */
export async function invitedActors(db: Database, tokens: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const secrets = tokens.filter((token) => SECRET.test(token));
  if (secrets.length === 0) return new Map();
  const found = await db.invitation.findMany({ where: { secret: { in: secrets }, ...IN_USE }, select: HOLDER });
  return new Map((await stillListed(db, found)).map((holder) => [holder.secret ?? '', actorOf(holder)]));
}

/** Those of these sessions that stand for links which still hold. */
export async function invitedSessions(db: Database, sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = sessionIds.map((id) => id.split(' ')).filter(([prefix]) => prefix === PREFIX);
  if (asked.length === 0) return new Set();
  const found = await db.invitation.findMany({
    where: {
      conferenceId: { in: [...new Set(asked.map(([, conferenceId = '']) => conferenceId))] },
      participantId: { in: asked.map(([, , participantId = '']) => participantId) },
      ...IN_USE,
    },
    select: HOLDER,
  });
  const held = new Set((await stillListed(db, found)).map(sessionIdOf));
  return new Set(sessionIds.filter((id) => held.has(id)));
}
