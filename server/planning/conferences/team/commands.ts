import { boundToOf, hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { closeSessionBefore } from '../../../accounts/commands.ts';
import { noteEvent, noteRead } from '../../../accounts/security-log/commands.ts';
import { mustReach } from '../../../accounts/rules.ts';
import { endSessions, openSession } from '../../../accounts/store.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { search as answering } from '../../../platform/text.ts';
import { logChange } from '../store.ts';
import { teamContract as contract } from './contract.ts';
import {
  accountsToPick,
  bindingExists,
  deleteMembership,
  displayBySecret,
  displaysOf,
  findDisplay,
  hasPlanner,
  insertDisplay,
  membersOf,
  peopleToBind,
  putMembership,
  revokeDisplayLink,
  sitesToBind,
  userNamed,
} from './store.ts';

interface Step {
  readonly conferenceId: string;
  readonly operation: string;
  readonly subjectId: string;
  readonly changes: Readonly<Record<string, unknown>>;
}
const log = ({ tx, actor, now: at }: ChangeContext, step: Step) => logChange(tx, { ...step, actor, at });

async function list({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.list>) {
  return {
    members: await membersOf(db, conferenceId),
    displays: await displaysOf(db, conferenceId),
    sites: await sitesToBind(db, conferenceId),
    participants: await peopleToBind(db, conferenceId),
  };
}

const MAX_ACCOUNTS = 12;

async function accounts({ db }: QueryContext, { search = '' }: InputOf<typeof contract.accounts>) {
  const all = await accountsToPick(db);
  const found = answering(all, search, ({ name, displayName }) => `${displayName} ${name}`);
  return { accounts: found.slice(0, MAX_ACCOUNTS), total: found.length };
}

/** The site or participant of this conference to which the role is bound. @throws AppError needs-site, needs-participant. */
export async function bindingOf(
  { tx }: ChangeContext,
  input: Pick<InputOf<typeof contract.add>, 'conferenceId' | 'role' | 'siteId' | 'participantId'>,
) {
  const { conferenceId, role, siteId = null, participantId = null } = input;
  const bound = { site: { siteId, participantId: null }, participant: { siteId: null, participantId } };
  const subject = boundToOf(role);
  if (subject === null) return { siteId: null, participantId: null };
  if (!(await bindingExists(tx, { conferenceId, ...bound[subject] }))) throw new AppError(`needs-${subject}`);
  return bound[subject];
}

async function add(scope: ChangeContext, input: InputOf<typeof contract.add>) {
  const { conferenceId, name, role } = input;
  const user = await userNamed(scope.tx, name);
  if (!user) throw new AppError('no-such-user', { name });
  const bound = await bindingOf(scope, input);
  const key = { conferenceId, userId: user.id, role };
  await putMembership(scope.tx, key, bound);
  await log(scope, { conferenceId, operation: contract.add.name, subjectId: user.id, changes: { role: [null, role], ...bound } });
  await noteEvent(scope, { kind: 'role-given', conferenceId, subject: { kind: 'user', id: user.id }, detail: { role } });
  scope.emit({ kind: 'sessions.changed', conferenceId, userId: user.id });
  return { userId: user.id };
}

async function remove(scope: ChangeContext, { conferenceId, userId, role }: InputOf<typeof contract.remove>) {
  const { tx } = scope;
  if (!(await deleteMembership(tx, { conferenceId, userId, role }))) throw new AppError('not-found');
  if (hasRole([role], PLANNERS) && !(await hasPlanner(tx, conferenceId))) throw new AppError('last-organizer');
  await log(scope, { conferenceId, operation: contract.remove.name, subjectId: userId, changes: { role: [role, null] } });
  await noteEvent(scope, { kind: 'role-taken', conferenceId, subject: { kind: 'user', id: userId }, detail: { role } });
  scope.emit({ kind: 'sessions.changed', conferenceId, userId });
  return {};
}

async function addDisplay(scope: ChangeContext, { conferenceId, name }: InputOf<typeof contract.addDisplay>) {
  const id = await insertDisplay(scope.tx, conferenceId, name, scope.now);
  await log(scope, { conferenceId, operation: contract.addDisplay.name, subjectId: id, changes: { name: [null, name] } });
  await noteEvent(scope, { kind: 'code-made', conferenceId, subject: { kind: 'display', id } });
  return { id };
}

/** Returns the link of a display to actors who may see what the display may show. */
async function displayLink(scope: QueryContext, { conferenceId, displayId }: InputOf<typeof contract.displayLink>) {
  const { db, actor } = scope;
  const display = await findDisplay(db, conferenceId, displayId);
  if (!display) throw new AppError('not-found');
  mustReach(actor, display.clearance);
  await noteRead(scope, { kind: 'code-shown', conferenceId, subject: { kind: 'display', id: displayId } });
  return { name: display.name, path: `/d/${display.secret}` };
}

async function displayInvitation({ db }: QueryContext, { secret }: InputOf<typeof contract.displayInvitation>) {
  const display = await displayBySecret(db, secret);
  if (!display) throw new AppError('bad-display-link');
  return { conferenceId: display.conferenceId, displayId: display.id, name: display.name, conference: display.conference.title };
}

async function joinDisplay(scope: ChangeContext, { secret }: InputOf<typeof contract.joinDisplay>) {
  const { tx, now } = scope;
  const found = await displayBySecret(tx, secret);
  // Its link may be revoked in the same moment, which ends the sessions that there are.
  const display = found && (await scope.hold(found.conferenceId)) ? await displayBySecret(tx, secret) : null;
  if (!display) throw new AppError('bad-display-link');
  await closeSessionBefore(scope);
  const { id: subjectId, conferenceId } = display;
  await noteEvent(scope, { kind: 'joined', actor: { kind: 'display', id: subjectId }, conferenceId });
  return { token: await openSession(tx, { kind: 'display', subjectId, conferenceId, now, device: scope.device }), conferenceId };
}

async function revokeDisplay(scope: ChangeContext, { conferenceId, displayId }: InputOf<typeof contract.revokeDisplay>) {
  const display = await findDisplay(scope.tx, conferenceId, displayId);
  if (!display) throw new AppError('not-found');
  await revokeDisplayLink(scope.tx, displayId, scope.now);
  const sessions = await endSessions(scope.tx, { kind: 'display', subjectId: displayId, conferenceId });
  await log(scope, { conferenceId, operation: contract.revokeDisplay.name, subjectId: displayId, changes: { revoked: [false, true] } });
  await noteEvent(scope, { kind: 'code-revoked', conferenceId, subject: { kind: 'display', id: displayId } });
  scope.emit({ kind: 'sessions.ended', sessions });
  return {};
}

export const teamHandlers: Handler[] = [
  handleQuery(contract.list, list),
  handleQuery(contract.accounts, accounts),
  handleChange(contract.add, add),
  handleChange(contract.remove, remove),
  handleChange(contract.addDisplay, addDisplay),
  handleQuery(contract.displayLink, displayLink),
  handleQuery(contract.displayInvitation, displayInvitation),
  handleChange(contract.joinDisplay, joinDisplay),
  handleChange(contract.revokeDisplay, revokeDisplay),
];
