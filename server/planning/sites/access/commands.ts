import { closeSessionBefore } from '../../../accounts/commands.ts';
import { hasEventSince, noteEvent, noteRead } from '../../../accounts/security-log/commands.ts';
import { mustReach, reaches } from '../../../accounts/rules.ts';
import { APPOINTED_FOR_SITE, hasRole, PLANNERS } from '../../../accounts/permissions.ts';
import { openSession } from '../../../accounts/store.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { endSiteSessions, noteSiteChange } from '../commands.ts';
import { requireConference } from '../../conferences/store.ts';
import { siteList } from '../store.ts';
import { readCode } from './codes.ts';
import { accessContract as contract } from './contract.ts';
import { mustActFor, ownSite, type SiteIdentity } from './rules.ts';
import { accessOf, changeAccess, findAccess, mayGoOn, openFor, rotate, siteBehind, siteOfTechnician, withoutAccess } from './store.ts';

/** The actor, with the site to which they are bound as a technician. */
export async function siteIdentityOf(
  scope: Pick<QueryContext, 'actor' | 'roles' | 'db'> | ChangeContext,
  conferenceId: string,
): Promise<SiteIdentity> {
  const { actor, roles } = scope;
  const db = 'tx' in scope ? scope.tx : scope.db;
  const isBound = actor.kind === 'user' && hasRole(roles, APPOINTED_FOR_SITE);
  return { actor, roles, boundTo: isBound ? await siteOfTechnician(db, conferenceId, actor.id) : null };
}

/** The list of codes is part of a page that organizers open again and again: one event an hour says that somebody sees it. */
const SHOWN_AGAIN_MS = 3_600_000;

async function noteShown(scope: QueryContext, conferenceId: string, count: number): Promise<void> {
  if (scope.actor.kind === 'system' || (await hasEventSince(scope, 'code-shown', conferenceId, scope.now - SHOWN_AGAIN_MS))) return;
  await noteRead(scope, { kind: 'code-shown', conferenceId, detail: { count } });
}

/** Lists how sites join. Codes and links only go to actors who may read everything that the site may read. */
async function access(scope: QueryContext, { conferenceId }: InputOf<typeof contract.access>) {
  const { db, actor } = scope;
  const all = await accessOf(db, conferenceId);
  const shown = all.filter((one) => reaches(actor, one.clearance));
  if (shown.length > 0) await noteShown(scope, conferenceId, shown.length);
  return { access: all.map((one) => (reaches(actor, one.clearance) ? one : { ...one, code: null, path: null })) };
}

async function openAccess(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.openAccess>) {
  const missing = await withoutAccess(scope.tx, conferenceId);
  if (missing.length === 0) return { opened: 0 };
  await noteSiteChange(scope, contract.openAccess, { conferenceId, subjectId: null, changes: { opened: missing } });
  await openFor(scope.tx, conferenceId, missing, scope.now);
  await noteEvent(scope, { kind: 'code-made', conferenceId, detail: { count: missing.length } });
  return { opened: missing.length };
}

/** @throws AppError above-clearance if the site has a higher clearance than the actor, who could join with the new code. */
async function rotateAccess(scope: ChangeContext, { conferenceId, siteId }: InputOf<typeof contract.rotateAccess>) {
  const { entity: site } = await siteList.require(scope.tx, conferenceId, siteId);
  if (site.group) throw new AppError('group-cannot-join');
  mustReach(scope.actor, (await findAccess(scope.tx, conferenceId, siteId))?.clearance ?? 0);
  await noteSiteChange(scope, contract.rotateAccess, { conferenceId, subjectId: siteId, changes: {} });
  await noteEvent(scope, { kind: 'code-rotated', conferenceId, subject: { kind: 'site', id: siteId } });
  await endSiteSessions(scope, conferenceId, siteId);
  return { version: await rotate(scope.tx, conferenceId, siteId, scope.now) };
}

async function revokeAccess(scope: ChangeContext, { conferenceId, siteId }: InputOf<typeof contract.revokeAccess>) {
  await noteSiteChange(scope, contract.revokeAccess, { conferenceId, subjectId: siteId, changes: { revoked: [false, true] } });
  await noteEvent(scope, { kind: 'code-revoked', conferenceId, subject: { kind: 'site', id: siteId } });
  await endSiteSessions(scope, conferenceId, siteId);
  return { version: await changeAccess(scope.tx, conferenceId, siteId, { revokedAt: new Date(scope.now) }) };
}

