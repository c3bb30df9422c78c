import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { isSoundText } from './sound-text.ts';
import { visibleText } from './visible-text.ts';

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
  /** 'user', 'site', 'display', 'invited', 'system' or 'anonymous'. */
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
  /** The only operations that this login may run for now, besides those for anyone; absent: whatever it is permitted. */
  readonly limitedTo?: readonly string[];
}

export type Route = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** A file as an operation answers it: bytes over HTTP, an address from which to fetch them over the socket. */
export interface FileAnswer {
  /** File name to save it under; any letters are allowed. */
  readonly name: string;
  readonly mediaType: string;
  /** The bytes, or the path of a file of any length on this server; a temporary one is removed once it was sent, with its folder. */
  readonly content: Uint8Array | { readonly path: string; readonly isTemporary?: true };
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

/** A secret that an operation could be used to guess: failed attempts are limited, over all transports. */
export interface Secret {
  /** Attempts at each kind are counted apart. */
  readonly kind: 'password' | 'code';
  /** Codes with which a wrong secret is refused: these attempts count. */
  readonly wrong: readonly ErrorCode[];
  /** Whose secret it is: the field of the input that names the account, or the login that asks; none for a secret that names its own. */
  readonly account?: { readonly field: string } | 'own';
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
  /** The secret that it could be used to guess. */
  readonly secret?: Secret;
  /** True: costs seconds, such as making a paper; few run at the same time. */
  readonly heavy?: boolean;
  /** Most bytes of the input of a login, where 256 kB are not enough, such as those of a whole file. Only of those permitted to run it. */
  readonly bodyBytes?: number;
  /** True: the body is a JSON file that its handler reads from the bytes; nothing of the input is in the path. */
  readonly bodyIsFile?: boolean;
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

/** Names that every object in JavaScript has, such as `constructor`: as an id, one would be found in any record. */
const isReserved = (id: string): boolean => id === 'prototype' || id in Object.prototype;
/** An identifier: a key from an imported file or one generated here; safe in URLs. */
export const Id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'bad-id')
  .refine((id) => !isReserved(id), 'bad-id');
/** A caller's own id for a command: `Idempotency-Key` over HTTP, `id` over the socket, a hidden field of a form. */
export const CommandId = z.string().regex(/^[\x21-\x7e]{1,100}$/, 'bad-command-id');

/** A text that can be stored and normalized. */
const Sound = z.string().refine(isSoundText, { error: 'bad-text', abort: true });
/**
 * A text as it is stored: without hidden characters and composed (NFC), which shortens it to a third at most. One that is too long anyway
 * stays as it is and fails the length that is checked next. Sound once more, because marks that hidden characters parted now stand in a row.
 */
const shownWithin = (most: number) =>
  Sound.transform((text) => (text.length > 4 * most ? text : visibleText(text)))
    .refine(isSoundText, { error: 'bad-text', abort: true })
    .transform((text) => (text.length > 4 * most ? text : text.normalize('NFC')));
export const MAX_LINE_LENGTH = 500;
const MAX_PROSE_LENGTH = 20_000;
/** A line of text as people write it: trimmed, composed (NFC), no control or hidden characters, something to be seen, 1–500 characters. */
export const TextLine = shownWithin(MAX_LINE_LENGTH)
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(MAX_LINE_LENGTH)
      .regex(/^\P{Cc}*$/u, 'bad-text'),
  );
/** One or more paragraphs: trimmed, composed (NFC), no hidden characters, something to be seen, up to 20,000 characters. */
export const Prose = shownWithin(MAX_PROSE_LENGTH)
  .transform((text) => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(MAX_PROSE_LENGTH)
      .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, 'bad-text'),
  );
/** A calendar date, YYYY-MM-DD. */
export const CalendarDate = z.iso.date();
/** A row's version, for edits that must not overwrite somebody else's. */
export const Version = z.number().int().min(1);
export const Nothing = z.strictObject({});
/** An option to choose by its name. */
export const IdAndName = z.strictObject({ id: Id, name: z.string() });
export const IdsAndNames = z.array(IdAndName);
/** Answer of a command that created something: its id. */
export const Made = z.strictObject({ id: Id });
/** Answer of a command that changed a row: the version that the next edit must name. */
export const NewVersion = z.strictObject({ version: Version });

/** `meta` of a schema that the reference of the API does not write out: docs/api.md tells of it. */
export const IN_DOCS = { describedBy: 'As docs/api.md tells.' } as const;
