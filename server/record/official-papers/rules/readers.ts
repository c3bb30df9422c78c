import { AT_SITE, hasRole, READER_ROLES, STAFF, type Role } from '../../../accounts/permissions.ts';
import { CONFIRMERS, type PaperAudience, type PaperRecord } from '../contract/index.ts';

const OF_AUDIENCE: Readonly<Record<PaperAudience, readonly Role[]>> = {
  staff: [],
  sites: AT_SITE,
  everyone: [...new Set([...AT_SITE, ...READER_ROLES])],
};

/** Whether these roles belong to those who prepare or lead the conference. */
export const isStaff = (roles: readonly Role[]): boolean => hasRole(roles, STAFF);

/**
 * Whether somebody outside the staff may know of a paper: one that was issued to them, also after it was recalled, or one that they are
 * asked to confirm. Levels are decided elsewhere.
 */
export const isGivenTo = (roles: readonly Role[], { state, audience }: Pick<PaperRecord, 'state' | 'audience'>): boolean =>
  state === 'for-comment' ? hasRole(roles, CONFIRMERS) : audience !== null && hasRole(roles, OF_AUDIENCE[audience]);

/** Kinds that hold what is for one person each, such as the links of invitations: the product gives them to the staff alone. */
export const isPrivate = ({ kind }: Pick<PaperRecord, 'kind'>): boolean => kind === 'letters';
