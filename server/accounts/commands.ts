import { isCommonPassword } from './common-passwords.ts';
import { isLoginName, mustReach } from './rules.ts';
import {
  accountNamed,
  allAccounts,
  countOtherAdministrators,
  insertUser,
  setPasswordHash,
  setUserLanguage,
  toAccount,
  updateUser,
  userById,
  userByName,
} from './users/store.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../platform/bus/handlers.ts';
import type { InputOf } from '../platform/contract.ts';
import { AppError } from '../platform/errors.ts';
import { isUniqueViolation } from '../platform/database/errors.ts';
import { newId } from '../platform/ids.ts';
import { accountsContract as contract, type Account } from './contract.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { noteEvent } from './security-log/commands.ts';
import { sessionsOf } from './sessions/store.ts';
import { endSessions, openSession, type SessionChoice } from './store.ts';

/** Ends sessions and closes their sockets after the commit. */
export async function closeSessions(scope: ChangeContext, choice: SessionChoice): Promise<void> {
  const sessions = await endSessions(scope.tx, choice);
  scope.emit({ kind: 'sessions.ended', sessions });
}

async function checkPassword({ db }: QueryContext, { name, password }: InputOf<typeof contract.signIn>): Promise<Account> {
  const user = await userByName(db, name);
  const known = user && !user.disabledAt ? user : null;
  if (!(await passwordMatches(password, known?.passwordHash ?? null)) || !known) throw new AppError('wrong-password');
  return toAccount(known);
}

/** Ends the session from which somebody signs in or joins again: a browser has one login at a time. */
export async function closeSessionBefore(scope: ChangeContext): Promise<void> {
  if (scope.actor.sessionId) await closeSessions(scope, { id: scope.actor.sessionId });
}

async function signIn(scope: ChangeContext, _input: InputOf<typeof contract.signIn>, { id: userId, lang }: Account) {
  const { tx, now } = scope;
  await closeSessionBefore(scope);
  await noteEvent(scope, { kind: 'signed-in', actor: { kind: 'user', id: userId } });
  return { token: await openSession(tx, { kind: 'user', subjectId: userId, conferenceId: null, now, device: scope.device }), lang };
}

async function signOut(scope: ChangeContext) {
  if (scope.actor.sessionId) await noteEvent(scope, { kind: 'signed-out' });
  await closeSessionBefore(scope);
  return {};
}

async function me({ db, actor }: QueryContext) {
  const user = actor.kind === 'user' ? await userById(db, actor.id) : null;
  const account = user && toAccount(user);
  const { kind, id, rights, conferenceId } = actor;
  return { kind, id, name: account?.displayName ?? null, lang: account?.lang ?? null, rights: [...rights], conferenceId };
}

/** @throws AppError password-common if others would guess it. */
export async function hashUncommon(password: string, name: string): Promise<string> {
  if (isLoginName(password, name) || (await isCommonPassword(password))) throw new AppError('password-common');
  return hashPassword(password);
}

const hashNew = (_scope: QueryContext, { password, name }: InputOf<typeof contract.create>) => hashUncommon(password, name);

const hashReset = async ({ db }: QueryContext, { id, password }: InputOf<typeof contract.setPassword>) =>
  hashUncommon(password, (await userById(db, id))?.name ?? '');

async function create(scope: ChangeContext, { password: _secret, ...facts }: InputOf<typeof contract.create>, passwordHash: string) {
  mustReach(scope.actor, facts.clearance);
  const id = newId();
  try {
    await insertUser(scope.tx, { id, ...facts, passwordHash, mustChangePassword: true, createdAt: new Date(scope.now) });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('name-taken', { name: facts.name }) : error;
  }
  const { clearance, administrator, creator } = facts;
  await noteEvent(scope, { kind: 'account-created', ...aboutUser(id), detail: { clearance, administrator, creator } });
  return { id };
}

const aboutUser = (id: string) => ({ subject: { kind: 'user', id } });

/** What an edit changes of what a login may do, before and after. */
function rightsChanged(before: Account, after: Omit<Account, 'id' | 'name' | 'lang' | 'version' | 'displayName'>) {
  const rights = ['clearance', 'administrator', 'creator', 'disabled'] as const;
  return Object.fromEntries(rights.flatMap((right) => (before[right] === after[right] ? [] : [[right, [before[right], after[right]]]])));
}

/** Guards the last active administrator. */
async function keepOneAdministrator({ tx }: ChangeContext, leaving: string): Promise<void> {
  if ((await countOtherAdministrators(tx, leaving)) === 0) throw new AppError('last-administrator');
}

