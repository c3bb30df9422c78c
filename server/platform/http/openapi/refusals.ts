import { derivedRefusals, fieldsWithRefusals } from '../../bus/declared-refusals.ts';
import type { Operation } from '../../contract.ts';
import { statusOfCode, type ErrorCode } from '../../errors.ts';
import type { Json } from './json-schema.ts';
import { refTo } from './schemas.ts';

/** The body of every refusal. Codes are listed with the operations, because a full list here would be too long. */
export const REFUSAL_BODY: Json = {
  required: ['error'],
  properties: {
    error: {
      required: ['code', 'message', 'faults'],
      properties: {
        code: { type: 'string', description: 'What programs can rely on; the operation lists them.' },
        message: { type: 'string', description: "What to do, in the caller's language." },
        faults: {
          type: 'array',
          items: { required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
        },
        more: { type: 'integer', description: 'How many further faults are not listed.' },
      },
    },
  },
};

/** Codes by their status, such as `403 above-clearance; 409 archived, stale`. */
export function codesByStatus(codes: readonly ErrorCode[]): string {
  const byStatus = [...Map.groupBy(codes, statusOfCode)].toSorted(([one], [other]) => one - other);
  return byStatus.map(([status, own]) => `${status} ${own.toSorted().join(', ')}`).join('; ');
}

/** Name of the shared refusals of an operation, after what distinguishes it from a command in a conference. */
function nameOf(operation: Operation): string {
  const codes = derivedRefusals(operation);
  const [isRead, isOpen] = [!codes.includes('not-json'), !codes.includes('unauthenticated')];
  const parts = {
    Query: isRead,
    Open: isOpen,
    InConference: isOpen && codes.includes('archived'),
    Elsewhere: !isOpen && !codes.includes('not-found'),
    Edit: codes.includes('stale'),
    Unrepeated: !isOpen && !isRead && !codes.includes('id-reused'),
    Guess: codes.includes('too-many'),
  };
  const named = Object.entries(parts).flatMap(([part, applies]) => (applies ? [part] : []));
  const fields = fieldsWithRefusals(operation).map(({ name }) => name.charAt(0).toUpperCase() + name.slice(1));
  return ['Refused', ...named, ...fields].join('');
}

/** The refusals of an operation: a reference to the shared ones, and its own codes. */
export const refusalResponse = (operation: Operation): Json => ({
  $ref: `#/components/responses/${nameOf(operation)}`,
  ...((operation.refusals ?? []).length > 0 ? { description: codesByStatus(operation.refusals ?? []) } : {}),
});

/** The shared refusals, each with its codes. */
export const sharedRefusals = (operations: readonly Operation[]): Json =>
  Object.fromEntries(
    operations.map((operation) => [
      nameOf(operation),
      { description: codesByStatus(derivedRefusals(operation)), content: { 'application/json': { schema: refTo('Refusal') } } },
    ]),
  );
