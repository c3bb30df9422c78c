import { agendaContract } from '../agenda/contract.ts';
import { orderSittings, sittingList } from '../agenda/store.ts';
import { noteChange } from '../collections/commands.ts';
import { conferencesContract as contract } from '../conferences/contract.ts';
import { differences } from '../conferences/rules.ts';
import { noteSeriesBy } from '../conferences/series/store.ts';
import { logChange, requireConference, updateFacts } from '../conferences/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { InputOf } from '../../platform/contract.ts';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import type { Folded } from '../../platform/journal/contract.ts';
import { recommendationsContract } from '../recommendations/contract.ts';
import { recommendationList } from '../recommendations/store.ts';
import { datesToMove, shiftedDue, type DatesToMove } from './rules.ts';

/** The sittings that were opened so far, by the folded journal of a conference. */
type OpenedSittings = (folded: Folded) => readonly string[];

async function datesIn(tx: Tx, conferenceId: string, date: string | null, opened: readonly string[]): Promise<DatesToMove> {
  const conference = await requireConference(tx, conferenceId);
  const sittings = await sittingList.all(tx, conferenceId);
  return datesToMove({ conference, sittings, recommendations: await recommendationList.all(tx, conferenceId) }, date, opened);
}

/** Moves the sittings, each a change of its own in the change log. */
async function moveSittings(scope: ChangeContext, conferenceId: string, { moving }: DatesToMove): Promise<void> {
  const { tx } = scope;
  const sittings = moving.filter(({ list }) => list === 'sittings');
  for (const { id, to: date } of sittings) {
    const { entity } = await sittingList.require(tx, conferenceId, id);
    const changes = differences(entity, { date });
    await noteChange(scope, { conferenceId, operation: agendaContract.editSitting, id, what: 'agenda', changes });
    await sittingList.update(tx, conferenceId, { ...entity, date });
  }
  if (sittings.length > 0) await orderSittings(tx, conferenceId);
}

/** Moves the due dates of recommendations, each a change of its own in the change log. */
async function moveRecommendations(scope: ChangeContext, conferenceId: string, { moving, days }: DatesToMove): Promise<void> {
  const { tx } = scope;
  for (const { id } of moving.filter(({ list }) => list === 'recommendations')) {
    const { entity } = await recommendationList.require(tx, conferenceId, id);
    const due = shiftedDue(entity.due, days);
    const changes = differences(entity, { due });
    await noteChange(scope, { conferenceId, operation: recommendationsContract.edit, id, what: 'recommendations', changes });
    await recommendationList.update(tx, conferenceId, { ...entity, due });
  }
}

/** Edits the facts of a conference. Another first day moves the dates that depend on it, or leaves them, as the caller chooses. */
const edit = (openedSittings: OpenedSittings) => async (scope: ChangeContext, input: InputOf<typeof contract.edit>) => {
  const { conferenceId, version, moveDates, ...typed } = input;
  const { tx, actor, now: at } = scope;
  const before = await requireConference(tx, conferenceId);
  const { placeOfIssue = before.placeOfIssue, turnMinutes = before.turnMinutes } = typed;
  const facts = { ...typed, placeOfIssue, turnMinutes };
  if (before.version !== version) throw new AppError('stale');
  const opened = facts.date === before.date ? [] : openedSittings(await scope.journalHeld(conferenceId));
  const dates = await datesIn(tx, conferenceId, facts.date, opened);
  const n = dates.moving.length;
  if (n > 0 && moveDates === undefined) throw new AppError('dates-not-chosen', { n });
  await logChange(tx, { conferenceId, actor, at, operation: contract.edit.name, subjectId: null, changes: differences(before, facts) });
  const next = await updateFacts(tx, conferenceId, version, facts);
  if (facts.series?.name !== before.series?.name) await noteSeriesBy(tx, conferenceId, actor);
  if (moveDates) {
    await moveSittings(scope, conferenceId, dates);
    await moveRecommendations(scope, conferenceId, dates);
  }
  scope.emit({ kind: 'plan.changed', conferenceId, what: 'conference' });
  return { version: next };
};

const preview =
  (openedSittings: OpenedSittings) =>
  async (scope: QueryContext, { conferenceId, date }: InputOf<typeof contract.datesToMove>): Promise<DatesToMove> =>
    datesIn(scope.db, conferenceId, date, openedSittings(await scope.state(conferenceId)));

/** Editing the facts of a conference, with what follows its first day. What was opened is known on the floor above. */
export const reschedulingHandlers = (openedSittings: OpenedSittings): Handler[] => [
  handleChange(contract.edit, edit(openedSittings)),
  handleQuery(contract.datesToMove, preview(openedSittings)),
];
