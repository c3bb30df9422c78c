import { displayNames } from '../../../accounts/store.ts';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  followUpContract as contract,
  MATTERS_PER_PAGE,
  VIEWS,
  type MatterConference,
  type View,
  type WantedMatters,
} from '../contract.ts';
import { dueDays, isSettled } from '../rules/due.ts';
import { historyLine } from '../rules/history.ts';
import { byUrgency, carriedFrom, isHeld, VIEW_SHOWS, type MatterKey } from '../rules/register.ts';
import { registerConferences, type OwnConference } from '../store/conferences.ts';
import { findMatter, historyOf, keysOf, mattersAt, relatedTo, staffOf, withNames } from '../store/matters.ts';

/** A conference of the register as it is told. */
export const shownConference = ({ id, title, date, writes }: OwnConference): MatterConference => ({ id, title, date, writes });

/** The conferences whose matters a question is about. @throws AppError not-found for one that the reader does not see. */
function asked(conferences: readonly OwnConference[], of: string | undefined): { own: OwnConference[]; earlier: OwnConference[] } {
  if (of === undefined) return { own: [...conferences], earlier: [] };
  const own = conferences.find(({ id }) => id === of);
  if (!own) throw new AppError('not-found');
  return { own: [own], earlier: carriedFrom(own, conferences) };
}

/** The matters that a reader wants, the most urgent first, and what is told beside them. */
export async function foundMatters({ db, actor, now }: QueryContext, { kind, view = 'all', search = '', of }: WantedMatters) {
  const all = await registerConferences(db, actor);
  const { own, earlier } = asked(all, of);
  const conferences = [...own, ...earlier];
  const readers = new Map(conferences.map(({ id, timeZone }) => [id, { userId: actor.id, today: dayAt(now, timeZone) }]));
  const held = conferences.filter((one) => isHeld(one, now)).map(({ id }) => id);
  const found = await keysOf(db, { ids: [...readers.keys()], held, clearance: actor.clearance }, search);
  const carried = new Set(earlier.map(({ id }) => id));
  const keys = found.filter((key) => (kind === undefined || key.kind === kind) && (!carried.has(key.conferenceId) || !isSettled(key)));
  const shows =
    (name: View) =>
    (key: MatterKey): boolean => {
      const reader = readers.get(key.conferenceId);
      return reader !== undefined && VIEW_SHOWS[name](key, reader);
    };
  return {
    shown: keys.filter(shows(view)).toSorted(byUrgency),
    counts: Object.fromEntries(VIEWS.map((name) => [name, keys.filter(shows(name)).length])),
    carried: keys.filter(({ conferenceId }) => carried.has(conferenceId)).length,
    conferences: all,
  };
}

async function list(scope: QueryContext, { page = 1, ...wanted }: InputOf<typeof contract.list>) {
  const { shown, counts, carried, conferences } = await foundMatters(scope, wanted);
  const matters = await mattersAt(scope.db, shown.slice((page - 1) * MATTERS_PER_PAGE, page * MATTERS_PER_PAGE));
  return {
    matters: await withNames(scope.db, matters),
    total: shown.length,
    due: Object.fromEntries(dueDays(shown)),
    counts: contract.list.output.shape.counts.parse(counts),
    carried,
    conferences: conferences.map(shownConference),
  };
}

/** A matter that the actor may know, with its conference. @throws AppError not-found. */
export async function visibleMatter({ db, actor, now }: QueryContext, conferenceId: string, id: string) {
  const conference = (await registerConferences(db, actor)).find((one) => one.id === conferenceId);
  const matter = conference && (await findMatter(db, { conferenceId, id, isHeld: isHeld(conference, now), clearance: actor.clearance }));
  if (!conference || !matter) throw new AppError('not-found');
  return { conference, matter };
}

async function get(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.get>) {
  const { db, actor } = scope;
  const { conference, matter } = await visibleMatter(scope, conferenceId, id);
  const related = await relatedTo(db, matter, actor.clearance);
  const steps = await historyOf(db, conferenceId, id);
  const names = await displayNames(
    db,
    steps.filter(({ actorKind }) => actorKind === 'user').map(({ actorId }) => actorId),
  );
  const [shown, ...more] = await withNames(db, [matter, ...related]);
  if (!shown) throw new AppError('not-found');
  return {
    matter: shown,
    conference: shownConference(conference),
    history: steps.map((step) => historyLine(step, names.get(step.actorId) ?? null)),
    related: more,
  };
}

export const followUpReadingHandlers: readonly Handler[] = [
  handleQuery(contract.list, list),
  handleQuery(contract.get, get),
  handleQuery(contract.owners, async ({ db }, { conferenceId }) => ({ owners: await staffOf(db, conferenceId) })),
];
