import type { Operation } from '../../../platform/contract.ts';
import { ceremonyContract } from '../../ceremony/contract.ts';
import { rollCallContract } from '../../roll-call/contract.ts';
import { proceedingsContract } from '../../sitting/contract/index.ts';

/** Commands that a button or form of the desk may run, by name. */
const deskCommands: ReadonlyMap<string, Operation> = new Map(
  [...Object.values(proceedingsContract), ...Object.values(ceremonyContract), rollCallContract.remind]
    .filter(({ kind }) => kind === 'command')
    .map((operation) => [operation.name, operation]),
);

/** A command of the desk, ready to run. */
export interface DeskCommand {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Reads the command of a button, with what was typed into its form. Null if it is no command of the desk. */
export function readCommand(text: string, conferenceId: string, typed: Readonly<Record<string, unknown>> = {}): DeskCommand | null {
  try {
    const { name, input } = JSON.parse(text) as { name: string; input: object };
    const operation = deskCommands.get(name);
    return operation ? { operation, input: { ...input, ...written(typed), conferenceId } } : null;
  } catch {
    return null;
  }
}

/** What the desk's forms with fields ask for: the announcement and to whom it goes, and why a request is refused. */
function written({ text, to, reason }: Readonly<Record<string, unknown>>): object {
  if (typeof reason === 'string') return { reason: reason.trim() === '' ? null : reason };
  return text === undefined ? {} : { text, to };
}
