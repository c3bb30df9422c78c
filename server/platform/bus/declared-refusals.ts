import { z } from 'zod';
import type { Operation } from '../contract.ts';
import { statusOfCode, type ErrorCode } from '../errors.ts';

type Asked = Pick<Operation, 'kind' | 'name' | 'route' | 'permit' | 'remember' | 'refusals' | 'input' | 'secret'>;

const fieldsOf = ({ input }: Asked): Readonly<Record<string, z.core.$ZodType>> => (input instanceof z.ZodObject ? input.shape : {});
/** Whether an operation is an edit that names the version its caller saw. */
const isVersioned = (operation: Asked): boolean => 'version' in fieldsOf(operation);

/** Fields of the input that bring refusals with them, by `meta({ refusals })`, and the codes of these. */
export function fieldsWithRefusals(operation: Asked): { readonly name: string; readonly codes: readonly ErrorCode[] }[] {
  return Object.entries(fieldsOf(operation)).flatMap(([name, field]) => {
    const codes = z.globalRegistry.get(field)?.refusals;
    return Array.isArray(codes) ? [{ name, codes }] : [];
  });
}

/**
 * Codes that follow from an operation's method, route, input and permission. Whatever changes a conference may find it archived.
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
    ['too-many', operation.secret !== undefined],
  ];
  return [...codes.flatMap(([code, applies]) => (applies ? [code] : [])), ...fieldsWithRefusals(operation).flatMap((field) => field.codes)];
}

/** The codes with which an operation may refuse: the derived ones, and those that its contract names. */
export const refusalsOf = (operation: Asked): readonly ErrorCode[] => [
  ...new Set([...derivedRefusals(operation), ...(operation.refusals ?? [])]),
];

/**
 * Whether the contract tells callers that an operation may refuse with a code. Failures of the server (503, 500) are not refusals by a
 * rule and may happen to any operation, as may that a login needs a password of its own first.
 */
export const isDeclared = (operation: Asked, code: ErrorCode): boolean =>
  statusOfCode(code) >= 500 || code === 'password-change-due' || refusalsOf(operation).includes(code);
