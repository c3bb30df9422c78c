import { AT_SITE, hasRole, STAFF } from '../../../accounts/permissions.ts';
import { unpublishedFacts } from '../../../planning/conferences/rules.ts';
import { findRow, requireConference } from '../../../planning/conferences/store.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { mayRead, visiblePlan } from '../../../planning/plan/rules.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { representedBy } from '../../../planning/participants/rules.ts';
import { accessOf } from '../../../planning/sites/access/store.ts';
import { encodedOnce } from '../../../platform/encoded.ts';
import { firstBroken } from '../../../platform/journal/verification.ts';
import { LivePlan, type proceedingsContract } from '../contract/index.ts';
import { isOwn, namedIn, stateOf, type ProceedingsState } from '../rules/index.ts';
import { namesThen, toldMoments } from '../rules/names-then.ts';
import { pastRecords, placedItems, mentionedIn, type PastRecords } from '../rules/past.ts';
import { earlierPlans, participantOfUser, planInForce, plansAt, textsOf } from '../store.ts';

type Contract = typeof proceedingsContract;
type Asked = { readonly conferenceId: string };

const audienceOf = ({ roles, actor }: QueryContext) => ({ staff: hasRole(roles, STAFF), clearance: actor.clearance });

/** Up to this many participants, staff receive the whole list, so that anyone may be invited; of a longer one, only those named somewhere. */
const MAX_LIST_LENGTH = 600;

/** The published plan of the day, redacted for the actor. @throws AppError not-found. */
export async function livePlan(scope: QueryContext, { conferenceId }: Asked): Promise<LivePlan> {
  const found = await planInForce(scope.db, conferenceId);
  const facts = await requireConference(scope.db, conferenceId);
  if (!found) return emptyLivePlan({ ...facts, ...unpublishedFacts(facts) });
  const { folded } = await scope.stateFor(conferenceId, audienceOf(scope));
  const state = stateOf(folded);
  const told = mentionedIn(state);
  const past = pastRecords(found.plan, told, await earlierPlans(scope.db, conferenceId, found, told));
  const then = await plansAt(scope.db, conferenceId, found.publication, toldMoments(state));
  return shownPlan(found, past, then, state, { ...audienceOf(scope), forDesk: await forDeskOf(scope, conferenceId) });
}

async function forDeskOf({ db, roles }: QueryContext, conferenceId: string): Promise<ForDesk> {
  if (!hasRole(roles, STAFF)) return () => null;
  const known = new Map((await accessOf(db, conferenceId)).map((access) => [access.siteId, access]));
  return (siteId) => {
    const { clearance = 0, contactName = null, contactPhone = null } = known.get(siteId) ?? {};
    return { clearance, contactName, contactPhone };
  };
}

const conferenceFields = LivePlan.shape.conference.keyof().options;
const itemFields = LivePlan.shape.items.element.omit({ hidden: true }).keyof().options;
const siteFields = LivePlan.shape.sites.element.omit({ forDesk: true }).keyof().options;
const sittingFields = LivePlan.shape.sittings.element.keyof().options;
const paperFields = LivePlan.shape.papers.element.keyof().options;
const participantFields = LivePlan.shape.participants.element.omit({ inPlaceOf: true }).keyof().options;

function pick<T extends object, K extends keyof T>(thing: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, thing[field]])) as Pick<T, K>;
}

const emptyLivePlan = (conference: Plan['conference']): LivePlan => ({
  publication: null,
  conference: pick(conference, conferenceFields),
  sittings: [],
  items: [],
  papers: [],
  sites: [],
  participants: [],
  past: { items: [], sites: [], names: { items: [], sittings: [], turns: [] } },
});

type ForDesk = (siteId: string) => LivePlan['sites'][number]['forDesk'];

/** A participant as live pages know them; a stand-in with the one in whose place they come. */
function livePerson({ participants }: Pick<Plan, 'participants'>, one: Plan['participants'][number]): LivePlan['participants'][number] {
  const represented = representedBy(participants, one);
  return {
    ...pick(one, participantFields),
    ...(represented && { inPlaceOf: pick(represented, ['name', 'group', 'posts']) }),
  };
}

interface Published {
  readonly publication: number;
  readonly plan: Plan;
}

