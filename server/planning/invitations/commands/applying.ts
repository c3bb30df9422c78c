import { noteChange } from '../../collections/commands.ts';
import { participantsContract } from '../../participants/contract.ts';
import { participantList } from '../../participants/store.ts';
import { siteList } from '../../sites/store.ts';
import { movedTo } from '../../validation/rules/answers.ts';
import type { ChangeContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import type { invitationsContract as contract } from '../contract.ts';
import { answersOf, invitationRows } from '../store.ts';

/** Moves people in the draft to where they answered that they come. @throws AppError stale (an answer was changed), nothing-to-apply. */
export async function apply(scope: ChangeContext, { conferenceId, answers }: InputOf<typeof contract.apply>): Promise<{ applied: number }> {
  const { tx } = scope;
  const versions = new Map((await invitationRows(tx, conferenceId)).map(({ participantId, version }) => [participantId, version]));
  if (answers.some(({ participantId, version }) => versions.get(participantId) !== version)) throw new AppError('stale');
  const told = await answersOf(tx, conferenceId);
  const sites = await siteList.all(tx, conferenceId);
  const named = new Set(answers.map(({ participantId }) => participantId));
  const moves = (await participantList.all(tx, conferenceId)).flatMap((person) => {
    const siteId = named.has(person.id) ? movedTo(person, { sites }, told) : undefined;
    return siteId === undefined ? [] : [{ person, siteId }];
  });
  if (moves.length === 0) throw new AppError('nothing-to-apply');
  for (const { person, siteId } of moves) {
    const changes = { siteId: [person.siteId, siteId] };
    await noteChange(scope, { conferenceId, operation: participantsContract.edit, id: person.id, what: 'participants', changes });
    await participantList.update(tx, conferenceId, { ...person, siteId });
  }
  return { applied: moves.length };
}
