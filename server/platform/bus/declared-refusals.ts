import { z } from 'zod';
import type { Operation } from '../contract.ts';
import { statusOfCode, type ErrorCode } from '../errors.ts';

type Asked = Pick<Operation, 'kind' | 'name' | 'route' | 'permit' | 'remember' | 'refusals' | 'input'>;

/** Operations by which a secret could be guessed. */
export const guessable = ({ name, permit, remember }: Asked): boolean =>
  remember === false && permit.includes('anyone') && /signIn|join/i.test(name);

const fieldsOf = ({ input }: Asked): Readonly<Record<string, z.core.$ZodType>> => (input instanceof z.ZodObject ? input.shape : {});
/** Edits name the version that their caller saw. */
const isVersioned = (operation: Asked): boolean => 'version' in fieldsOf(operation);

/** Fields of the input that bring refusals with them, by `meta({ refusals })`: wherever such a field is taken, it is checked. */
export function fieldsWithRefusals(operation: Asked): { readonly name: string; readonly codes: readonly ErrorCode[] }[] {
  return Object.entries(fieldsOf(operation)).flatMap(([name, field]) => {
    const codes = z.globalRegistry.get(field)?.refusals;
    return Array.isArray(codes) ? [{ name, codes }] : [];
  });
}

/**
 * The codes that follow for an operation from its method, its address, its input and who may call it. What changes a conference may
 * find it archived.
 */
export function derivedRefusals(operation: Asked): readonly ErrorCode[] {
  const { kind, route, permit, remember } = operation;
  const [isOpen, isInConference, hasBody] = [permit.includes('anyone'), route.includes('/:conferenceId'), !route.startsWith('GET')];
  const codes: readonly [ErrorCode, boolean][] = [
    ['invalid', true],
    ['not-json', hasBody],
    ['unauthenticated', !isOpen],
    ['forbidden', !isOpen],
    ['not-found', !isOpen && isInConference],
    ['archived', hasBody && isInConference],
    ['stale', isVersioned(operation)],
    ['form-expired', hasBody],
    ['id-reused', !isOpen && kind === 'command' && remember !== false],
    ['too-large', hasBody],
    ['too-many', guessable(operation)],
  ];
  return [...codes.flatMap(([code, applies]) => (applies ? [code] : [])), ...fieldsWithRefusals(operation).flatMap((field) => field.codes)];
}

/** The codes with which an operation may refuse: those that follow from what it is, and those that its contract names. */
export const refusalsOf = (operation: Asked): readonly ErrorCode[] => [
  ...new Set([...derivedRefusals(operation), ...(operation.refusals ?? [])]),
];

/**
 * Whether the contract tells callers that an operation may refuse with a code. Where the server fails (503, 500) no rule has refused: that
 * may happen to any operation.
 */
export const isDeclared = (operation: Asked, code: ErrorCode): boolean => statusOfCode(code) >= 500 || refusalsOf(operation).includes(code);
