import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../../platform/contract.ts';
import { plausibleDay } from '../../conferences/contract/facts.ts';
import { AwardKind } from '../contract.ts';

const Titles = z.array(TextLine).max(50);
/**
 * A kind of award: the word that stands for it, and those of its awards that have an order of their own, without that word. `classed`:
 * those of them that come in classes; without any the catalogue says nothing of classes.
 */
export const KindOfAward = z.strictObject({ kind: AwardKind, word: TextLine, titles: Titles, classed: Titles.default([]) });
export type KindOfAward = z.output<typeof KindOfAward>;

/** Grantors of one rank: those whose name begins with one of these words, or has them anywhere; without any, all that no other rank has. */
export const GrantorRank = z.strictObject({ begins: z.array(TextLine).max(50), has: z.array(TextLine).max(50) });
export type GrantorRank = z.output<typeof GrantorRank>;

export const KindsOfAwards = z
  .array(KindOfAward)
  .min(1)
  .max(20)
  .refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, 'duplicate');
export const GrantorRanks = z.array(GrantorRank).min(1).max(50);

/** Kinds and grantors of awards, each from the highest. It holds until the first day of the next one. */
export const CatalogueFacts = z.strictObject({
  /** The law. */
  source: TextLine,
  /** First day on which it holds. */
  from: plausibleDay(CalendarDate),
  kinds: KindsOfAwards,
  grantors: GrantorRanks,
});
export type CatalogueFacts = z.output<typeof CatalogueFacts>;

/** A catalogue that the office keeps, or, without an id, one that comes with the software. */
export const KeptCatalogue = z.strictObject({ id: Id.nullable(), ...CatalogueFacts.shape, version: Version });
export type KeptCatalogue = z.output<typeof KeptCatalogue>;

export const catalogueContract = {
  list: query({
    name: 'awardCatalogues.list',
    summary: 'List the catalogues of awards, earliest first.',
    route: 'GET /award-catalogues',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ catalogues: z.array(KeptCatalogue) }).meta({ describedBy: '`catalogues`' }),
  }),
  add: command({
    name: 'awardCatalogues.add',
    summary: 'Add a catalogue of awards that holds from a day on.',
    route: 'POST /award-catalogues',
    permit: ['administrator'],
    refusals: ['catalogue-day-taken'],
    input: CatalogueFacts,
    output: Made,
  }),
  edit: command({
    name: 'awardCatalogues.edit',
    summary: 'Update a catalogue of awards.',
    route: 'PATCH /award-catalogues/:id',
    permit: ['administrator'],
    refusals: ['not-found', 'catalogue-day-taken'],
    input: z.strictObject({ id: Id, version: Version, ...CatalogueFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'awardCatalogues.remove',
    summary: 'Remove a catalogue of awards. That of the software then holds again.',
    route: 'DELETE /award-catalogues/:id',
    permit: ['administrator'],
    refusals: ['not-found'],
    input: z.strictObject({ id: Id, version: Version }),
    output: Nothing,
  }),
};
