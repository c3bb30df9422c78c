import { operations } from '../platform/contract.ts';

/** Roles inside one conference. */
export const ROLES = ['organizer', 'chair', 'secretary', 'technician', 'site', 'delegate', 'display', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a user may be given; 'site' and 'display' come from links of their own. */
export const GIVEN_ROLES = ['organizer', 'chair', 'secretary', 'technician', 'delegate', 'viewer'] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/**
 * Who may call an operation: a role in the conference that the input names (`conferenceId`), or one of the installation:
 * 'administrator'; 'creator', who may create and import conferences; 'user', anyone signed in; 'anyone'.
 * An administrator acts as an organizer in every conference, within his own clearance.
 */
export type Permission = Role | 'administrator' | 'creator' | 'user' | 'anyone';

export const { command, query } = operations<Permission>();

/** Everyone who takes part in a conference, in whatever role. */
export const EVERY_ROLE = ROLES;
/** Those who plan or lead, and see the draft. */
export const STAFF = ['organizer', 'chair', 'secretary'] as const satisfies readonly Role[];
/** Those at the control desk. */
export const DESK = ['organizer', 'chair'] as const satisfies readonly Role[];
