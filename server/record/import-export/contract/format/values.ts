import { z } from 'zod';
import { PARTS_OF_DAY } from '../../../../planning/conferences/contract.ts';
import { TextLine as AnyLine, Prose as AnyProse } from '../../../../platform/contract.ts';

/** A fault about the meaning of a value has a code as its message, with words under `errors.fault`. */
export const as = (code?: string) => ({ error: (issue: { input?: unknown }) => (issue.input === undefined ? 'required' : code) });

export const FileLine = z.string(as()).pipe(AnyLine);
export const FileProse = z.string(as()).pipe(AnyProse);
export const Key = z.string(as('bad-id')).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'bad-id');
export const Day = z.iso.date(as('bad-date'));
export const FileMonth = z.string(as('bad-month')).regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'bad-month');
export const FileStarts = z.union([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad-starts'), z.enum(PARTS_OF_DAY)], as('bad-starts'));
export const Count = z.number(as()).int().min(1);

/** Null is not known and stays null; a key left out is the same. */
export const known = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);
/** A list of a file: empty by default, at most `most` entries. */
export const list = <S extends z.ZodType>(schema: S, most: number) => z.array(schema).max(most).default([]);
