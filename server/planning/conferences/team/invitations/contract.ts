import { z } from 'zod';
import { Clearance, LANGS, LoginName, Password } from '../../../../accounts/contract.ts';
import { command, PLANNERS, query } from '../../../../accounts/permissions.ts';
import { Id, Made, Nothing, TextLine } from '../../../../platform/contract.ts';
import { TeamRole } from '../contract.ts';

/** How long a link works, unless it is used or revoked before. */
export const INVITATION_DAYS = 7;

/** An invitation that is neither used nor revoked; its secret is fetched separately. Times in milliseconds since 1970. */
export const TeamInvitation = z.strictObject({
  id: Id,
  displayName: TextLine,
  role: TeamRole,
  siteId: Id.nullable(),
  participantId: Id.nullable(),
  clearance: Clearance,
  expiresAt: z.number().int(),
  expired: z.boolean(),
});
export type TeamInvitation = z.output<typeof TeamInvitation>;

const Secret = z.string().min(1).max(200);
const One = z.strictObject({ conferenceId: Id, invitationId: Id });

export const teamInvitationsContract = {
  list: query({
    name: 'team.invitations',
    summary: 'List the invitations that are neither used nor revoked.',
    route: 'GET /conferences/:conferenceId/team-invitations',
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ invitations: z.array(TeamInvitation) }),
  }),
  invite: command({
    name: 'team.invite',
    summary: 'Invite somebody without an account to a role.',
    route: 'POST /conferences/:conferenceId/team-invitations',
    permit: PLANNERS,
    refusals: ['needs-site', 'needs-participant', 'above-clearance'],
    input: z.strictObject({
      conferenceId: Id,
      displayName: TextLine,
      role: TeamRole,
      siteId: Id.nullable().optional(),
      participantId: Id.nullable().optional(),
      clearance: Clearance.default(0),
    }),
    output: Made,
  }),
  link: query({
    name: 'team.invitationLink',
    summary: 'Get the link of an invitation, as a path on this server.',
    route: 'GET /conferences/:conferenceId/team-invitations/:invitationId/link',
    permit: PLANNERS,
    refusals: ['above-clearance'],
    input: One,
    output: z.strictObject({ displayName: TextLine, path: z.string(), expiresAt: z.number().int() }),
  }),
  revoke: command({
    name: 'team.revokeInvitation',
    summary: 'Revoke an invitation.',
    route: 'DELETE /conferences/:conferenceId/team-invitations/:invitationId',
    permit: PLANNERS,
    input: One,
    output: Nothing,
  }),
  invitation: query({
    name: 'team.invitation',
    summary: 'Get whom an invitation link is for, and to what.',
    route: 'GET /team-invitations/:secret',
    permit: ['anyone'],
    refusals: ['bad-invitation'],
    secret: { kind: 'code', wrong: ['bad-invitation'] },
    input: z.strictObject({ secret: Secret }),
    output: z.strictObject({
      conference: TextLine,
      displayName: TextLine,
      role: TeamRole,
      bound: z.string().nullable(),
      expiresAt: z.number(),
    }),
    remember: false,
  }),
  accept: command({
    name: 'team.acceptInvitation',
    summary: 'Create the account that an invitation offers.',
    route: 'POST /accept-invitation',
    permit: ['anyone'],
    refusals: ['bad-invitation', 'name-taken', 'password-common', 'archived'],
    secret: { kind: 'code', wrong: ['bad-invitation'] },
    input: z.strictObject({ secret: Secret, name: LoginName, displayName: TextLine, password: Password, lang: z.enum(LANGS) }),
    output: z.strictObject({ token: z.string(), conferenceId: Id }),
    remember: false,
  }),
};
