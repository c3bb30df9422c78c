import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { Removal } from '../collections/contract.ts';
import { Extras } from '../conferences/contract.ts';
import { Id, Made, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { LIST_BYTES } from '../../platform/size-limits.ts';

export const SITE_KINDS = ['main', 'province', 'commune', 'unit', 'other'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** What an organizer edits of a site, or of a group of sites not named individually. */
export const SiteFacts = z.strictObject({
  kind: z.enum(SITE_KINDS),
  name: TextLine,
  aliases: z.array(TextLine).max(20),
  /** True for a group ("34 tỉnh ủy, thành ủy"): it cannot join itself; its members can. */
  group: z.boolean(),
  /** Number of sites in the group; null if not known. Always null for a single site. */
  count: z.number().int().min(1).max(20_000).nullable(),
  /** Code of the province (Decision 19/2025/QĐ-TTg), such as '22' for Quảng Ninh. */
  province: z
    .string()
    .regex(/^\d{2}$/, 'bad-province')
    .nullable(),
  /** 'provinces': the group stands for the 34 provinces and cities and has them as members. */
  expand: z.literal('provinces').nullable(),
  /** The group of which this site is a member; null if none. */
  groupId: Id.nullable(),
});
export type SiteFacts = z.output<typeof SiteFacts>;
export const Site = z.strictObject({ id: Id, ...SiteFacts.shape, version: Version, extras: Extras });
export type Site = z.output<typeof Site>;

const OneSite = { conferenceId: Id, siteId: Id };
const at = '/conferences/:conferenceId/sites';

export const sitesContract = {
  list: query({
    name: 'sites.list',
    summary: 'List the sites and groups of the draft in order.',
    route: `GET ${at}`,
    permit: STAFF,
    input: z.strictObject({ conferenceId: Id }),
    output: z.strictObject({ sites: z.array(Site) }),
  }),
  add: command({
    name: 'sites.add',
    summary: 'Add a site or a group of sites.',
    route: `POST ${at}`,
    permit: PLANNERS,
    refusals: ['main-hall-taken', 'name-taken'],
    input: z.strictObject({ conferenceId: Id, ...SiteFacts.shape }),
    output: Made,
  }),
  edit: command({
    name: 'sites.edit',
    summary: 'Update a site or a group. Neither can become the other.',
    route: `PUT ${at}/:siteId`,
    permit: PLANNERS,
    refusals: ['group-fixed', 'main-hall-taken', 'name-taken'],
    input: z.strictObject({ ...OneSite, version: Version, ...SiteFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'sites.remove',
    summary: 'Remove unused sites, or a group with its members. They can be restored, without their links.',
    route: `DELETE ${at}/:siteId`,
    permit: PLANNERS,
    refusals: ['group-has-members', 'site-in-use', 'site-speaking'],
    input: z.strictObject({ ...OneSite, ...Removal.shape, withMembers: z.boolean().default(false) }),
    output: z.strictObject({ removed: z.number().int().min(1) }),
  }),
  restore: command({
    name: 'sites.restore',
    summary: 'Restore a removed site, and what was removed with it.',
    route: `POST ${at}/:siteId/restore`,
    permit: PLANNERS,
    refusals: ['main-hall-taken', 'name-taken'],
    input: z.strictObject(OneSite),
    output: Made,
  }),
  reorder: command({
    name: 'sites.reorder',
    summary: 'Reorder the sites of the draft, giving every id once.',
    route: `POST ${at}/order`,
    permit: PLANNERS,
    refusals: ['stale'],
    bodyBytes: LIST_BYTES,
    input: z.strictObject({ conferenceId: Id, siteIds: z.array(Id).max(20_000) }),
    output: Nothing,
  }),
  invite: command({
    name: 'sites.invite',
    summary: 'Add the missing ones of the 34 provinces and cities.',
    route: `POST ${at}/provinces`,
    permit: PLANNERS,
    input: z.strictObject({ conferenceId: Id, groupId: Id.nullable().default(null) }),
    output: z.strictObject({ added: z.number().int().min(0) }),
  }),
};
