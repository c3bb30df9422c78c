import type { Plan } from '../../planning/plan/contract.ts';
import { keptId, mergedIn, publishingSlice } from '../../planning/publishing/rules/index.ts';
import { logChange, requireConference } from '../../planning/conferences/store.ts';
import { answersOf } from '../../planning/invitations/store.ts';
import type { Database } from '../../platform/database/open.ts';
import { doorsTo } from '../../planning/seating/rules/doors.ts';
import { seatsByPerson } from '../../planning/seating/rules/own-seats.ts';
import { findSeating } from '../../planning/seating/store.ts';
import { participantList } from '../../planning/participants/store.ts';
import { isMainHall } from '../../planning/sites/rules/told-apart.ts';
import { siteIdentityOf } from '../../planning/sites/access/commands.ts';
import {
  handleAppend,
  handleChange,
  handleQuery,
  PreparedTooEarly,
  type ChangeContext,
  type Decision,
  type Handler,
  type PrepareContext,
  type QueryContext,
} from '../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../platform/contract.ts';
import { newId } from '../../platform/ids.ts';
import { sliceOf, type Entry, type Folded, type NewEntry } from '../../platform/journal/contract.ts';
import { stateOf } from '../sitting/rules/state.ts';
import { planIndexOf, planInForce } from '../sitting/store.ts';
import { checkInContract as contract, type PresenceNote } from './contract.ts';
import {
  checkInSlice,
  checkInState,
  confinedTo,
  formerIds,
  withMergedNotes,
  decideArrive,
  decideExcuse,
  decideNote,
  reasonId,
  withAnswers,
  expectedPeople,
  noteAbout,
  checkInPlaces,
  notesOfSitting,
  presenceTotals,
  sittingNow,
  type ArriveInput,
  type CheckInContext,
  type NoteInput,
} from './rules/index.ts';
import { badgesOf, insertReason, reasonsOf, replaceBadge, replaceFormerBadges } from './store.ts';

interface OfConference {
  readonly conferenceId: string;
}
interface OfPerson {
  readonly sittingId: string;
  readonly participantId: string;
}

/** The plan in force and who asks; archived conferences are refused as everywhere on the day. */
async function prepare(context: PrepareContext, { conferenceId }: OfConference) {
  const { db, recent } = context;
  await recent('plan-index', () => planIndexOf(db, conferenceId));
  const found = await recent('whole-plan', () => planInForce(db, conferenceId));
  const told = await recent('answers', () => answersOf(db, conferenceId));
  const { boundTo } = await siteIdentityOf(context, conferenceId);
  const plan = found && withAnswers(found.plan, told);
  return { publication: found?.publication ?? 0, plan, boundTo, id: newId(), declined: reasonsOfDeclined(told) };
}

/** Why those who answered that they do not come do not. */
const reasonsOfDeclined = (told: Awaited<ReturnType<typeof answersOf>>): ReadonlyMap<string, string | null> =>
  new Map([...told].flatMap(([id, { answer, reason }]) => (answer === 'declined' ? [[id, reason] as const] : [])));

/** The plan in force with people where they answered that they come, and who does not; null while nothing is published. */
async function planOfDay(db: Database, conferenceId: string) {
  const plan = (await planInForce(db, conferenceId))?.plan;
  const told = await answersOf(db, conferenceId);
  return plan ? { plan: withAnswers(plan, told), declined: reasonsOfDeclined(told) } : null;
}

/** Refuses to decide on a plan that another version has replaced. @throws PreparedTooEarly. */
function requireCurrent(folded: Folded, publication: number): void {
  const { number } = sliceOf(publishingSlice, folded);
  if (number !== null && number > publication) throw new PreparedTooEarly();
}

/** What is noted of a person after the stored entries. */
function noteAfter(folded: Folded, { sittingId, participantId }: OfPerson, stored: readonly Entry[]): PresenceNote | undefined {
  const after = stored.reduce((state, entry) => checkInSlice.apply(state, entry), sliceOf(checkInSlice, folded));
  return noteAbout(withMergedNotes(after, mergedIn(folded)), sittingId, participantId);
}

type Prepared = CheckInContext & { readonly publication: number };

function decideFor<Input extends OfPerson, Output>(
  decide: (folded: Folded, input: Input, context: CheckInContext) => NewEntry[],
  output: (note: PresenceNote | null, entries: readonly NewEntry[]) => Output,
  write: (input: Input, context: Prepared) => Decision<Output>['write'] = () => undefined,
) {
  return (folded: Folded, given: Input, context: Prepared): Decision<Output> => {
    requireCurrent(folded, context.publication);
    // A door that was without a line may not know yet that somebody was merged.
    const input = { ...given, participantId: keptId(mergedIn(folded), given.participantId) };
    const entries = decide(folded, input, context);
    const written = entries.length === 0 ? undefined : write(input, context);
    return { entries, ...(written && { write: written }), output: (stored) => output(noteAfter(folded, input, stored) ?? null, entries) };
  };
}

const arrive = handleAppend(contract.arrive, {
  prepare,
  decide: decideFor<ArriveInput, OutputOf<typeof contract.arrive>>(decideArrive, (note, entries) => {
    if (note === null) throw new Error('An arrival left no note.');
    return { isNew: entries.length > 0, note };
  }),
});

const note = handleAppend(contract.note, {
  prepare,
  decide: decideFor<NoteInput & OfConference, OutputOf<typeof contract.note>>(
    decideNote,
    (found) => ({ seq: found?.seq ?? 0 }),
    ({ conferenceId, participantId, reason = null }, { id, now }) =>
      reason === null ? undefined : (tx) => insertReason(tx, { conferenceId, participantId, id, body: reason, at: now }),
  ),
});

