import { z } from 'zod';
import { Id } from '../../../platform/contract.ts';
import { FileHash, PaperCode } from '../contract.ts';

/** What the installation states in every file that is signed here: which paper it is, and up to which entry of the journal it tells. */
export const Statement = z.strictObject({
  code: PaperCode,
  conference: Id,
  paper: z.string().max(120),
  /** SHA-256 of the text of the paper as it was submitted. */
  content: FileHash.nullable(),
  seq: z.number().int().min(0),
  hash: FileHash.nullable(),
  /** Milliseconds since 1970. */
  at: z.number().int(),
});
export type Statement = z.output<typeof Statement>;

/** A statement as it stands in a file: its JSON, and the signature of the installation over it (JWS, detached). */
export const SignedStatement = z.strictObject({ statement: z.string().max(2000), jws: z.string().max(1000) });
export type SignedStatement = z.output<typeof SignedStatement>;

function jsonIn(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads what a file says; null where it says nothing of the kind. */
export const signedStatementIn = (text: string | null): SignedStatement | null => SignedStatement.safeParse(jsonIn(text)).data ?? null;
export const statementIn = (text: string): Statement | null => Statement.safeParse(jsonIn(text)).data ?? null;
