import { hasEventSince, noteEvent, noteRead } from '../../../../accounts/security-log/commands.ts';
import { dayAt } from '../../../../planning/conferences/rules.ts';
import { requireConference } from '../../../../planning/conferences/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../../platform/contract.ts';
import type { Queryable } from '../../../../platform/database/open.ts';
import { AppError } from '../../../../platform/errors.ts';
import { registerOfConference } from '../../commands/seen.ts';
import { mattersOf, withNames } from '../../store/matters.ts';
import { taskOwnersContract as contract, type TaskOwner } from '../contract.ts';
import { taskOwners } from '../rules.ts';
import { findOwner, keptOwners, newSecret, pathOfOwner, putOwner } from '../store.ts';

/** The link is part of a panel that is opened again and again: one event an hour says that somebody sees links. */
const SHOWN_AGAIN_MS = 3_600_000;

/** The owners of a conference's tasks, of those that the actor may know. */
async function ownersIn(db: Queryable, { actor, now }: Pick<QueryContext, 'actor' | 'now'>, conferenceId: string): Promise<TaskOwner[]> {
  const { timeZone } = await requireConference(db, conferenceId);
  const matters = await withNames(db, await mattersOf(db, { ids: [conferenceId], held: [], clearance: actor.clearance }));
  return taskOwners(matters, await keptOwners(db, conferenceId), dayAt(now, timeZone));
}

/** @throws AppError not-found if nobody with this key is in charge of a task. */
async function requireOwner(
  db: Queryable,
  scope: Pick<QueryContext, 'actor' | 'now'>,
  { conferenceId, key }: { conferenceId: string; key: string },
): Promise<TaskOwner> {
  const owner = (await ownersIn(db, scope, conferenceId)).find((one) => one.key === key);
  if (!owner) throw new AppError('not-found');
  return owner;
}

async function link(scope: QueryContext, { conferenceId, key }: InputOf<typeof contract.link>): Promise<OutputOf<typeof contract.link>> {
  await requireOwner(scope.db, scope, { conferenceId, key });
  const row = await findOwner(scope.db, conferenceId, key);
  const path = pathOfOwner(row?.secret ?? null);
  const isNoted = await hasEventSince(scope, 'code-shown', conferenceId, scope.now - SHOWN_AGAIN_MS);
  if (row && path !== null && !isNoted) await noteRead(scope, { kind: 'code-shown', conferenceId, subject: subjectOf(row.id) });
  return { path };
}

const subjectOf = (id: string) => ({ kind: 'task-owner', id });

async function setEmail(scope: ChangeContext, { conferenceId, key, version, email }: InputOf<typeof contract.setEmail>) {
  await registerOfConference(scope, conferenceId);
  const owner = await requireOwner(scope.tx, scope, { conferenceId, key });
  return { version: await putOwner(scope.tx, { conferenceId, key, name: owner.name, version }, { email }) };
}

/** A link in place of the one before, if any; the link to the calendar, which came by it, ends with that. */
async function openLink(scope: ChangeContext, { conferenceId, key }: InputOf<typeof contract.openLink>) {
  await registerOfConference(scope, conferenceId);
  const owner = await requireOwner(scope.tx, scope, { conferenceId, key });
  if (owner.isLogin) throw new AppError('owner-signs-in');
  const version = await putOwner(scope.tx, { conferenceId, ...owner }, { secret: newSecret(), calendarSecret: null });
  const row = await findOwner(scope.tx, conferenceId, key);
  const kind = owner.hasLink ? 'code-rotated' : 'code-made';
  await noteEvent(scope, { kind, conferenceId, subject: subjectOf(row?.id ?? key) });
  return { version };
}

async function closeLink(scope: ChangeContext, { conferenceId, key }: InputOf<typeof contract.closeLink>) {
  await registerOfConference(scope, conferenceId);
  const row = await findOwner(scope.tx, conferenceId, key);
  if (!row || row.secret === null) throw new AppError('not-found');
  await noteEvent(scope, { kind: 'code-revoked', conferenceId, subject: subjectOf(row.id) });
  return { version: await putOwner(scope.tx, row, { secret: null, calendarSecret: null }) };
}

export const officeHandlers: readonly Handler[] = [
  handleQuery(contract.list, async (scope, { conferenceId }) => {
    const { title, timeZone } = await requireConference(scope.db, conferenceId);
    return { title, timeZone, owners: await ownersIn(scope.db, scope, conferenceId) };
  }),
  handleQuery(contract.link, link),
  handleChange(contract.setEmail, setEmail),
  handleChange(contract.openLink, openLink),
  handleChange(contract.closeLink, closeLink),
];
