import { hasRole, type Role } from '../../../accounts/permissions.ts';
import type { Actor } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';

/** Who asks to act for a site. `boundTo`: the site of a technician, null for everyone else. */
export interface SiteIdentity {
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  readonly roles: readonly Role[];
  readonly boundTo: string | null;
}

/** The site for which a login acts; null if it acts for none. */
export const ownSite = ({ actor, boundTo }: SiteIdentity): string | null => (actor.kind === 'site' ? actor.id : boundTo);

/**
 * Requires that a login may act for a site: a site for itself, a technician for the site they are bound to, anyone with a role in
 * `all` for any. @throws AppError forbidden.
 */
export function mustActFor(siteId: string, identity: SiteIdentity, all: readonly Role[]): void {
  if (identity.actor.kind === 'system' || hasRole(identity.roles, all)) return;
  if (ownSite(identity) !== siteId) throw new AppError('forbidden');
}
