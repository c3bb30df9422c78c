import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { newSitting } from '../../agenda/rules/index.ts';
import type { Plan } from '../../plan/contract.ts';
import { insertPlan, requirePlan } from '../../plan/store.ts';
import { conferencesContract as contract, type ConferenceFacts } from '../../conferences/contract.ts';
import type { TaskFacts } from '../../conferences/preparation/contract.ts';
import { insertTasks, tasksOf } from '../../conferences/preparation/store.ts';
import { copiedPlan, planOfTemplate, withConference } from '../rules.ts';
import { requireTemplate } from '../store.ts';
import { copySeating } from '../../seating/store.ts';
import { publishedPlan } from '../../publishing/store.ts';
import { copyAccess, mayGoOn } from '../../sites/access/store.ts';
import { copyTitle } from '../../conferences/presenter.ts';
import { copyOf, newConference } from '../../conferences/rules.ts';
import { erase } from '../../conferences/commands/trash.ts';
import { copyTeam, makeOrganizer, noteEnd, requireConference } from '../../conferences/store.ts';
import { noteSeriesBy } from '../../conferences/series/store.ts';
import { moveSiteSessions } from '../../../accounts/store.ts';

/** Stores a plan as a new conference with the actor as its organizer. Returns its id. */
async function open({ tx, actor, now, emit }: ChangeContext, plan: Plan): Promise<string> {
  const { id } = plan.conference;
  await insertPlan(tx, plan, now);
  await noteSeriesBy(tx, id, actor);
  if (actor.kind === 'user') await makeOrganizer(tx, id, actor.id);
  emit({ kind: 'plan.changed', conferenceId: id, what: 'conference' });
  return id;
}

/** The plan of a conference without a template: one sitting, which holds every item until others are added. */
function emptyPlan(facts: ConferenceFacts): Plan {
  const { date, starts } = facts;
  const sitting = newSitting(newId(), { date, starts });
  const empty = { items: [], papers: [], sites: [], participants: [], documents: [], awards: [], recommendations: [], campaigns: [] };
  return { conference: newConference(newId(), facts), sittings: [sitting], ...empty };
}

async function create(scope: ChangeContext, { templateId, ...facts }: InputOf<typeof contract.create>) {
  if (!templateId) return { id: await open(scope, emptyPlan(facts)) };
  const template = await requireTemplate(scope.tx, templateId);
  if (template.kind !== 'plan') throw new AppError('not-found');
  const id = await open(scope, planOfTemplate(template.content, newConference(newId(), facts)));
  await insertTasks(scope.tx, id, template.content.tasks);
  return { id };
}

const load = ({ db }: QueryContext, { conferenceId }: { conferenceId: string }): Promise<Plan> => requirePlan(db, conferenceId);

interface Original {
  readonly plan: Plan;
  readonly tasks: readonly TaskFacts[];
}

async function loadOriginal(scope: QueryContext, input: InputOf<typeof contract.duplicate>): Promise<Original> {
  const rows = await tasksOf(scope.db, input.conferenceId);
  return {
    plan: await load(scope, input),
    tasks: rows.map(({ title, responsible, daysBefore, part }) => ({ title, responsible, daysBefore, part })),
  };
}

/** Copies a conference for another first day, with its checklist reset to undone. */
async function duplicate(scope: ChangeContext, input: InputOf<typeof contract.duplicate>, { plan, tasks }: Original) {
  const { conferenceId, date = null, title = copyTitle('vi', plan.conference.title) } = input;
  // Copying a rehearsal would turn what was made for it into a conference of its own.
  if (plan.conference.rehearsalOf !== null) throw new AppError('is-rehearsal');
  if (!scope.actor.rights.some((right) => right === 'creator' || right === 'administrator')) throw new AppError('forbidden');
  await requireConference(scope.tx, conferenceId);
  const id = await open(scope, copiedPlan(plan, { id: newId(), title, date }));
  await insertTasks(scope.tx, id, tasks);
  await copySeating(scope.tx, conferenceId, id, { withSeats: false });
  return { id };
}

/** The plan to rehearse: the published one, or the draft before the first publication. */
const loadRehearsed = async ({ db }: QueryContext, { conferenceId }: { conferenceId: string }): Promise<Plan> =>
  (await publishedPlan(db, conferenceId)) ?? requirePlan(db, conferenceId);

/** Creates a rehearsal; not of another rehearsal. Its sites get their own codes, and keep their contacts and clearances. */
async function rehearse(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.rehearse>, plan: Plan) {
  if (plan.conference.rehearsalOf !== null) throw new AppError('is-rehearsal');
  await requireConference(scope.tx, conferenceId);
  const id = newId();
  await insertPlan(scope.tx, withConference(plan, copyOf(plan.conference, { id, rehearsalOf: conferenceId })), scope.now);
  await copySeating(scope.tx, conferenceId, id, { withSeats: true });
  await copyTeam(scope.tx, conferenceId, id);
  await copyAccess(scope.tx, conferenceId, id, scope.now);
  scope.emit({ kind: 'plan.changed', conferenceId: id, what: 'conference' });
  return { id };
}

async function endRehearsal(scope: ChangeContext, { conferenceId }: InputOf<typeof contract.endRehearsal>) {
  const { rehearsalOf } = await requireConference(scope.tx, conferenceId);
  if (rehearsalOf === null) throw new AppError('not-a-rehearsal');
  const { tx, actor, now: at } = scope;
  // This log entry lets the rehearsal's pages redirect to the conference.
  await noteEnd(tx, { conferenceId: rehearsalOf, actor, at, operation: contract.endRehearsal.name, subjectId: conferenceId, changes: {} });
  await moveSiteSessions(tx, conferenceId, rehearsalOf, await mayGoOn(tx, conferenceId, rehearsalOf));
  await erase(scope, conferenceId);
  return { rehearsalOf };
}

export const copyingHandlers: Handler[] = [
  handleChange(contract.create, create),
  handleChange(contract.duplicate, duplicate, loadOriginal),
  handleChange(contract.rehearse, rehearse, loadRehearsed),
  handleChange(contract.endRehearsal, endRehearsal),
];
