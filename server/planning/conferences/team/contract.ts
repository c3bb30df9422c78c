import { z } from 'zod';
import { command, GIVEN_ROLES, PLANNERS, query } from '../../../accounts/permissions.ts';
import { IdsAndNames, Id, Made, Nothing, TextLine } from '../../../platform/contract.ts';

/** A role that an organizer assigns. */
export const TeamRole = z.enum(GIVEN_ROLES);

/** Who has which role in a conference; a technician is bound to a site, a delegate to a participant. */
export const Member = z.strictObject({
  userId: Id,
  /** The name they sign in with. */
  name: z.string(),
  displayName: z.string(),
  role: TeamRole,
  siteId: Id.nullable(),
  participantId: Id.nullable(),
});
export type Member = z.output<typeof Member>;

/** A hall display that joins by its own link; the secret in it is fetched separately. */
export const Display = z.strictObject({ id: Id, name: TextLine, createdAt: z.number().int(), revoked: z.boolean() });
export type Display = z.output<typeof Display>;

/** An account as organizers see it who look for somebody. */
export const PickableAccount = Member.pick({ name: true, displayName: true });

const OneMember = z.strictObject({ conferenceId: Id, userId: Id, role: TeamRole });
const OneDisplay = z.strictObject({ conferenceId: Id, displayId: Id });

export const teamContract = {
  list: query({
    name: 'team.list',
    summary: 'List roles, hall displays, and whom a role can be linked to.',
    route: 'GET /conferences/:conferenceId/team',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({
      members: z.array(Member),
      displays: z.array(Display),
      sites: IdsAndNames,
      participants: IdsAndNames,
    }),
  }),
  accounts: query({
    name: 'team.accounts',
    summary: 'Find accounts to assign, by a part of their name.',
    route: 'GET /conferences/:conferenceId/team/accounts',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, search: z.string().max(200).optional() }),
    output: z.strictObject({ accounts: z.array(PickableAccount), total: z.number().int() }),
  }),
  add: command({
    name: 'team.add',
    summary: 'Assign a user a role in a conference.',
    route: 'POST /conferences/:conferenceId/team',
    permit: PLANNERS,
    refusals: ['no-such-user', 'needs-site', 'needs-participant'],
    input: z.strictObject({
      conferenceId: Id,
      /** The name they sign in with. */
      name: z.string().trim().toLowerCase().min(1).max(200),
      role: TeamRole,
      siteId: Id.nullable().optional(),
      participantId: Id.nullable().optional(),
    }),
    output: z.strictObject({ userId: Id }),
  }),
  remove: command({
    name: 'team.remove',
    summary: "Remove a user's role, effective immediately.",
    route: 'DELETE /conferences/:conferenceId/team/:userId/:role',
    permit: PLANNERS,
    refusals: ['last-organizer'],
    input: OneMember,
    output: Nothing,
  }),
  addDisplay: command({
    name: 'team.addDisplay',
    summary: 'Create a link for a hall display.',
    route: 'POST /conferences/:conferenceId/displays',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, name: TextLine }),
    output: Made,
  }),
  displayLink: query({
    name: 'team.displayLink',
    summary: 'Get the link of a hall display, as a path on this server.',
    route: 'GET /conferences/:conferenceId/displays/:displayId/link',
    permit: PLANNERS,
    input: OneDisplay,
    output: z.strictObject({ name: TextLine, path: z.string() }),
  }),
  displayInvitation: query({
    name: 'team.displayInvitation',
    summary: 'Get the hall display and conference of a screen link.',
    route: 'GET /display-invitations/:secret',
    permit: ['anyone'],
    input: z.strictObject({ secret: z.string().min(1).max(200) }),
    output: z.strictObject({ conferenceId: Id, displayId: Id, name: TextLine, conference: TextLine }),
    remember: false,
  }),
  joinDisplay: command({
    name: 'team.joinDisplay',
    summary: 'Join as a hall display with the secret of its link.',
    route: 'POST /join-display',
    permit: ['anyone'],
    refusals: ['bad-display-link'],
    secret: { kind: 'code', wrong: ['bad-display-link'] },
    input: z.strictObject({ secret: z.string().min(1).max(200) }),
    output: z.strictObject({ token: z.string(), conferenceId: Id }),
    remember: false,
  }),
  revokeDisplay: command({
    name: 'team.revokeDisplay',
    summary: 'Revoke the link of a hall display. Screens go dark at once.',
    route: 'DELETE /conferences/:conferenceId/displays/:displayId',
    permit: PLANNERS,
    input: OneDisplay,
    output: Nothing,
  }),
};
