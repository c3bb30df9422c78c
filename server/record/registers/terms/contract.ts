import { z } from 'zod';
import { command, query } from '../../../accounts/permissions.ts';
import { plausibleDay } from '../../../planning/conferences/contract/facts.ts';
import { CalendarDate, Id, Made, NewVersion, Nothing, TextLine, Version } from '../../../platform/contract.ts';

/** A term of the Party, through which the numbers of its papers run until the first day of the next one. */
export const NumberTermFacts = z.strictObject({ name: TextLine, from: plausibleDay(CalendarDate) });
export type NumberTermFacts = z.output<typeof NumberTermFacts>;

/** A term that the office keeps, or, without an id, one that comes with the software. */
export const KeptTerm = z.strictObject({ id: Id.nullable(), ...NumberTermFacts.shape, version: Version });
export type KeptTerm = z.output<typeof KeptTerm>;

export const numberTermsContract = {
  list: query({
    name: 'numberTerms.list',
    summary: 'List the Party terms of number books, the earliest first.',
    route: 'GET /number-terms',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ terms: z.array(KeptTerm) }),
  }),
  add: command({
    name: 'numberTerms.add',
    summary: 'Add a term from whose first day numbers begin anew.',
    route: 'POST /number-terms',
    permit: ['administrator'],
    refusals: ['term-day-taken', 'term-has-numbers'],
    input: NumberTermFacts,
    output: Made,
  }),
  edit: command({
    name: 'numberTerms.edit',
    summary: 'Update a term, unless numbers would change their book.',
    route: 'PATCH /number-terms/:id',
    permit: ['administrator'],
    refusals: ['not-found', 'term-day-taken', 'term-has-numbers'],
    input: z.strictObject({ id: Id, version: Version, ...NumberTermFacts.shape }),
    output: NewVersion,
  }),
  remove: command({
    name: 'numberTerms.remove',
    summary: 'Remove a term, unless numbers would change their book.',
    route: 'DELETE /number-terms/:id',
    permit: ['administrator'],
    refusals: ['not-found', 'term-has-numbers'],
    input: z.strictObject({ id: Id, version: Version }),
    output: Nothing,
  }),
};
