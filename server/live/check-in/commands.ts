import type { Plan } from '../../planning/plan/contract.ts';
import { publishingSlice } from '../../planning/publishing/rules/index.ts';
import { logChange, requireConference } from '../../planning/conferences/store.ts';
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
import { sliceOf, type Entry, type Folded, type NewEntry } from '../../platform/journal/contract.ts';
import { stateOf } from '../sitting/rules/state.ts';
import { planIndexOf, planInForce } from '../sitting/store.ts';
import { checkInContract as contract, type PresenceNote } from './contract.ts';
import {
  checkInSlice,
  checkInState,
  confinedTo,
  decideArrive,
  decideNote,
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
import { badgesOf, replaceBadge } from './store.ts';

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
  const { boundTo } = await siteIdentityOf(context, conferenceId);
  return { publication: found?.publication ?? 0, plan: found?.plan ?? null, boundTo };
}

/** Refuses to decide on a plan that another version has replaced. @throws PreparedTooEarly. */
function requireCurrent(folded: Folded, publication: number): void {
  const { number } = sliceOf(publishingSlice, folded);
  if (number !== null && number > publication) throw new PreparedTooEarly();
}

/** What is noted of a person after the stored entries. */
function noteAfter(folded: Folded, { sittingId, participantId }: OfPerson, stored: readonly Entry[]): PresenceNote | undefined {
  return noteAbout(
    stored.reduce((state, entry) => checkInSlice.apply(state, entry), checkInState(folded)),
    sittingId,
    participantId,
  );
}

type Prepared = CheckInContext & { readonly publication: number };

function decideFor<Input extends OfPerson, Output>(
  decide: (folded: Folded, input: Input, context: CheckInContext) => NewEntry[],
  output: (note: PresenceNote | null, entries: readonly NewEntry[]) => Output,
) {
  return (folded: Folded, input: Input, context: Prepared): Decision<Output> => {
    requireCurrent(folded, context.publication);
    const entries = decide(folded, input, context);
    return { entries, output: (stored) => output(noteAfter(folded, input, stored) ?? null, entries) };
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
  decide: decideFor<NoteInput, OutputOf<typeof contract.note>>(decideNote, (found) => ({ seq: found?.seq ?? 0 })),
});

/** The site to which the asking login is confined; null: none. */
const ownSiteOf = async (context: QueryContext, conferenceId: string) => confinedTo(await siteIdentityOf(context, conferenceId));

/** The people of a site, or all; none while nothing is published. */
const peopleAt = (plan: Plan | undefined, own: string | null) =>
  plan ? expectedPeople(plan).filter(({ siteId }) => own === null || siteId === own) : [];

async function people(context: QueryContext, { conferenceId, badges }: InputOf<typeof contract.people>) {
  const { db, now, state } = context;
  await requireConference(db, conferenceId);
  const plan = (await planInForce(db, conferenceId))?.plan;
  const sittingId = plan ? sittingNow(plan, stateOf(await state(conferenceId))) : null;
  const { tag, codes } = await badgesOf(db, conferenceId);
  const own = await ownSiteOf(context, conferenceId);
  const sites = plan ? checkInPlaces(plan, own) : [];
  const hallId = sites.find(isMainHall)?.id ?? null;
  const named = sites.map(({ id, name }) => ({ id, name }));
  const found = peopleAt(plan, own).map((person) => ({ ...person, badges: badges === false ? [] : codes(person.id) }));
  return { people: found, tag, sittingId, sites: named, hallId, now };
}

async function notes(context: QueryContext, { conferenceId, sittingId, since }: InputOf<typeof contract.notes>) {
  const { db, state } = context;
  await requireConference(db, conferenceId);
  const folded = await state(conferenceId);
  const known = peopleAt((await planInForce(db, conferenceId))?.plan, await ownSiteOf(context, conferenceId));
  const ids = new Set(known.map(({ id }) => id));
  const found = notesOfSitting(checkInState(folded), sittingId).filter(({ participantId }) => ids.has(participantId));
  const sum = found.reduce((total, { seq }) => total + seq, 0);
  return { notes: found.filter(({ seq }) => seq > since), sum, openedAt: stateOf(folded).sittings[sittingId]?.openedAt ?? null };
}

async function totals(context: QueryContext, { conferenceId }: InputOf<typeof contract.totals>) {
  const { db, state } = context;
  const { quorum } = await requireConference(db, conferenceId);
  const plan = (await planInForce(db, conferenceId))?.plan;
  const folded = await state(conferenceId);
  const sittingId = plan ? sittingNow(plan, stateOf(folded)) : null;
  const found = sittingId === null ? [] : notesOfSitting(checkInState(folded), sittingId);
  return presenceTotals(plan ? expectedPeople(plan) : [], found, stateOf(folded).sittings[sittingId ?? '']?.openedAt ?? null, quorum);
}

async function replace({ tx, actor, now }: ChangeContext, input: InputOf<typeof contract.replaceBadge>) {
  const { conferenceId, participantId, seen } = input;
  const operation = contract.replaceBadge.name;
  await logChange(tx, { conferenceId, actor, at: now, operation, subjectId: participantId, changes: { badge: [seen, seen + 1] } });
  await participantList.require(tx, conferenceId, participantId);
  await replaceBadge(tx, conferenceId, participantId, seen);
  return {};
}

export const checkInHandlers: Handler[] = [
  handleQuery(contract.people, people),
  handleQuery(contract.notes, notes),
  handleQuery(contract.totals, totals),
  arrive,
  note,
  handleChange(contract.replaceBadge, replace),
];
