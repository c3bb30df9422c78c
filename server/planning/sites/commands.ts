import { z } from 'zod';
import { endSessions } from '../../accounts/store.ts';
import { knownTo } from '../agenda/rules/secrecy.ts';
import { refuseFaults, removedThing } from '../collections/commands.ts';
import { usedFaults } from '../collections/uses/rules.ts';
import { usesOfSites } from '../collections/uses/store.ts';
import { differences } from '../conferences/rules.ts';
import { logChange } from '../conferences/store.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler } from '../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { Site, sitesContract as contract } from './contract.ts';
import { checkFacts, missingProvinces, refuseSecondHall, removedWithAll, withMembers } from './rules/index.ts';
import { isMainHall, mainHallFirst } from './rules/told-apart.ts';
import { deleteSites, placeSites, siteList } from './store.ts';

interface Step {
  readonly conferenceId: string;
  readonly subjectId: string | null;
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Logs a change of the draft's sites and emits its event. */
export async function noteSiteChange(scope: ChangeContext, operation: Operation, step: Step): Promise<void> {
  const { tx, actor, now: at } = scope;
  await logChange(tx, { ...step, actor, at, operation: operation.name });
  scope.emit({ kind: 'plan.changed', conferenceId: step.conferenceId, what: 'sites' });
}

/** Ends every session of a site, after its link was revoked. */
export async function endSiteSessions(scope: ChangeContext, conferenceId: string, siteId: string): Promise<void> {
  const sessions = await endSessions(scope.tx, { kind: 'site', subjectId: siteId, conferenceId });
  scope.emit({ kind: 'sessions.ended', sessions });
}

async function add(scope: ChangeContext, { conferenceId, ...facts }: InputOf<typeof contract.add>) {
  const sites = await siteList.all(scope.tx, conferenceId);
  checkFacts(facts, sites);
  refuseSecondHall(facts, sites);
  const id = newId();
  await noteSiteChange(scope, contract.add, { conferenceId, subjectId: id, changes: differences({}, facts) });
  await siteList.insert(scope.tx, conferenceId, { id, ...facts, version: 1, extras: {} }, sites.length);
  return { id };
}

async function edit(scope: ChangeContext, { conferenceId, siteId, version, ...facts }: InputOf<typeof contract.edit>) {
  const { entity: before } = await siteList.require(scope.tx, conferenceId, siteId);
  if (before.group !== facts.group) throw new AppError('group-fixed');
  const others = (await siteList.all(scope.tx, conferenceId)).filter((site) => site.id !== siteId);
  checkFacts(facts, others);
  // Of two from an earlier release, each can still be edited.
  if (!isMainHall(before)) refuseSecondHall(facts, others);
  await noteSiteChange(scope, contract.edit, { conferenceId, subjectId: siteId, changes: differences(before, facts) });
  return { version: await siteList.update(scope.tx, conferenceId, { ...before, ...facts, version }) };
}

/** Whether one of these sites has the floor according to the folded journal of a conference. */
type HaveFloorIn = (folded: Folded, siteIds: readonly string[]) => boolean;
type Remove = typeof contract.remove;

const remove = (haveFloorIn: HaveFloorIn) => async (scope: ChangeContext, input: InputOf<Remove>) => {
  const { conferenceId, siteId, version, also = [], withMembers: members } = input;
  const { tx } = scope;
  const seen = [{ id: siteId, version }, ...also];
  const named = seen.map(({ id }) => id);
  if (new Set(named).size < named.length) refuseFaults([{ path: 'also', message: 'duplicate' }]);
  const going = removedWithAll(await siteList.all(tx, conferenceId), named, members);
  const ids = going.map((site) => site.id);
  if (seen.some((one) => going.find(({ id }) => id === one.id)?.version !== one.version)) throw new AppError('stale');
  const places = usedFaults(await usesOfSites(tx, conferenceId, ids), knownTo(scope.actor.clearance));
  if (places.length > 0) throw new AppError('site-in-use', { n: places.length }, places);
  // Its connection ends with its access at once, not with the next publication.
  if (haveFloorIn(await scope.journalHeld(conferenceId), ids)) throw new AppError('site-speaking');
  const sites = [];
  for (const id of ids) sites.push(await siteList.require(tx, conferenceId, id));
  const removed = { entity: going[0], sites };
  await noteSiteChange(scope, contract.remove, { conferenceId, subjectId: siteId, changes: { removed: [removed, null] } });
  for (const id of ids) await endSiteSessions(scope, conferenceId, id);
  await deleteSites(tx, conferenceId, ids);
  return { removed: ids.length };
};

/** What the log keeps of removed sites. */
const Removed = z.object({ sites: z.array(z.object({ entity: Site, position: z.number() })) });

/** Brings removed sites back, each to its place. Their links, codes and technicians are given anew. */
async function restore(scope: ChangeContext, { conferenceId, siteId }: InputOf<typeof contract.restore>) {
  const { tx } = scope;
  const noted = Removed.safeParse(await removedThing(tx, conferenceId, contract.remove, siteId)).data;
  if (!noted) throw new AppError('not-found');
  const there = new Set((await siteList.all(tx, conferenceId)).map(({ id }) => id));
  const gone = noted.sites.filter(({ entity }) => !there.has(entity.id));
  if (gone.length === 0) return { id: siteId };
  await noteSiteChange(scope, contract.restore, { conferenceId, subjectId: siteId, changes: { restored: [null, true] } });
  // A group before its members.
  for (const { entity, position } of gone.toSorted((a, b) => Number(b.entity.group) - Number(a.entity.group) || a.position - b.position)) {
    const others = await siteList.all(tx, conferenceId);
    checkFacts(entity, others);
    refuseSecondHall(entity, others);
    await siteList.insert(tx, conferenceId, entity, position);
  }
  return { id: siteId };
}

async function reorder(scope: ChangeContext, { conferenceId, siteIds }: InputOf<typeof contract.reorder>) {
  const before = (await siteList.all(scope.tx, conferenceId)).map((site) => site.id);
  const given = new Set(siteIds);
  if (given.size !== siteIds.length || before.length !== siteIds.length || before.some((id) => !given.has(id))) throw new AppError('stale');
  await noteSiteChange(scope, contract.reorder, { conferenceId, subjectId: null, changes: { order: [before, siteIds] } });
  await placeSites(scope.tx, conferenceId, siteIds);
  return {};
}

async function invite(scope: ChangeContext, { conferenceId, groupId }: InputOf<typeof contract.invite>) {
  const { tx } = scope;
  const sites = await siteList.all(tx, conferenceId);
  if (groupId !== null && !sites.some((site) => site.group && site.id === groupId)) throw new AppError('not-found');
  const missing = missingProvinces(sites, groupId);
  if (missing.length === 0) return { added: 0 };
  await noteSiteChange(scope, contract.invite, {
    conferenceId,
    subjectId: groupId,
    changes: { added: [null, missing.map((site) => site.id)] },
  });
  await siteList.insertAll(tx, conferenceId, missing, sites.length);
  await placeSites(
    tx,
    conferenceId,
    withMembers(sites, groupId, missing).map((site) => site.id),
  );
  return { added: missing.length };
}

/** Handlers of the draft's sites. Who has the floor is known on the floor above. */
export const sitesHandlers = (haveFloorIn: HaveFloorIn): Handler[] => [
  handleQuery(contract.list, async ({ db }, { conferenceId }) => ({ sites: mainHallFirst(await siteList.all(db, conferenceId)) })),
  handleChange(contract.add, add),
  handleChange(contract.edit, edit),
  handleChange(contract.remove, remove(haveFloorIn)),
  handleChange(contract.restore, restore),
  handleChange(contract.reorder, reorder),
  handleChange(contract.invite, invite),
];
