import { canonicalJson, sha256 } from '../canonical.ts';
import type { Actor, Operation } from '../contract.ts';
import type { Claim } from '../journal/store.ts';

/** What a repeated command is recognised by; null if it is run each time it is sent. `hash`: of its canonical JSON, if known already. */
export function claimOf(operation: Operation, actor: Actor, input: unknown, commandId: string | null, hash: string | null): Claim | null {
  if (commandId === null || operation.kind === 'query' || operation.remember === false || actor.kind === 'anonymous') return null;
  const actorId = `${actor.kind}:${actor.conferenceId === null ? '' : `${actor.conferenceId}/`}${actor.id}`;
  return { actorId, commandId, name: operation.name, inputHash: hash ?? sha256(canonicalJson(input)) };
}
