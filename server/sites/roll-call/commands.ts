import { answers, appends, type Decision, type Handler, type LiveScope, type QueryScope } from '../../platform/bus/handlers.ts';
import type { InputOf, Operation } from '../../platform/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { Folded, NewEntry } from '../../platform/journal/contract.ts';
import { requireOwnSite } from '../rules.ts';
import { boundSite } from '../store.ts';
import { rollCallContract as contract, siteArrived, siteChecked, siteCounted, siteIncident, siteIncidentResolved, siteLost, siteReady, siteReminded } from './contract.ts';
import { siteRun, sitesState, type SitesState } from './rules.ts';

const done = (...entries: NewEntry[]): Decision<Record<string, never>> => ({ entries, output: () => ({}) });

interface OfSite {
  readonly conferenceId: string;
  readonly siteId: string;
}

/** Which site the actor may act for, and that the site is one that can join. */
async function own({ db, actor }: QueryScope, { conferenceId, siteId }: OfSite): Promise<string | null> {
  const site = await db.site.findUnique({ where: { conferenceId_id: { conferenceId, id: siteId } }, select: { isGroup: true } });
  if (!site || site.isGroup) throw new AppError('not-found');
  return boundSite(db, actor, conferenceId);
}

type OfSiteOperation = Operation & { readonly input: { readonly _zod: { output: OfSite } } };

/** A live command about one site by whoever may act for it. */
function about<T extends OfSiteOperation, Output>(
  operation: T,
  decide: (state: SitesState, input: InputOf<T>, scope: LiveScope) => Decision<Output>,
): Handler {
  return appends(operation, {
    prepare: (scope, input) => own(scope, input as OfSite),
    decide: (folded: Folded, input, scope, bound) => {
      requireOwnSite(scope, (input as OfSite).siteId, bound);
      return decide(sitesState(folded), input, scope) as Decision<never>;
    },
  });
}

const arrive = about(contract.arrive, (state, { siteId }) => {
  const { arrivedAt, lostAt } = siteRun(state, siteId);
  return arrivedAt !== null && lostAt === null ? done() : done(siteArrived.make({ siteId }));
});

const lose = about(contract.lose, (state, { siteId }) => {
  const { arrivedAt, lostAt } = siteRun(state, siteId);
  return arrivedAt === null || lostAt !== null ? done() : done(siteLost.make({ siteId }));
});

const check = about(contract.check, (_state, { siteId, checks }) => done(siteChecked.make({ siteId, checks })));

const ready = about(contract.ready, (state, input) => {
  const already = (siteRun(state, input.siteId).readyAt !== null) === input.ready;
  return already ? done() : done(siteReady.make({ siteId: input.siteId, ready: input.ready }));
});

const count = about(contract.count, (state, { siteId, present }) =>
  siteRun(state, siteId).present === present ? done() : done(siteCounted.make({ siteId, present })),
);

const report = about(contract.report, (_state, { conferenceId, siteId, text: body }, { now }) => {
  const incidentId = newId();
  const text = { id: newId(), version: 1 };
  return {
    entries: [siteIncident.make({ siteId, incidentId, text })],
    write: async (tx) => void (await tx.proceedingsText.create({ data: { conferenceId, ...text, kind: `incident/${incidentId}`, body, at: new Date(now) } })),
    output: () => ({ incidentId }),
  };
});

const resolve = about(contract.resolve, (state, { siteId, incidentId }) => {
  const incident = state.incidents[incidentId];
  if (!incident || incident.siteId !== siteId) throw new AppError('not-found');
  return incident.resolvedAt !== null ? done() : done(siteIncidentResolved.make({ siteId, incidentId }));
});

const remind = appends(contract.remind, {
  prepare: async ({ db }, { conferenceId }) => db.site.findMany({ where: { conferenceId, isGroup: false }, select: { id: true } }),
  decide: (folded, _input, _scope, sites) => {
    const state = sitesState(folded);
    const silent = sites.flatMap(({ id }) => (siteRun(state, id).present === null ? [id] : []));
    return { entries: silent.length > 0 ? [siteReminded.make({ sites: silent })] : [], output: () => ({ reminded: silent.length }) };
  },
});

async function incidents({ db, actor, roles, state }: QueryScope, { conferenceId }: InputOf<typeof contract.incidents>) {
  const texts = await db.proceedingsText.findMany({ where: { conferenceId, kind: { startsWith: 'incident/' } } });
  const words = new Map(texts.map((text) => [text.kind.slice('incident/'.length), text.erasedAt ? null : text.body]));
  const all = Object.entries(sitesState(await state(conferenceId)).incidents);
  const whole = roles.some((role) => role !== 'site' && role !== 'technician') || actor.kind === 'system';
  const bound = whole ? null : await boundSite(db, actor, conferenceId);
  const seen = all.filter(([, incident]) => whole || incident.siteId === bound);
  return { incidents: seen.map(([id, { siteId, at, resolvedAt }]) => ({ id, siteId, at, resolvedAt, text: words.get(id) ?? null })) };
}

export const rollCallHandlers: Handler[] = [arrive, lose, check, ready, count, report, resolve, remind, answers(contract.incidents, incidents)];
