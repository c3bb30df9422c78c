import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

// The content security policy forbids code generated at run time, which zod would otherwise try.
z.config({ jitless: 'document' in globalThis });

/** Names that the features give to the platform, by declaration merging: `role`, the roles in a conference. */
export interface Register {
  readonly platform: true;
}

/** A role in a conference, named by the feature that keeps the logins. */
export type RoleName = Register extends { readonly role: infer R extends string } ? R : string;

/** Who acts: taken from the login, never from a payload. The platform knows the shape, features give it meaning. */
export interface Actor {
  /** 'user', 'site', 'display', 'system' or 'anonymous'. */
  readonly kind: string;
  readonly id: string;
  /** The session that carried the request; null for the system itself. */
  readonly sessionId: string | null;
  /** Highest classification level that this login may read: 0 none … 3 Tuyệt mật. */
  readonly clearance: number;
  /** Rights in the whole installation, such as 'administrator'. */
  readonly rights: readonly string[];
  /** The one conference that this login is bound to, such as a site's or a display's; null if it is not. */
  readonly conferenceId: string | null;
}

export type Route = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** A file as an operation answers it: bytes over HTTP, an address from which to fetch them over the socket. */
export interface FileAnswer {
  /** File name to save it under; any letters are allowed. */
  readonly name: string;
  readonly mediaType: string;
  /** The bytes, or the path of a file of any length on this server. */
  readonly content: Uint8Array | { readonly path: string };
  /** True if a browser may keep it and must ask each time whether it has changed; otherwise it keeps no copy. */
  readonly revalidate: boolean;
}

/** The output of an operation that answers a file of one of these media types. Its route is a GET, so that clients can ask for ranges. */
export const file = (...mediaTypes: readonly [string, ...string[]]) => z.custom<FileAnswer>().meta({ mediaTypes });

/** The media types of the files that an operation answers; null if it answers none. */
export function fileTypesOf({ output }: Pick<Operation, 'output'>): readonly string[] | null {
  const types = z.globalRegistry.get(output)?.mediaTypes;
  return Array.isArray(types) ? types : null;
}

interface Definition<N extends string, P extends string, I extends z.ZodType, O extends z.ZodType> {
  /** feature.verb; the socket message and the operationId. */
  readonly name: N;
  /** One English sentence for API readers. */
  readonly summary: string;
  /** Method and path under /api/v1; `:names` are fields of the input. */
  readonly route: Route;
  /** Who may call it; the bus refuses everybody else. */
  readonly permit: readonly P[];
  /** Codes of the rules by which it may refuse. Those that follow from method, route, version and permission are derived
  (bus/declared-refusals.ts). */
  readonly refusals?: readonly ErrorCode[];
  readonly input: I;
  readonly output: O;
  /** False: no receipt is stored by id, because it holds a secret, or may be large and is idempotent anyway. */
  readonly remember?: boolean;
  /** True: the body may be a whole file (up to 40 MB over HTTP, otherwise 2 MB). */
  readonly largeBody?: boolean;
}

export interface Operation<
  N extends string = string,
  P extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Definition<N, P, I, O> {
  readonly kind: 'command' | 'query';
}

export type InputOf<T extends Operation> = z.output<T['input']>;
export type OutputOf<T extends Operation> = z.output<T['output']>;

/** Makes `command()` (changes something) and `query()` (reads) for one vocabulary of permissions. */
export function defineOperations<P extends string>() {
  return {
    command: <const N extends string, I extends z.ZodType, O extends z.ZodType>(
      definition: Definition<N, P, I, O>,
    ): Operation<N, P, I, O> => ({
      kind: 'command',
      ...definition,
    }),
    query: <const N extends string, I extends z.ZodType, O extends z.ZodType>(
      definition: Definition<N, P, I, O>,
    ): Operation<N, P, I, O> => ({
      kind: 'query',
      ...definition,
    }),
  };
}

/** An identifier: a key from an imported file or one generated here; safe in URLs. */
export const Id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'bad-id');
/** A caller's own id for a command: `Idempotency-Key` over HTTP, `id` over the socket, a hidden field of a form. */
export const CommandId = z.string().regex(/^[\x21-\x7e]{1,100}$/, '1–100 visible ASCII characters');

/** A text without lone surrogates, which UTF-8 cannot hold. */
const WellFormed = z.string().refine((text) => text.isWellFormed(), { error: 'bad-text', abort: true });
/** A line of text as people write it: trimmed, composed (NFC), no control characters, 1–500 characters. */
export const TextLine = WellFormed.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim()).pipe(
  z
    .string()
    .min(1)
    .max(500)
    .regex(/^\P{Cc}*$/u, 'bad-text'),
);
/** One or more paragraphs: trimmed, composed (NFC), up to 20,000 characters. */
export const Prose = WellFormed.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()).pipe(
  z
    .string()
    .min(1)
    .max(20_000)
    .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, 'bad-text'),
);
/** A calendar date, YYYY-MM-DD. */
export const CalendarDate = z.iso.date();
/** A row's version, for edits that must not overwrite somebody else's. */
export const Version = z.number().int().min(1);
export const Nothing = z.strictObject({});
/** An option to choose by its name. */
export const IdAndName = z.strictObject({ id: Id, name: z.string() });
/** Answer of a command that created something: its id. */
export const Made = z.strictObject({ id: Id });
/** Answer of a command that changed a row: the version that the next edit must name. */
export const NewVersion = z.strictObject({ version: Version });
