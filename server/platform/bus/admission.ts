import type { Actor, InputOf, Operation, RoleName } from '../contract.ts';
import { AppError } from '../errors.ts';
import { nextTurn } from '../next-turn.ts';
import { bytesAllowed } from '../size-limits.ts';
import { authorize, type RolesOf } from './authority.ts';
import type { FileRead, Handler } from './handlers.ts';
import { parse } from './parse.ts';

/** What may run: with these roles, this input. */
export interface Admitted<Input> {
  readonly roles: readonly RoleName[];
  readonly parsed: Input;
  /** SHA-256 of the canonical JSON of the input; null if it is not known yet. */
  readonly hash: string | null;
}

/**
 * Admits an operation: permission before validation, because faults of an input must tell nothing to callers who may not run it. An input
 * of bytes is a file, for an operation whose handler reads one. @throws AppError for whatever the contract refuses.
 */
export async function admitCall<T extends Operation>(
  operation: T,
  actor: Actor,
  input: unknown,
  { rolesOf, handler }: { readonly rolesOf: RolesOf; readonly handler: Handler | undefined },
): Promise<Admitted<InputOf<T>>> {
  const roles = await authorize(operation, actor, input, rolesOf);
  const most = bytesAllowed(operation, actor);
  if (!(input instanceof Uint8Array)) return { roles, parsed: parse<T['input']>(operation.input, input, most), hash: null };
  const { input: parsed, hash } = await fileOf(handler, input, most);
  return { roles, parsed: parsed as InputOf<T>, hash };
}

async function fileOf(handler: Handler | undefined, bytes: Uint8Array, most: number): Promise<FileRead> {
  if (handler?.kind !== 'change' || !handler.readFile) throw new AppError('invalid');
  if (bytes.byteLength > most) throw new AppError('too-large');
  // Putting a large body together takes its time, and so does handing it on: the first turn ends before others have sent anything.
  await nextTurn();
  await nextTurn();
  return handler.readFile(bytes);
}
