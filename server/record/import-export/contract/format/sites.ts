import { z } from 'zod';
import { SITE_KINDS, type Site } from '../../../../planning/sites/contract.ts';
import { PROVINCES } from '../../../../planning/sites/rules/provinces.ts';
import { fileRecord } from './record.ts';
import { as, Count, Key, known, FileLine, list } from './values.ts';

const ProvinceCode = z.enum(
  PROVINCES.map(({ code }) => code),
  as('bad-province'),
);

/** A site with `count` (null if not known) or `expand` is a group of sites that are not named one by one. */
export const site = {
  id: Key,
  kind: z.enum(SITE_KINDS, as()),
  name: FileLine,
  aliases: list(FileLine, 20),
  count: Count.max(20_000).nullable().optional(),
  province: known(ProvinceCode),
  expand: known(z.literal('provinces')),
};
/** Whether it is a group follows from `count` and `expand`; to which group it belongs stands under `x-group`. */
export type SiteInFile = Omit<Site, 'version' | 'extras' | 'group' | 'groupId' | 'count'> & { readonly count?: Site['count'] | undefined };

export const siteRecord = fileRecord<SiteInFile, typeof site>()({
  id: { key: 'id', written: 'always' },
  kind: { key: 'kind', written: 'always' },
  name: { key: 'name', written: 'always' },
  aliases: { key: 'aliases', written: 'unless-default' },
  count: { key: 'count', written: 'always' },
  province: { key: 'province', written: 'unless-default' },
  expand: { key: 'expand', written: 'unless-default' },
});