const excuse = handleAppend(contract.excuse, {
  prepare,
  decide(folded, input, context) {
    requireCurrent(folded, context.publication);
    const entries = decideExcuse(folded, input, context);
    const { conferenceId } = input;
    const { declined, id, now } = context;
    return {
      entries,
      async write(tx) {
        for (const [at, { data }] of entries.entries()) {
          const { participantId } = data as { participantId: string };
          const body = declined.get(participantId) ?? null;
          if (body !== null) await insertReason(tx, { conferenceId, participantId, id: reasonId(id, at), body, at: now });
        }
      },
      output: (stored) => ({ seq: stored.at(-1)?.seq ?? 0, noted: stored.length }),
    };
  },
});

/** The site to which the asking login is confined; null: none. */
const ownSiteOf = async (context: QueryContext, conferenceId: string) => confinedTo(await siteIdentityOf(context, conferenceId));

/** The people of a site, or all; none while nothing is published. */
const peopleAt = (plan: Plan | undefined, own: string | null) =>
  plan ? expectedPeople(plan).filter(({ siteId }) => own === null || siteId === own) : [];

const NO_SITTING = { sittingId: null, unclear: [] };

async function people(context: QueryContext, { conferenceId, badges }: InputOf<typeof contract.people>) {
  const { db, now, state } = context;
  await requireConference(db, conferenceId);
  const { plan, declined } = (await planOfDay(db, conferenceId)) ?? { plan: undefined, declined: new Map<string, string | null>() };
  const { sittingId, unclear } = plan ? sittingNow(plan, stateOf(await state(conferenceId)), now) : NO_SITTING;
  const { tag, codes } = await badgesOf(db, conferenceId);
  const own = await ownSiteOf(context, conferenceId);
  const sites = plan ? checkInPlaces(plan, own) : [];
  const hallId = sites.find(isMainHall)?.id ?? null;
  const named = sites.map(({ id, name }) => ({ id, name }));
  const merged = mergedIn(await state(conferenceId));
  const { hall, seated } = await findSeating(db, conferenceId);
  const seatsOf = hall ? seatsByPerson(hall, seated) : new Map<string, never>();
  const found = peopleAt(plan, own).map((expected) => {
    // Why somebody does not come is for the organizers alone.
    const reason = own === null ? (declined.get(expected.id) ?? null) : null;
    const seats = own === null ? seatsOf.get(expected.id) : undefined;
    const person = {
      ...expected,
      ...(declined.has(expected.id) && { declined: { reason } }),
      ...(seats && hall && { seats, through: doorsTo(hall, seats) }),
    };
    if (badges === false) return { ...person, badges: [] };
    const also = formerIds(merged, person.id).flatMap((id) => codes(id).slice(-1));
    return { ...person, badges: codes(person.id), ...(also.length > 0 && { also }) };
  });
  const sittings = plan ? plan.sittings.map(({ id, title }) => ({ id, title })) : [];
  return { people: found, tag, sittingId, sittings, unclear: [...unclear], sites: named, hallId, doors: hall?.doors ?? [], now };
}

async function notes(context: QueryContext, { conferenceId, sittingId, since }: InputOf<typeof contract.notes>) {
  const { db, state } = context;
  await requireConference(db, conferenceId);
  const folded = await state(conferenceId);
  const own = await ownSiteOf(context, conferenceId);
  const known = peopleAt((await planOfDay(db, conferenceId))?.plan, own);
  const ids = new Set(known.map(({ id }) => id));
  const found = notesOfSitting(checkInState(folded), sittingId).filter(({ participantId }) => ids.has(participantId));
  const sum = found.reduce((total, { seq }) => total + seq, 0);
  const fresh = found.filter(({ seq }) => seq > since);
  return {
    notes: fresh,
    sum,
    openedAt: stateOf(folded).sittings[sittingId]?.openedAt ?? null,
    openSittingId: stateOf(folded).openSittingId,
    // They may be those of the answers to invitations, which a site is not told.
    reasons: own === null ? await reasonsOf(db, conferenceId, fresh) : [],
  };
}

async function totals(context: QueryContext, { conferenceId }: InputOf<typeof contract.totals>) {
  const { db, now, state } = context;
  const { quorum } = await requireConference(db, conferenceId);
  const plan = (await planInForce(db, conferenceId))?.plan;
  const folded = await state(conferenceId);
  const { sittingId } = plan ? sittingNow(plan, stateOf(folded), now) : NO_SITTING;
  const found = sittingId === null ? [] : notesOfSitting(checkInState(folded), sittingId);
  return presenceTotals(plan ? expectedPeople(plan) : [], found, stateOf(folded).sittings[sittingId ?? '']?.openedAt ?? null, quorum);
}

async function replace({ tx, actor, now }: ChangeContext, input: InputOf<typeof contract.replaceBadge>) {
  const { conferenceId, participantId, seen } = input;
  const operation = contract.replaceBadge.name;
  await logChange(tx, { conferenceId, actor, at: now, operation, subjectId: participantId, changes: { badge: [seen, seen + 1] } });
  await participantList.require(tx, conferenceId, participantId);
  await replaceBadge(tx, conferenceId, participantId, seen);
  await replaceFormerBadges(tx, conferenceId, participantId);
  return {};
}

export const checkInHandlers: Handler[] = [
  handleQuery(contract.people, people),
  handleQuery(contract.notes, notes),
  handleQuery(contract.totals, totals),
  arrive,
  note,
  excuse,
  handleChange(contract.replaceBadge, replace),
];
