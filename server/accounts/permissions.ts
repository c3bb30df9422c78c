import { defineOperations } from '../platform/contract.ts';

/** What must be decided about a role. A new role does not compile until all of it is. */
interface RoleTraits {
  /** `appointment`: an organizer assigns it to a user. `link`: it comes with a link or a code of its own. */
  readonly from: 'appointment' | 'link';
  /** What it refers to: an appointment besides the user, a link as whose it acts. */
  readonly boundTo: 'site' | 'participant' | null;
  /** Changes the plan and settles who takes part. */
  readonly plans: boolean;
  /** Plans or leads, and so sees the draft. */
  readonly staff: boolean;
  /** Works at the control desk. */
  readonly desk: boolean;
  readonly writesMinutes: boolean;
  /** Belongs to one site and acts for it. */
  readonly atSite: boolean;
  /** A hall display. */
  readonly screen: boolean;
  readonly asksForFloor: boolean;
  /** Follows the conference as a whole: plan, papers, pictures and sound. Without this only the course of the sitting is told. */
  readonly watches: boolean;
  /** Documents can be handed out to everyone in this role. */
  readonly readsHandouts: boolean;
  /** Held without a login if the conference's settings allow it. */
  readonly isPublic: boolean;
}

const APPOINTED = { from: 'appointment', boundTo: null } as const;
const LINKED = { from: 'link', boundTo: null } as const;

/** Every role in one conference, in the order in which a team is listed. */
const TRAITS = {
  organizer: {
    ...APPOINTED,
    plans: true,
    staff: true,
    desk: true,
    writesMinutes: true,
    atSite: false,
    screen: false,
    asksForFloor: false,
    watches: true,
    readsHandouts: false,
    isPublic: false,
  },
  chair: {
    ...APPOINTED,
    plans: false,
    staff: true,
    desk: true,
    writesMinutes: false,
    atSite: false,
    screen: false,
    asksForFloor: false,
    watches: true,
    readsHandouts: false,
    isPublic: false,
  },
  secretary: {
    ...APPOINTED,
    plans: false,
    staff: true,
    desk: false,
    writesMinutes: true,
    atSite: false,
    screen: false,
    asksForFloor: false,
    watches: true,
    readsHandouts: false,
    isPublic: false,
  },
  technician: {
    from: 'appointment',
    boundTo: 'site',
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: true,
    screen: false,
    asksForFloor: false,
    watches: true,
    readsHandouts: true,
    isPublic: false,
  },
  site: {
    ...LINKED,
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: true,
    screen: false,
    asksForFloor: true,
    watches: true,
    readsHandouts: true,
    isPublic: false,
  },
  delegate: {
    from: 'appointment',
    boundTo: 'participant',
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: false,
    screen: false,
    asksForFloor: true,
    watches: true,
    readsHandouts: true,
    isPublic: false,
  },
  display: {
    ...LINKED,
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: false,
    screen: true,
    asksForFloor: false,
    watches: true,
    readsHandouts: false,
    isPublic: false,
  },
  viewer: {
    ...APPOINTED,
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: false,
    screen: false,
    asksForFloor: false,
    watches: true,
    readsHandouts: true,
    isPublic: true,
  },
  /** Whoever holds the link of an invitation: it is forwarded easily, so it opens no more than asking for the floor needs. */
  invited: {
    from: 'link',
    boundTo: 'participant',
    plans: false,
    staff: false,
    desk: false,
    writesMinutes: false,
    atSite: false,
    screen: false,
    asksForFloor: true,
    watches: false,
    readsHandouts: false,
    isPublic: false,
  },
} as const satisfies Readonly<Record<string, RoleTraits>>;

/** A role in one conference. */
export type Role = keyof typeof TRAITS;

declare module '../platform/contract.ts' {
  interface Register {
    readonly role: Role;
  }
}

/** The roles that have a trait. */
type With<Trait extends Partial<RoleTraits>> = { [R in Role]: (typeof TRAITS)[R] extends Trait ? R : never }[Role];

/** The roles that have a trait, in the order of a team. */
function rolesWith<const Trait extends Partial<RoleTraits>>(trait: Trait): readonly With<Trait>[] {
  const wanted = Object.entries(trait);
  const has = (traits: RoleTraits): boolean =>
    Object.entries(traits).filter(([name, value]) => trait[name as keyof Trait] === value).length === wanted.length;
  return Object.entries(TRAITS).flatMap(([role, traits]) => (has(traits) ? [role as With<Trait>] : []));
}

/** Everyone who takes part in a conference with a login, in whatever role. */
export const EVERY_ROLE: readonly Role[] = rolesWith({ watches: true });
/** Those who hold the link of an invitation, and no login. */
export const INVITED = rolesWith({ from: 'link', boundTo: 'participant' });
/** Everyone who may know the course of a sitting. */
export const KNOWS_SITTINGS: readonly Role[] = rolesWith({});
/** Roles that an organizer can assign to a user. */
export const GIVEN_ROLES = rolesWith({ from: 'appointment' });
export type GivenRole = (typeof GIVEN_ROLES)[number];
/** Those who change the plan. An administrator counts as one in every conference. */
export const PLANNERS = rolesWith({ plans: true });
/** Those who plan or lead, and see the draft. */
export const STAFF = rolesWith({ staff: true });
/** Those at the control desk. */
export const DESK = rolesWith({ desk: true });
export const MINUTE_WRITERS = rolesWith({ writesMinutes: true });
/** Those who belong to one site and act for it. */
export const AT_SITE = rolesWith({ atSite: true });
/** Users who are appointed for one site. */
export const APPOINTED_FOR_SITE = rolesWith({ from: 'appointment', boundTo: 'site' });
/** Users who are one of the participants. */
export const APPOINTED_PARTICIPANTS = rolesWith({ from: 'appointment', boundTo: 'participant' });
/** A site that joined by its own link or code. */
export const JOINED_SITES = rolesWith({ from: 'link', atSite: true });
/** Hall displays. */
export const SCREENS = rolesWith({ screen: true });
export const FLOOR_REQUESTERS = rolesWith({ asksForFloor: true });
/** Roles to which a document can be handed out as a whole. */
export const READER_ROLES = rolesWith({ readsHandouts: true });
/** The role of everyone without a login, if the conference's settings allow it. */
export const PUBLIC_ROLES = rolesWith({ isPublic: true });

/** What the appointment to a role names besides the user. */
export const boundToOf = (role: GivenRole): RoleTraits['boundTo'] => TRAITS[role].boundTo;

/** Whether a login has one of these roles. */
export const hasRole = (roles: readonly Role[], wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role));

/** Roles by their names in the database; names that are no (longer) roles are left out. */
export const rolesNamed = (names: readonly string[]): Role[] => names.flatMap((name) => EVERY_ROLE.find((role) => role === name) ?? []);

/**
 * Who may call an operation: a role in the conference that the input names (`conferenceId`), or one of the installation:
 * 'administrator'; 'creator', who may create and import conferences; 'user', anyone signed in; 'anyone'.
 * An administrator acts as an organizer in every conference, within their own clearance.
 */
export type Permission = Role | 'administrator' | 'creator' | 'user' | 'anyone';

export const { command, query } = defineOperations<Permission>();
