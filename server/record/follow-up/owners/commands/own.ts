import { refuseFaults } from '../../../../planning/collections/commands.ts';
import { dayAt } from '../../../../planning/conferences/rules.ts';
import { conferenceAsPublished } from '../../../../planning/publishing/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../../platform/contract.ts';
import type { Database } from '../../../../platform/database/open.ts';
import { AppError } from '../../../../platform/errors.ts';
import { registerOfConference, saveWithLine, seenMatter } from '../../commands/seen.ts';
import type { HistoryLine } from '../../contract.ts';
import { historyLine } from '../../rules/history.ts';
import type { BareMatter } from '../../rules/matters.ts';
import { byUrgency } from '../../rules/register.ts';
import { afterReport, reportFaults } from '../../rules/steps.ts';
import { findMatter, historiesOf, mattersOf } from '../../store/matters.ts';
import { calendarPath } from '../../calendar/store.ts';
import { taskOwnersContract as contract, type TaskReport } from '../contract.ts';
import { isTaskOf } from '../rules.ts';
import { isReported, OWNER, ownerBehind, type OwnerRow } from '../store.ts';

/** Whoever has a link may know nothing that is classified: a link is no login. */
const CLEARANCE = 0;
/** What an owner is told of the history of a task, without who recorded it. */
const TOLD: ReadonlySet<HistoryLine['kind']> = new Set(['progress', 'asked', 'returned', 'done', 'closed', 'reopened']);

/** The tasks of an owner that their link shows, what has to be done first before the rest. */
export const tasksByLink = async (db: Database, { conferenceId, key }: Pick<OwnerRow, 'conferenceId' | 'key'>): Promise<BareMatter[]> =>
  (await mattersOf(db, { ids: [conferenceId], held: [], clearance: CLEARANCE })).filter((one) => isTaskOf(one, key)).toSorted(byUrgency);

/** @throws AppError owner-unknown. */
async function own({ db }: QueryContext, { secret }: InputOf<typeof contract.own>): Promise<OutputOf<typeof contract.own>> {
  const row = await ownerBehind(db, secret);
  if (!row) throw new AppError('owner-unknown');
  const { title, organizer, date, timeZone } = await conferenceAsPublished(db, row.conferenceId);
  const tasks = await tasksByLink(db, row);
  const histories = await historiesOf(db, tasks);
  return {
    name: row.name,
    calendar: calendarPath(row.calendarSecret),
    conference: { title, organizer, date, timeZone },
    tasks: tasks.map((task) => ({
      ...shown(task),
      told: (histories.get(`${task.conferenceId} ${task.id}`) ?? [])
        .map((step) => historyLine(step, null))
        .filter(({ kind }) => TOLD.has(kind))
        .map(({ kind, on, text, reached }) => ({ kind, on, text, reached })),
    })),
  };
}

function shown({ id, text, product, measure, reached, coordinating, due, lastDay, status, statusOn, askedOn, version }: BareMatter) {
  return { id, text, product, measure, reached, coordinating, due, lastDay, status, statusOn, askedOn, version };
}

/** Stores what an owner reports, on the day in the conference's time zone. `by`: the name of one without a login. */
async function storeReport(
  scope: ChangeContext,
  matter: BareMatter,
  report: TaskReport,
  { timeZone, by }: { timeZone: string; by?: string },
) {
  refuseFaults(reportFaults(report));
  const on = dayAt(scope.now, timeZone);
  const { kind, text, reached } = report;
  const data = { on, text, reached, ...(by === undefined ? {} : { by }) };
  return saveWithLine(scope, { ...matter, ...afterReport(matter, report, on) }, kind, data);
}

/** The owner behind a link, in a conference that nobody changes until this transaction ends. @throws AppError owner-unknown. */
export async function heldOwner(scope: ChangeContext, secret: string): Promise<OwnerRow> {
  const found = await ownerBehind(scope.tx, secret);
  if (!found || !(await scope.hold(found.conferenceId))) throw new AppError('owner-unknown');
  // The link may have been replaced or revoked in the same moment.
  const held = await ownerBehind(scope.tx, secret);
  if (!held) throw new AppError('owner-unknown');
  return held;
}

/** An owner reports by their link, whatever login this browser has. @throws AppError owner-unknown, not-found, stale. */
async function reportByLink(scope: ChangeContext, { secret, id, version, report }: InputOf<typeof contract.report>) {
  const row = await heldOwner(scope, secret);
  const { conferenceId, name } = row;
  const { timeZone } = await registerOfConference(scope, conferenceId);
  const matter = await findMatter(scope.tx, { conferenceId, id, isHeld: false, clearance: CLEARANCE });
  if (!matter || !isTaskOf(matter, row.key)) throw new AppError('not-found');
  if (matter.version === version + 1 && (await isReported(scope.tx, row, id, report))) return { version: matter.version };
  if (matter.version !== version) throw new AppError('stale');
  const asOwner: ChangeContext = { ...scope, actor: { ...scope.actor, kind: OWNER, id: row.id } };
  return storeReport(asOwner, matter, report, { timeZone, by: name });
}

/** Whoever is in charge by their login reports on a task. @throws AppError not-found for any other matter. */
async function report(scope: ChangeContext, { report: told, ...seen }: InputOf<typeof contract.reportSigned>) {
  const { matter, conference } = await seenMatter(scope, seen);
  if (matter.kind !== 'task' || matter.ownerId !== scope.actor.id) throw new AppError('not-found');
  return storeReport(scope, matter, told, conference);
}

export const ownTaskHandlers: readonly Handler[] = [
  handleQuery(contract.own, own),
  handleChange(contract.report, reportByLink),
  handleChange(contract.reportSigned, report),
];
