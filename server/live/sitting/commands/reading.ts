import { AT_SITE, hasRole, STAFF } from '../../../accounts/permissions.ts';
import { unpublishedFacts } from '../../../planning/conferences/rules.ts';
import type { Conference } from '../../../planning/conferences/contract.ts';
import { findRow, requireConference, rowToConference, type ConferenceRow } from '../../../planning/conferences/store.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { mayRead, visiblePlan } from '../../../planning/plan/rules.ts';
import type { QueryContext } from '../../../platform/bus/handlers.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { representedBy } from '../../../planning/participants/rules.ts';
import { publishedPlan } from '../../../planning/publishing/store.ts';
import { answersOf } from '../../../planning/invitations/store.ts';
import { seatsByPerson } from '../../../planning/seating/rules/own-seats.ts';
import { findSeating } from '../../../planning/seating/store.ts';
import type { SiteAccess } from '../../../planning/sites/access/contract.ts';
import { accessOf } from '../../../planning/sites/access/store.ts';
import type { Database } from '../../../platform/database/open.ts';
import { encodedOnce } from '../../../platform/encoded.ts';
import type { Audience } from '../../../platform/journal/audience.ts';
import type { Folded } from '../../../platform/journal/contract.ts';
import { firstBroken } from '../../../platform/journal/verification.ts';
import { LivePlan, type proceedingsContract } from '../contract/index.ts';
import { isOwn, namedIn, stateOf, type ProceedingsState } from '../rules/index.ts';
import { namesThen, toldMoments } from '../rules/names-then.ts';
import { pastRecords, placedItems, mentionedIn, type PastRecords } from '../rules/past.ts';
import { earlierPlans, participantOf, plansAt, textsOf } from '../store.ts';

type Contract = typeof proceedingsContract;
type Asked = { readonly conferenceId: string };

const audienceOf = ({ roles, actor }: QueryContext) => ({ staff: hasRole(roles, STAFF), clearance: actor.clearance });

/** Up to this many participants, staff receive the whole list, so that anyone may be invited; of a longer one, only those named somewhere. */
const MAX_LIST_LENGTH = 600;

/** What an audience may know of a version, as it was read, at a state of the journal: the same for thousands of viewers. Erasing a person adds no entry. */
const shownPlans = new WeakMap<Folded, WeakMap<Plan, Promise<LivePlan>>>();

/** The published plan of the day, redacted for the actor. @throws AppError not-found. */
export async function livePlan(scope: QueryContext, { conferenceId }: Asked): Promise<LivePlan> {
  const row = await requireRow(scope.db, conferenceId);
  const { publishedNumber } = row;
  if (publishedNumber === null) return emptyLivePlan(rowToConference(row));
  const { staff } = audienceOf(scope);
  const { folded } = await scope.stateFor(conferenceId, audienceOf(scope));
  const version = await publishedPlan(scope.db, conferenceId, publishedNumber);
  if (!version) throw new AppError('not-found');
  const shown = shownPlans.get(folded) ?? new WeakMap<Plan, Promise<LivePlan>>();
  shownPlans.set(folded, shown);
  const plan = shown.get(version) ?? planFor(scope, version, publishedNumber, stateOf(folded));
  shown.set(version, plan);
  plan.catch(() => shown.delete(version));
  if (!staff) return plan;
  const { db } = scope;
  const declined = await answersOf(db, conferenceId, 'declined');
  return withPeople(withContacts(await plan, await accessOf(db, conferenceId)), await findSeating(db, conferenceId), declined);
}

async function requireRow(db: Database, conferenceId: string): Promise<ConferenceRow> {
  const row = await findRow(db, conferenceId);
  if (!row || row.deletedAt !== null) throw new AppError('not-found');
  return row;
}

async function planFor(scope: QueryContext, plan: Plan, publication: number, state: ProceedingsState): Promise<LivePlan> {
  const conferenceId = plan.conference.id;
  const told = mentionedIn(state);
  const past = pastRecords(plan, told, await earlierPlans(scope.db, conferenceId, { publication, plan }, told));
  const then = await plansAt(scope.db, conferenceId, publication, toldMoments(state));
  return encodedOnce(shownPlan({ publication, plan }, past, then, state, audienceOf(scope)));
}

/** Whom to call at each site, and its clearance. */
function withContacts(plan: LivePlan, accesses: readonly SiteAccess[]): LivePlan {
  const known = new Map(accesses.map((access) => [access.siteId, access]));
  const sites = plan.sites.map((site) => {
    const { clearance = 0, contactName = null, contactPhone = null } = known.get(site.id) ?? {};
    return { ...site, forDesk: { clearance, contactName, contactPhone } };
  });
  return { ...plan, sites };
}

/** Where those who have a seat in the hall sit, and who answered that they do not come. */
function withPeople(
  plan: LivePlan,
  { hall, seated }: Awaited<ReturnType<typeof findSeating>>,
  declined: { has(id: string): boolean },
): LivePlan {
  const seats = hall ? seatsByPerson(hall, seated) : new Map<string, never>();
  const participants = plan.participants.map((one) => ({
    ...one,
    ...(seats.has(one.id) && { seats: seats.get(one.id) }),
    ...(declined.has(one.id) && { declined: true as const }),
  }));
  return { ...plan, participants };
}

const conferenceFields = LivePlan.shape.conference.keyof().options;
const itemFields = LivePlan.shape.items.element.omit({ hidden: true }).keyof().options;
const siteFields = LivePlan.shape.sites.element.omit({ forDesk: true }).keyof().options;
const sittingFields = LivePlan.shape.sittings.element.keyof().options;
const paperFields = LivePlan.shape.papers.element.keyof().options;
const participantFields = LivePlan.shape.participants.element.omit({ inPlaceOf: true, seats: true, declined: true }).keyof().options;

function pick<T extends object, K extends keyof T>(thing: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, thing[field]])) as Pick<T, K>;
}

const emptyLivePlan = (conference: Conference): LivePlan => ({
  publication: null,
  conference: pick({ ...conference, ...unpublishedFacts(conference) }, conferenceFields),
  sittings: [],
  items: [],
  papers: [],
  sites: [],
  participants: [],
  past: { items: [], sites: [], names: { items: [], sittings: [], turns: [] } },
});

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
  reader: Audience,
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
    sites: plan.sites.filter((site) => !site.group).map((site) => ({ ...pick(site, siteFields), forDesk: null })),
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
  const row = await requireRow(scope.db, conferenceId);
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
  const participantId = staff ? null : await participantOf(db, conferenceId, actor);
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
