import { noteEvent } from '../../../accounts/security-log/commands.ts';
import { handleChange, type ChangeContext, type Handler } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { conferencesContract as contract } from '../contract.ts';
import { differences, requireNothingOpen, type OpenIn } from '../rules.ts';
import { findRow, logChange, requireConference, setArchivedAt, updateConference } from '../store.ts';

async function configure(scope: ChangeContext, { conferenceId, version, ...given }: InputOf<typeof contract.configure>) {
  const { tx, actor, now: at } = scope;
  const before = await requireConference(tx, conferenceId);
  const settings = { ...given, hostFirst: given.hostFirst ?? before.hostFirst, quorum: given.quorum ?? before.quorum };
  const changed = differences(before, settings);
  await logChange(tx, { conferenceId, actor, at, operation: contract.configure.name, subjectId: null, changes: changed });
  if (before.viewersSignIn !== settings.viewersSignIn) {
    const viewersSignIn = [before.viewersSignIn, settings.viewersSignIn];
    await noteEvent(scope, { kind: 'viewers-changed', conferenceId, detail: { viewersSignIn } });
  }
  const next = await updateConference(tx, conferenceId, version, settings);
  scope.emit({ kind: 'plan.changed', conferenceId, what: 'settings' });
  return { version: next };
}

/** Archives a conference; idempotent. */
const archive =
  (openIn: OpenIn) =>
  async (scope: ChangeContext, { conferenceId }: InputOf<typeof contract.archive>) => {
    const { tx, actor, now: at } = scope;
    const row = await findRow(tx, conferenceId);
    if (!row || row.deletedAt !== null) throw new AppError('not-found');
    if (row.archivedAt !== null) return {};
    requireNothingOpen(openIn(await scope.journalHeld(conferenceId)));
    await logChange(tx, {
      conferenceId,
      actor,
      at,
      operation: contract.archive.name,
      subjectId: null,
      changes: { archived: [false, true] },
    });
    await setArchivedAt(tx, conferenceId, at);
    scope.emit({ kind: 'plan.changed', conferenceId, what: 'conference' });
    return {};
  };

async function unarchive(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.unarchive>) {
  const { tx, actor, now: at } = scope;
  const row = await findRow(tx, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  if (row.archivedAt === null) return {};
  await setArchivedAt(tx, conferenceId, null);
  await logChange(tx, {
    conferenceId,
    actor,
    at,
    operation: contract.unarchive.name,
    subjectId: null,
    changes: { archived: [true, false] },
  });
  scope.emit({ kind: 'plan.changed', conferenceId, what: 'conference' });
  return {};
}

export const conferenceEditingHandlers = (openIn: OpenIn): Handler[] => [
  handleChange(contract.configure, configure),
  handleChange(contract.archive, archive(openIn)),
  handleChange(contract.unarchive, unarchive),
];
