import { incidentTexts, insertIncidentText } from './store.ts';
import { MAX_CLEARANCE } from '../../accounts/contract.ts';
import { AT_SITE, EVERY_ROLE, hasRole, type Role, STAFF } from '../../accounts/permissions.ts';
import { requireConference } from '../../planning/conferences/store.ts';
import {
  handleQuery,
  handleAppend,
  type Decision,
  type Handler,
  type DecisionContext,
  type PrepareContext,
  type QueryContext,
} from '../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Folded, NewEntry } from '../../platform/journal/contract.ts';
import { accessOf } from '../../planning/sites/access/store.ts';
import { siteIdentityOf } from '../../planning/sites/access/commands.ts';
import { mustActFor, ownSite, type SiteIdentity } from '../../planning/sites/access/rules.ts';
import { sitesInOrder } from '../../planning/sites/rules/index.ts';
import { levelsInForce } from '../../planning/publishing/store.ts';
import { siteList, sittingStartsOf } from '../../planning/sites/store.ts';
import { nextOpening } from './rules/opening.ts';
import {
  rollCallContract as contract,
  siteArrived,
  siteChecked,
  siteCounted,
  siteIncident,
  siteIncidentResolved,
  siteLost,
  siteReady,
  siteReminded,
} from './contract.ts';
import { stateOf } from '../sitting/rules/index.ts';
import { incidentsLately, isIn, isRemindedLately, MAX_INCIDENTS, sameChecks, siteRun, sitesState, type SitesState } from './rules/index.ts';

const done = (...entries: NewEntry[]): Decision<Record<string, never>> => ({ entries, output: () => ({}) });

interface OfSite {
  readonly conferenceId: string;
  readonly siteId: string;
}

/** Requires that the actor may act for the site, and that the site can join. */
async function prepare(context: PrepareContext, { conferenceId, siteId }: OfSite): Promise<SiteIdentity> {
  const canJoin = await context.recent(`site-joins/${siteId}`, async () => {
    const { entity: site } = await siteList.require(context.db, conferenceId, siteId);
    return !site.group;
  });
  if (!canJoin) throw new AppError('not-found');
  return siteIdentityOf(context, conferenceId);
}

type OfSiteOperation = Operation & { readonly input: { readonly _zod: { output: OfSite } } };

/** Handles a live command about one site, for those who may act for it. */
function about<T extends OfSiteOperation>(
  operation: T,
  decide: (state: SitesState, input: InputOf<T>, context: DecisionContext, folded: Folded) => Decision<OutputOf<T>>,
  { always = false } = {},
): Handler {
  return handleAppend(operation, {
    always,
    prepare: (context, input) => prepare(context, input as OfSite),
    decide: (folded: Folded, input, context) => {
      const { siteId } = input as OfSite;
      mustActFor(
        siteId,
        context,
        EVERY_ROLE.filter((role) => operation.permit.includes(role) && isForAnySite(role)),
      );
      const state = sitesState(folded);
      const decision = decide(state, input, context, folded);
      const { entries } = decision;
      return { ...decision, entries: [...arrivalBefore(state, siteId, context, entries), ...entries] };
    },
  });
}

/** Whether a role acts for every site, rather than for one alone. */
const isForAnySite = (role: Role): boolean => !hasRole([role], AT_SITE);

/**
 * A report of the site itself says that it is in, also where no script runs that would hold a connection; so does a readiness that
 * the desk notes of a site that nobody has seen yet. A telephone call does not restore a lost connection.
 */
function arrivalBefore(state: SitesState, siteId: string, { actor }: DecisionContext, entries: readonly NewEntry[]): NewEntry[] {
  const run = siteRun(state, siteId);
  const reports = entries.some((entry) => entry.kind !== siteArrived.kind && entry.kind !== siteLost.kind);
  const isReady = entries.some((entry) => entry.kind === siteReady.kind && entry.data['ready'] === true);
  const seen = actor.kind === 'site' ? reports && !isIn(run) : isReady && run.arrivedAt === null;
  return seen ? [siteArrived.make({ siteId })] : [];
}

const arrive = about(contract.arrive, (state, { siteId }) => (isIn(siteRun(state, siteId)) ? done() : done(siteArrived.make({ siteId }))));
/** A lost connection is a fact, even in the archive. */
const lose = about(contract.lose, (state, { siteId }) => (isIn(siteRun(state, siteId)) ? done(siteLost.make({ siteId })) : done()), {
  always: true,
});

const check = about(contract.check, (state, { siteId, checks }) =>
  sameChecks(siteRun(state, siteId).checks, checks) ? done() : done(siteChecked.make({ siteId, checks })),
);

