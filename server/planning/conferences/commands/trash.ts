import { noteEvent } from '../../../accounts/security-log/commands.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { conferencesContract as contract } from '../contract.ts';
import { requireNothingOpen, type OpenIn } from '../rules.ts';
import { eraseConference, findRow, memberIds, rehearsalsOf, requireConference, setDeletedAt } from '../store.ts';

/** Closes everybody's sockets, so that they reconnect without the conference. */
async function sendAway(scope: ChangeContext, conferenceId: string): Promise<void> {
  scope.emit({ kind: 'conference.gone', conferenceId });
  for (const userId of await memberIds(scope.tx, conferenceId)) scope.emit({ kind: 'sessions.changed', conferenceId, userId });
}

/** Deletes everything of a conference, and ends the sessions bound to it. */
export async function erase(scope: ChangeContext, conferenceId: string): Promise<void> {
  await sendAway(scope, conferenceId);
  const sessions = await eraseConference(scope.tx, conferenceId);
  scope.emit({ kind: 'sessions.ended', sessions });
}

/** Moves a conference to the trash. Its rehearsals are disposable copies and are deleted right away, whatever is running in them. */
const trash =
  (openIn: OpenIn) =>
  async (scope: ChangeContext, { conferenceId }: InputOf<typeof contract.trash>) => {
    const { rehearsalOf } = await requireConference(scope.tx, conferenceId);
    if (rehearsalOf !== null) throw new AppError('is-rehearsal');
    requireNothingOpen(openIn(await scope.journalHeld(conferenceId)));
    for (const { id } of await rehearsalsOf(scope.tx, conferenceId)) await erase(scope, id);
    await setDeletedAt(scope.tx, conferenceId, scope.now);
    await sendAway(scope, conferenceId);
    return {};
  };

/** Finds a conference in the trash. @throws AppError not-found, not-in-trash. */
async function requireTrashed({ tx }: ChangeContext, conferenceId: string) {
  const row = await findRow(tx, conferenceId);
  if (!row) throw new AppError('not-found');
  if (row.deletedAt === null) throw new AppError('not-in-trash');
  return row;
}

async function restore(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.restore>) {
  await requireTrashed(scope, conferenceId);
  await setDeletedAt(scope.tx, conferenceId, null);
  scope.emit({ kind: 'plan.changed', conferenceId, what: 'settings' });
  return {};
}

async function eraseForGood(scope: ChangeContext, { conferenceId, title }: InputOf<typeof contract.erase>) {
  const row = await requireTrashed(scope, conferenceId);
  if (row.title !== title) throw new AppError('title-differs');
  await noteEvent(scope, { kind: 'erased', conferenceId, detail: { what: 'conference' } });
  await erase(scope, conferenceId);
  return {};
}

export const trashHandlers = (openIn: OpenIn): Handler[] => [
  handleChange(contract.trash, trash(openIn)),
  handleChange(contract.restore, restore),
  handleChange(contract.erase, eraseForGood),
];