/** Keeps people's names and numbers out of the change log, which is permanent. */
async function setContact(scope: ChangeContext, { conferenceId, siteId, ...contact }: InputOf<typeof contract.setContact>) {
  mustActFor(siteId, await siteIdentityOf(scope, conferenceId), PLANNERS);
  await noteSiteChange(scope, contract.setContact, { conferenceId, subjectId: siteId, changes: { contact: Object.keys(contact) } });
  return { version: await changeAccess(scope.tx, conferenceId, siteId, contact) };
}

async function setClearance(scope: ChangeContext, { conferenceId, siteId, clearance }: InputOf<typeof contract.setClearance>) {
  const before = await findAccess(scope.tx, conferenceId, siteId);
  mustReach(scope.actor, before?.clearance ?? 0, clearance);
  await noteSiteChange(scope, contract.setClearance, {
    conferenceId,
    subjectId: siteId,
    changes: { clearance: [before?.clearance ?? 0, clearance] },
  });
  const levels = [before?.clearance ?? 0, clearance];
  await noteEvent(scope, { kind: 'clearance-changed', conferenceId, subject: { kind: 'site', id: siteId }, detail: { clearance: levels } });
  const version = await changeAccess(scope.tx, conferenceId, siteId, { clearance });
  scope.emit({ kind: 'site.cleared', conferenceId, siteId });
  return { version };
}

async function own(scope: QueryContext, { conferenceId }: InputOf<typeof contract.own>) {
  const siteId = ownSite(await siteIdentityOf(scope, conferenceId));
  if (siteId === null) throw new AppError('not-found');
  const { name } = (await siteList.require(scope.db, conferenceId, siteId)).entity;
  const access = await findAccess(scope.db, conferenceId, siteId);
  return { siteId, name, contactName: access?.contactName ?? null, contactPhone: access?.contactPhone ?? null };
}

async function invitation({ db }: QueryContext, { secret }: InputOf<typeof contract.invitation>) {
  const found = await siteBehind(db, { secret });
  if (!found) throw new AppError('link-unknown');
  return found;
}

async function join(scope: ChangeContext, { code, secret }: InputOf<typeof contract.join>) {
  const { tx, now } = scope;
  const { conferenceId: held } = await behind(tx, code, secret);
  // The code may be replaced or revoked in the same moment, which ends the sessions that there are.
  await scope.hold(held);
  const found = await behind(tx, code, secret);
  await closeSessionBefore(scope);
  const { siteId: subjectId, conferenceId } = found;
  await noteEvent(scope, { kind: 'joined', actor: { kind: 'site', id: subjectId }, conferenceId });
  const token = await openSession(tx, { kind: 'site', subjectId, conferenceId, now, device: scope.device });
  return { token, conferenceId: found.conferenceId, siteId: found.siteId };
}

async function behind(tx: ChangeContext['tx'], code: string | undefined, secret: string | undefined) {
  if (secret !== undefined) {
    const linked = await siteBehind(tx, { secret });
    if (linked) return linked;
    throw new AppError('link-unknown');
  }
  const read = readCode(code ?? '');
  if (read === null) throw new AppError('code-incomplete');
  const found = await siteBehind(tx, { code: read });
  if (!found) throw new AppError('code-unknown');
  return found;
}

async function goOn(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.goOn>) {
  const { tx, actor, now } = scope;
  const { rehearsalOf } = await requireConference(tx, conferenceId);
  if (rehearsalOf === null) throw new AppError('not-a-rehearsal');
  await scope.hold(rehearsalOf);
  if (!(await mayGoOn(tx, conferenceId, rehearsalOf)).has(actor.id)) throw new AppError('link-unknown');
  await closeSessionBefore(scope);
  await noteEvent(scope, { kind: 'joined', conferenceId: rehearsalOf });
  const session = { kind: 'site', subjectId: actor.id, conferenceId: rehearsalOf, now, device: scope.device } as const;
  return { token: await openSession(tx, session), conferenceId: rehearsalOf };
}

async function leave(scope: ChangeContext) {
  await closeSessionBefore(scope);
  return {};
}

export const accessHandlers: Handler[] = [
  handleQuery(contract.access, access),
  handleChange(contract.openAccess, openAccess),
  handleChange(contract.rotateAccess, rotateAccess),
  handleChange(contract.revokeAccess, revokeAccess),
  handleChange(contract.setContact, setContact),
  handleChange(contract.setClearance, setClearance),
  handleQuery(contract.own, own),
  handleQuery(contract.invitation, invitation),
  handleChange(contract.join, join),
  handleChange(contract.goOn, goOn),
  handleChange(contract.leave, leave),
];