const ready = about(contract.ready, (state, input) => {
  const run = siteRun(state, input.siteId);
  const already = (run.readyAt !== null) === input.ready && (run.arrivedAt !== null || !input.ready);
  return already ? done() : done(siteReady.make({ siteId: input.siteId, ready: input.ready }));
});

const count = about(contract.count, (state, { siteId, present }) =>
  siteRun(state, siteId).present === present ? done() : done(siteCounted.make({ siteId, present })),
);

const report = about(contract.report, (state, { conferenceId, siteId, text: body }, { now, actor }, folded) => {
  if (incidentsLately(state, `${actor.kind}:${actor.id}`, now) >= MAX_INCIDENTS) throw new AppError('incidents-too-many');
  const incidentId = newId();
  const text = { id: newId(), version: 1 };
  return {
    entries: [siteIncident.make({ siteId, incidentId, text, itemId: stateOf(folded).runningItemId })],
    write: async (tx) => void (await insertIncidentText(tx, { conferenceId, text, incidentId, body, at: now })),
    output: () => ({ incidentId }),
  };
});

const resolve = about(contract.resolve, (state, { siteId, incidentId }) => {
  const incident = state.incidents[incidentId];
  if (!incident || incident.siteId !== siteId) throw new AppError('not-found');
  return incident.resolvedAt !== null ? done() : done(siteIncidentResolved.make({ siteId, incidentId }));
});

const remind = handleAppend(contract.remind, {
  prepare: async ({ db }, { conferenceId }) => ({ sites: (await siteList.all(db, conferenceId)).filter((site) => !site.group) }),
  decide: (folded, { siteId }, { sites, now }) => {
    const state = sitesState(folded);
    if (siteId !== null && !sites.some((site) => site.id === siteId)) throw new AppError('not-found');
    const asked = sites.filter(({ id }) => (siteId === null ? siteRun(state, id).present === null : id === siteId)).map(({ id }) => id);
    const silent = asked.filter((id) => !isRemindedLately(siteRun(state, id), now));
    return { entries: silent.length > 0 ? [siteReminded.make({ sites: silent })] : [], output: () => ({ reminded: silent.length }) };
  },
});

/** Which of these items are above what the reader may know, by the plan in force: what was written while they ran may tell of them. */
async function withheldFrom({ db, actor }: QueryContext, conferenceId: string, items: readonly (string | null)[]): Promise<Set<string>> {
  const named = items.filter((id) => id !== null);
  if (named.length === 0 || actor.clearance === MAX_CLEARANCE) return new Set();
  const levelOf = await levelsInForce(db, conferenceId);
  return new Set(named.filter((id) => levelOf(id) > actor.clearance));
}

async function incidents(scope: QueryContext, { conferenceId }: InputOf<typeof contract.incidents>) {
  const { db, roles } = scope;
  const words = await incidentTexts(db, conferenceId);
  const all = Object.entries(sitesState(await scope.state(conferenceId)).incidents);
  const whole = hasRole(roles, STAFF);
  const bound = whole ? null : ownSite(await siteIdentityOf(scope, conferenceId));
  const seen = all.filter(([, incident]) => whole || incident.siteId === bound);
  const withheld = await withheldFrom(
    scope,
    conferenceId,
    seen.map(([, { itemId }]) => itemId),
  );
  return {
    incidents: seen.map(([id, { siteId, at, resolvedAt, itemId }]) => {
      const isWithheld = itemId !== null && withheld.has(itemId);
      return { id, siteId, at, resolvedAt, text: isWithheld ? null : (words.get(id) ?? null), isWithheld };
    }),
  };
}

/** What the roll-call page needs beside the live state: the sites, whom to call there, and when they have to be in. */
async function board({ db, now, state }: QueryContext, { conferenceId }: InputOf<typeof contract.board>) {
  const conference = await requireConference(db, conferenceId);
  const contacts = new Map((await accessOf(db, conferenceId)).map((access) => [access.siteId, access]));
  const sites = sitesInOrder((await siteList.all(db, conferenceId)).filter((site) => !site.group));
  return {
    state: sitesState(await state(conferenceId)),
    opensAt: nextOpening(conference, await sittingStartsOf(db, conferenceId), now),
    sites: sites.map((site) => ({
      id: site.id,
      kind: site.kind,
      name: site.name,
      aliases: site.aliases,
      province: site.province,
      contactName: contacts.get(site.id)?.contactName ?? null,
      contactPhone: contacts.get(site.id)?.contactPhone ?? null,
    })),
  };
}

export const rollCallHandlers: Handler[] = [
  arrive,
  lose,
  check,
  ready,
  count,
  report,
  resolve,
  remind,
  handleQuery(contract.incidents, incidents),
  handleQuery(contract.board, board),
];
