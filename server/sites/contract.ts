import { z } from 'zod';
import { Extras } from '../conferences/contract.ts';
import { Id, Line, Version } from '../platform/contract.ts';

export const SITE_KINDS = ['main', 'province', 'commune', 'unit', 'other'] as const;

/** What an organizer edits of a site, or of a group of sites that are not named one by one. */
export const SiteFacts = z.strictObject({
  kind: z.enum(SITE_KINDS),
  name: Line,
  aliases: z.array(Line).max(20),
  /** True for a group ("34 tỉnh ủy, thành ủy"): it is not a place that can join; its members can. */
  group: z.boolean(),
  /** How many sites the group has; null when not known. Always null for a single site. */
  count: z.number().int().min(1).max(20_000).nullable(),
  /** Code of the province (Decision 19/2025/QĐ-TTg), such as '22' for Quảng Ninh. */
  province: z.string().regex(/^\d{2}$/).nullable(),
  /** 'provinces': the group stands for the 34 provinces and cities and has them as members. */
  expand: z.literal('provinces').nullable(),
  /** The group that this site is a member of. */
  groupId: Id.nullable(),
});
export const Site = z.strictObject({ id: Id, ...SiteFacts.shape, version: Version, extras: Extras });
export type Site = z.output<typeof Site>;