async function edit(scope: ChangeContext, { id, version, disabled, ...facts }: InputOf<typeof contract.edit>) {
  const before = await userById(scope.tx, id);
  if (!before) throw new AppError('not-found');
  // Keeping a clearance as it was needs no right to grant it.
  if (facts.clearance !== before.clearance) mustReach(scope.actor, before.clearance, facts.clearance);
  if (before.administrator && (disabled || !facts.administrator)) await keepOneAdministrator(scope, id);
  const disabledAt = disabled ? (before.disabledAt ?? new Date(scope.now)) : null;
  if (!(await updateUser(scope.tx, id, version, { ...facts, disabledAt }))) throw new AppError('stale');
  const changed = rightsChanged(toAccount(before), { ...facts, disabled });
  if (Object.keys(changed).length > 0) await noteEvent(scope, { kind: 'rights-changed', ...aboutUser(id), detail: changed });
  const lost =
    disabled || (before.administrator && !facts.administrator) || (before.creator && !facts.creator) || facts.clearance < before.clearance;
  if (lost) await closeSessions(scope, { kind: 'user', subjectId: id });
  return { version: version + 1 };
}

async function setPassword(scope: ChangeContext, { id }: InputOf<typeof contract.setPassword>, passwordHash: string) {
  mustReach(scope.actor, (await userById(scope.tx, id))?.clearance ?? 0);
  if (!(await setPasswordHash(scope.tx, id, { passwordHash, mustChangePassword: true }))) throw new AppError('not-found');
  await noteEvent(scope, { kind: 'password-reset', ...aboutUser(id) });
  await closeSessions(scope, { kind: 'user', subjectId: id });
  return {};
}

async function checkCurrent({ db, actor }: QueryContext, { current, password }: InputOf<typeof contract.changePassword>): Promise<string> {
  const user = await userById(db, actor.id);
  if (!(await passwordMatches(current, user?.passwordHash ?? null))) throw new AppError('wrong-password');
  if (current.normalize('NFKC') === password.normalize('NFKC')) throw new AppError('password-unchanged');
  return hashUncommon(password, user?.name ?? '');
}

async function changePassword(scope: ChangeContext, _input: InputOf<typeof contract.changePassword>, passwordHash: string) {
  const { actor, tx } = scope;
  await setPasswordHash(tx, actor.id, { passwordHash, mustChangePassword: false });
  await noteEvent(scope, { kind: 'password-changed' });
  await closeSessions(scope, { kind: 'user', subjectId: actor.id, ...(actor.sessionId ? { except: actor.sessionId } : {}) });
  return {};
}

async function sessions({ db, actor, now }: QueryContext) {
  const all = await sessionsOf(db, actor.id, now);
  return { sessions: all.map((session) => ({ ...session, current: session.id === actor.sessionId })) };
}

const noteEnded = (scope: ChangeContext, count: number) => noteEvent(scope, { kind: 'sessions-ended', detail: { count } });

async function endSession(scope: ChangeContext, { id }: InputOf<typeof contract.endSession>) {
  const own = await endSessions(scope.tx, { kind: 'user', subjectId: scope.actor.id, only: id });
  if (own.length === 0) throw new AppError('not-found');
  await noteEnded(scope, own.length);
  scope.emit({ kind: 'sessions.ended', sessions: own });
  return {};
}

async function endOtherSessions(scope: ChangeContext) {
  const { id: subjectId, sessionId } = scope.actor;
  const others = await endSessions(scope.tx, { kind: 'user', subjectId, ...(sessionId ? { except: sessionId } : {}) });
  if (others.length > 0) await noteEnded(scope, others.length);
  scope.emit({ kind: 'sessions.ended', sessions: others });
  return { ended: others.length };
}

async function setLanguage({ tx, actor }: ChangeContext, { lang }: InputOf<typeof contract.setLanguage>) {
  await setUserLanguage(tx, actor.id, lang);
  return {};
}

export const accountsHandlers: Handler[] = [
  handleChange(contract.signIn, signIn, checkPassword),
  handleChange(contract.signOut, signOut),
  handleQuery(contract.me, me),
  handleQuery(contract.list, async ({ db }) => ({ accounts: await allAccounts(db) })),
  handleQuery(contract.find, async ({ db }, { name }) => ({
    account: await accountNamed(db, name),
  })),
  handleChange(contract.create, create, hashNew),
  handleChange(contract.edit, edit),
  handleChange(contract.setPassword, setPassword, hashReset),
  handleChange(contract.changePassword, changePassword, checkCurrent),
  handleQuery(contract.sessions, sessions),
  handleChange(contract.endSession, endSession),
  handleChange(contract.endOtherSessions, endOtherSessions),
  handleChange(contract.setLanguage, setLanguage),
];
