import type { Actor, Operation, RoleName } from '../contract.ts';
import { AppError } from '../errors.ts';
import { isSoundText } from '../sound-text.ts';

/** Looks up roles; provided by the feature that keeps the logins. */
export type RolesOf = (actor: Actor, conferenceId: string) => Promise<readonly RoleName[]>;

/** The conference that an input names, if it names one. */
export function conferenceIdOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null && 'conferenceId' in input ? input.conferenceId : null;
  return typeof id === 'string' ? id : null;
}

/** @throws AppError password-change-due if the login must do something else first. */
function mustBeUnlimited({ limitedTo }: Actor, operation: Pick<Operation, 'name' | 'permit'> | null): void {
  if (limitedTo === undefined || operation?.permit.includes('anyone')) return;
  if (operation === null || !limitedTo.includes(operation.name)) throw new AppError('password-change-due');
}

const installationPermits = (permit: readonly string[], actor: Actor): boolean =>
  permit.includes('anyone') || (permit.includes('user') && actor.kind === 'user') || actor.rights.some((right) => permit.includes(right));

/**
 * Decides whether the actor may run the operation, and returns their roles in the conference.
 * @throws AppError unauthenticated (nobody signed in), not-found (also for a conference in which the actor has no
 * role), forbidden, password-change-due.
 */
export async function authorize(operation: Operation, actor: Actor, input: unknown, rolesOf: RolesOf): Promise<readonly RoleName[]> {
  mustBeUnlimited(actor, operation);
  const conferenceId = conferenceIdOf(input);
  // PostgreSQL fails on a text that it cannot store, so do not ask it.
  const roles = conferenceId === null || !isSoundText(conferenceId) ? [] : await rolesOf(actor, conferenceId);
  if (actor.kind === 'system') return roles;
  if (installationPermits(operation.permit, actor) || roles.some((role) => operation.permit.includes(role))) return roles;
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated');
  throw new AppError(conferenceId !== null && roles.length === 0 ? 'not-found' : 'forbidden');
}

/**
 * The roles with which an actor may follow a conference's journal.
 * @throws AppError unauthenticated, or not-found if they have no role in it.
 */
export async function authorizeFollow(actor: Actor, conferenceId: string, rolesOf: RolesOf): Promise<readonly RoleName[]> {
  mustBeUnlimited(actor, null);
  const roles = await rolesOf(actor, conferenceId);
  if (roles.length > 0) return roles;
  throw new AppError(actor.kind === 'anonymous' ? 'unauthenticated' : 'not-found');
}

/** An actor as if they were cleared for no more than a level. */
export const clearedFor = (actor: Actor, most = actor.clearance): Actor => (most < actor.clearance ? { ...actor, clearance: most } : actor);
