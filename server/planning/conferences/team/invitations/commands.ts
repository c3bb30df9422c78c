import { closeSessionBefore, hashUncommon } from '../../../../accounts/commands.ts';
import { mustReach } from '../../../../accounts/rules.ts';
import { noteEvent, noteRead } from '../../../../accounts/security-log/commands.ts';
import { openSession } from '../../../../accounts/store.ts';
import { insertUser } from '../../../../accounts/users/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../../platform/contract.ts';
import { isUniqueViolation } from '../../../../platform/database/errors.ts';
import type { Queryable } from '../../../../platform/database/open.ts';
import { AppError } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { logChange } from '../../store.ts';
import { bindingOf } from '../commands.ts';
import { bindingExists, nameOfBinding, putMembership } from '../store.ts';
import { teamInvitationsContract as contract } from './contract.ts';
import { clearanceOfPlanner, insertInvitation, invitationsOf, revokeInvitation, usableInvitation, useInvitation } from './store.ts';

const subject = (id: string) => ({ kind: 'invitation', id });

async function invite(scope: ChangeContext, { conferenceId, displayName, role, clearance, ...named }: InputOf<typeof contract.invite>) {
  const { tx, actor, now } = scope;
  mustReach(actor, clearance);
  const bound = await bindingOf(scope, { conferenceId, role, ...named });
  const id = await insertInvitation(tx, { conferenceId, displayName, role, clearance, ...bound, invitedBy: actor.id }, now);
  await logChange(tx, { conferenceId, operation: contract.invite.name, subjectId: id, changes: { role: [null, role] }, actor, at: now });
  await noteEvent(scope, { kind: 'code-made', conferenceId, subject: subject(id), detail: { role, clearance } });
  return { id };
}

/** Shows the link to actors who could have given it. */
async function link(scope: QueryContext, { conferenceId, invitationId: id }: InputOf<typeof contract.link>) {
  const found = await usableInvitation(scope.db, { conferenceId, id }, scope.now);
  if (!found) throw new AppError('not-found');
  mustReach(scope.actor, found.clearance);
  await noteRead(scope, { kind: 'code-shown', conferenceId, subject: subject(id) });
  return { displayName: found.displayName, path: `/i/${found.secret}`, expiresAt: found.expiresAt.getTime() };
}

async function revoke(scope: ChangeContext, { conferenceId, invitationId: id }: InputOf<typeof contract.revoke>) {
  const { tx, actor, now } = scope;
  if (!(await revokeInvitation(tx, conferenceId, id, now))) throw new AppError('not-found');
  const changes = { revoked: [false, true] };
  await logChange(tx, { conferenceId, operation: contract.revoke.name, subjectId: id, changes, actor, at: now });
  await noteEvent(scope, { kind: 'code-revoked', conferenceId, subject: subject(id) });
  return {};
}

/**
 * The invitation behind a secret. Whoever gave it must still be able to: an organizer who has left, or was cleared for more then, lets nobody in.
 * @throws AppError bad-invitation.
 */
async function invitationBehind(db: Queryable, secret: string, now: number) {
  const found = await usableInvitation(db, { secret }, now);
  const giver = found && (await clearanceOfPlanner(db, found.conferenceId, found.invitedBy));
  if (!found || giver === null || giver < found.clearance) throw new AppError('bad-invitation');
  const { siteId, participantId } = found;
  if ((siteId ?? participantId) !== null && !(await bindingExists(db, found))) throw new AppError('bad-invitation');
  return found;
}

async function invitation({ db, now }: QueryContext, { secret }: InputOf<typeof contract.invitation>) {
  const found = await invitationBehind(db, secret, now);
  const { displayName, role, expiresAt, conference } = found;
  return { conference: conference.title, displayName, role, bound: await nameOfBinding(db, found), expiresAt: expiresAt.getTime() };
}

/** Looks the invitation up first, so that a wrong link costs no hash. */
async function hashForInvited({ db, now }: QueryContext, { secret, name, password }: InputOf<typeof contract.accept>): Promise<string> {
  await invitationBehind(db, secret, now);
  return hashUncommon(password, name);
}

/** The invitation behind a secret, in a conference that nobody erases or puts away until this transaction ends. @throws AppError bad-invitation. */
async function heldInvitation({ tx, now, hold }: ChangeContext, secret: string) {
  const { conferenceId } = await invitationBehind(tx, secret, now);
  if (!(await hold(conferenceId))) throw new AppError('bad-invitation');
  return invitationBehind(tx, secret, now);
}

async function accept(
  scope: ChangeContext,
  { secret, password: _secret, ...given }: InputOf<typeof contract.accept>,
  passwordHash: string,
) {
  const { tx, now } = scope;
  const { id, conferenceId, role, siteId, participantId, clearance, invitedBy } = await heldInvitation(scope, secret);
  if (!(await useInvitation(tx, id, now))) throw new AppError('bad-invitation');
  const userId = newId();
  const actor = { ...scope.actor, kind: 'user', id: userId };
  try {
    await insertUser(tx, { id: userId, ...given, passwordHash, clearance, createdAt: new Date(now) });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('name-taken', { name: given.name }) : error;
  }
  await putMembership(tx, { conferenceId, userId, role }, { siteId, participantId });
  await closeSessionBefore(scope);
  const changes = { role: [null, role], siteId, participantId };
  await logChange(tx, { conferenceId, operation: contract.accept.name, subjectId: userId, changes, actor, at: now });
  const detail = { role, clearance, invitation: id, invitedBy };
  await noteEvent(scope, { kind: 'account-created', actor, conferenceId, subject: { kind: 'user', id: userId }, detail });
  return { token: await openSession(tx, { kind: 'user', subjectId: userId, conferenceId: null, now, device: scope.device }), conferenceId };
}

export const teamInvitationsHandlers: Handler[] = [
  handleQuery(contract.list, async ({ db, now }, { conferenceId }) => ({ invitations: await invitationsOf(db, conferenceId, now) })),
  handleChange(contract.invite, invite),
  handleQuery(contract.link, link),
  handleChange(contract.revoke, revoke),
  handleQuery(contract.invitation, invitation),
  handleChange(contract.accept, accept, hashForInvited),
];
