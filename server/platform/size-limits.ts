import type { Actor, Operation } from './contract.ts';

const KIB = 1024;
/** Most bytes of a body or a message without a login. */
export const STRANGER_BYTES = 64 * KIB;
/** Most bytes of an input of a login, unless the operation's contract allows more (`bodyBytes`). */
export const LOGIN_BYTES = 256 * KIB;
/** Most bytes of a message over the socket of a login. Larger inputs go over HTTP. */
export const MESSAGE_BYTES = 2048 * KIB;
/** Most bytes of an operation's input that lists thousands of ids or names. */
export const LIST_BYTES = MESSAGE_BYTES;
/** Most bytes of a form of a login, besides a file. */
export const FORM_BYTES = 2048 * KIB;
/** Most bytes of the faults in a refusal, so that it has at most 64 kB as a whole, whatever was sent. */
export const FAULT_BYTES = 48 * KIB;
/** Longest path of a fault, in UTF-16 code units; a longer one is cut. */
export const MAX_PATH_LENGTH = 200;

/** Most bytes of an operation's input from an actor. */
export const bytesAllowed = ({ bodyBytes = LOGIN_BYTES }: Pick<Operation, 'bodyBytes'>, { kind }: Pick<Actor, 'kind'>): number =>
  kind === 'anonymous' ? STRANGER_BYTES : bodyBytes;

/** Whether an operation's input may be so large that its sender must be permitted before it is read. */
export const takesLargeBody = ({ bodyBytes = LOGIN_BYTES }: Pick<Operation, 'bodyBytes'>): boolean => bodyBytes > LOGIN_BYTES;
