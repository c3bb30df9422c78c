import { z } from 'zod';
import { Clearance } from '../../../accounts/contract.ts';
import { AT_SITE, command, JOINED_SITES, PLANNERS, query } from '../../../accounts/permissions.ts';
import { Id, NewVersion, Nothing, TextLine, Version } from '../../../platform/contract.ts';

/** How a site joins and whom to call there. The code and the link are secrets of the organizer and the site. */
export const SiteAccess = z.strictObject({
  siteId: Id,
  /** As shown: LC4K-7Q2M; null for a reader whose clearance is below the site's. */
  code: z.string().nullable(),
  /** Path of the join link, such as /j/…; the QR code holds it with the server's address. Null like the code. */
  path: z.string().nullable(),
  contactName: TextLine.nullable(),
  contactPhone: TextLine.nullable(),
  /** Highest classification level that the site may read: 0 none … 3. */
  clearance: Clearance,
  revoked: z.boolean(),
  rotatedAt: z.number().int(),
  version: Version,
});
export type SiteAccess = z.output<typeof SiteAccess>;

/** A phone number: digits, spaces, dots, dashes, brackets, one leading plus. */
export const Phone = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().regex(/^\+?[\d .()-]{3,30}$/, 'bad-phone'));

const OneSite = { conferenceId: Id, siteId: Id };
const at = '/conferences/:conferenceId/sites';

export const accessContract = {
  access: query({
    name: 'sites.access',
    summary: 'List the join codes, links and contacts of the sites.',
    route: `GET ${at}/access`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ access: z.array(SiteAccess) }),
  }),
  openAccess: command({
    name: 'sites.openAccess',
    summary: 'Issue a link and code to every site that has none.',
    route: `POST ${at}/access`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ opened: z.number().int().min(0) }),
  }),
  rotateAccess: command({
    name: 'sites.rotateAccess',
    summary: 'Issue a new link and code; sessions by the old ones end.',
    route: `POST ${at}/:siteId/access`,
    permit: PLANNERS,
    refusals: ['group-cannot-join', 'above-clearance'],
    input: z.strictObject(OneSite),
    output: NewVersion,
  }),
  revokeAccess: command({
    name: 'sites.revokeAccess',
    summary: 'Revoke the link and code of a site and end its sessions.',
    route: `DELETE ${at}/:siteId/access`,
    permit: PLANNERS,
    input: z.strictObject(OneSite),
    output: NewVersion,
  }),
  setContact: command({
    name: 'sites.setContact',
    summary: 'Set the contact person and phone number of a site.',
    route: `PUT ${at}/:siteId/contact`,
    permit: [...PLANNERS, ...AT_SITE],
    input: z.strictObject({ ...OneSite, contactName: TextLine.nullable(), contactPhone: Phone.nullable() }),
    output: NewVersion,
  }),
  setClearance: command({
    name: 'sites.setClearance',
    summary: 'Set the highest classification shown to a site.',
    route: `PUT ${at}/:siteId/clearance`,
    permit: PLANNERS,
    refusals: ['above-clearance'],
    input: z.strictObject({ ...OneSite, clearance: Clearance }),
    output: NewVersion,
  }),
  own: query({
    name: 'sites.own',
    summary: "Get this login's own site and its contact person.",
    route: `GET /conferences/:conferenceId/own-site`,
    permit: AT_SITE,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ siteId: Id, name: TextLine, contactName: TextLine.nullable(), contactPhone: TextLine.nullable() }),
  }),
  invitation: query({
    name: 'sites.invitation',
    summary: 'Get the site and conference of a join link.',
    route: 'GET /invitations/:secret',
    permit: ['anyone'],
    refusals: ['link-unknown'],
    input: z.strictObject({ secret: z.string().min(1).max(200) }),
    output: z.strictObject({ conferenceId: Id, siteId: Id, site: TextLine, conference: TextLine }),
    remember: false,
  }),
  join: command({
    name: 'sites.join',
    summary: 'Join as a site with its code or the secret of its link.',
    route: 'POST /join',
    permit: ['anyone'],
    refusals: ['link-unknown', 'code-incomplete', 'code-unknown'],
    secret: { kind: 'code', wrong: ['link-unknown', 'code-incomplete', 'code-unknown'] },
    input: z.strictObject({ code: z.string().max(100).optional(), secret: z.string().max(200).optional() }),
    output: z.strictObject({ token: z.string(), conferenceId: Id, siteId: Id }),
    remember: false,
  }),
  goOn: command({
    name: 'sites.goOn',
    summary: 'Continue from a rehearsal as the same site of the conference.',
    route: 'POST /conferences/:conferenceId/own-site/go-on',
    permit: JOINED_SITES,
    refusals: ['link-unknown'],
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ token: z.string(), conferenceId: Id }),
    remember: false,
  }),
  leave: command({
    name: 'sites.leave',
    summary: 'End the site session that sends this request.',
    route: `POST /conferences/:conferenceId/own-site/leave`,
    permit: JOINED_SITES,
    input: z.strictObject({ conferenceId: Id }),
    output: Nothing,
    remember: false,
  }),
};