/** The plan redacted for its reader, with the names of those who were heard before they left it. */
function shownPlan(
  found: Published,
  past: PastRecords,
  then: ReadonlyMap<number, Plan>,
  state: ProceedingsState,
  reader: { staff: boolean; clearance: number; forDesk: ForDesk },
): LivePlan {
  const { plan: current, publication } = found;
  const whole: Plan = {
    ...current,
    items: [...current.items, ...past.items],
    papers: [...current.papers, ...past.papers],
    participants: [...current.participants, ...past.participants],
  };
  const plan = visiblePlan(whole, reader);
  const visible = new Map(plan.items.map((item) => [item.id, item]));
  const hidden = new Set(whole.items.filter((item) => !mayRead(reader.clearance, item)).map((item) => item.id));
  const shown = ({ id }: { readonly id: string }) => {
    const item = visible.get(id);
    return item ? [shownItem(item, hidden.has(id))] : [];
  };
  const named = namedIn(state, plan);
  const everyone = reader.staff && plan.participants.length <= MAX_LIST_LENGTH;
  return {
    publication,
    conference: pick(plan.conference, conferenceFields),
    sittings: plan.sittings.map((sitting) => pick(sitting, sittingFields)),
    items: current.items.flatMap(shown),
    past: {
      items: placedItems(current.items, past.items, state).flatMap(({ item, before }) => shown(item).map((one) => ({ item: one, before }))),
      sites: past.sites.map((site) => pick(site, siteFields)),
      // Hidden from the reader by its level then or now, a record is not told by its name of then either.
      names: namesThen(
        { ...plan, sites: [...plan.sites, ...past.sites] },
        state,
        shownAt(then, (earlier) => withoutHidden(visiblePlan(earlier, reader), earlier, hidden, reader.clearance)),
      ),
    },
    papers: plan.papers.map((paper) => pick(paper, paperFields)),
    sites: plan.sites.filter((site) => !site.group).map((site) => ({ ...pick(site, siteFields), forDesk: reader.forDesk(site.id) })),
    participants: plan.participants
      .filter((one) => everyone || named.has(one.id) || one.roles.length > 0)
      .map((one) => livePerson(plan, one)),
  };
}

/** The version in force at a moment, redacted for its reader; each version is redacted once. */
function shownAt(then: ReadonlyMap<number, Plan>, show: (plan: Plan) => Plan): (at: number) => Plan | undefined {
  const shown = new Map<Plan, Plan>();
  return (at) => {
    const plan = then.get(at);
    if (!plan) return undefined;
    const known = shown.get(plan) ?? show(plan);
    shown.set(plan, known);
    return known;
  };
}

/** A version without the items that its reader may not know, by the levels of now or of then, and without their papers. */
function withoutHidden(shown: Plan, whole: Plan, hidden: ReadonlySet<string>, clearance: number): Plan {
  const unknown = new Set([...hidden, ...whole.items.filter((item) => !mayRead(clearance, item)).map(({ id }) => id)]);
  return {
    ...shown,
    items: shown.items.filter(({ id }) => !unknown.has(id)),
    papers: shown.papers.filter(({ itemId }) => !unknown.has(itemId)),
  };
}

const shownItem = (item: Plan['items'][number], hidden: boolean): LivePlan['items'][number] => ({
  ...pick(item, itemFields),
  ...(hidden ? { title: null } : {}),
  hidden,
});

/** The live state and its revision, redacted for the actor. */
export async function liveState(scope: QueryContext, { conferenceId }: Asked): Promise<OutputOf<Contract['liveState']>> {
  const row = await findRow(scope.db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  const { revision, folded } = await scope.stateFor(conferenceId, audienceOf(scope));
  return { revision, at: scope.now, archived: row.archivedAt !== null, state: encodedOnce(folded) };
}

/** The texts of announcements and topics that the actor may read. */
export async function proceedingsTexts(scope: QueryContext, { conferenceId }: Asked): Promise<OutputOf<Contract['texts']>> {
  const { folded } = await scope.stateFor(conferenceId, audienceOf(scope));
  const ids = await readableTexts(scope, conferenceId, stateOf(folded));
  return { texts: await textsOf(scope.db, conferenceId, ids) };
}

/** Announcements go to their audience, topics of requests to staff and the requester. */
async function readableTexts({ db, actor, roles }: QueryContext, conferenceId: string, state: ProceedingsState): Promise<string[]> {
  const staff = hasRole(roles, STAFF);
  const atSite = staff || hasRole(roles, AT_SITE);
  const participantId = actor.kind === 'user' && !staff ? await participantOfUser(db, conferenceId, actor.id) : null;
  const announcements = Object.values(state.announcements).filter((one) => one.to === 'everyone' || atSite);
  const requests = Object.values(state.requests).filter((one) => staff || isOwn(one, { actor, participantId }));
  return [...announcements.map((one) => one.text.id), ...requests.flatMap((one) => [one.topic?.id ?? [], one.reason?.id ?? []].flat())];
}

/** The entries of the journal, redacted for the actor, and whether the hash chain is intact. */
export async function journal(
  scope: QueryContext,
  { conferenceId, after }: Asked & { after: number },
): Promise<OutputOf<Contract['journal']>> {
  await requireConference(scope.db, conferenceId);
  const { revision, visibleAfter } = await scope.stateFor(conferenceId, audienceOf(scope));
  const entries = visibleAfter(after).map((entry) => ({ ...entry }));
  return { revision, brokenAt: await firstBroken(scope.db, conferenceId), entries };
}
