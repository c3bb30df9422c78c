import { noteEvent } from '../../../accounts/security-log/commands.ts';
import { translate } from '../../../i18n/translate.ts';
import { feedOf } from '../../../planning/calendar/presenter.ts';
import { ICALENDAR } from '../../../planning/calendar/contract.ts';
import { conferenceAsPublished } from '../../../planning/publishing/store.ts';
import { handleChange, handleQuery, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../../platform/contract.ts';
import type { Database } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { heldOwner, tasksByLink } from '../owners/commands/own.ts';
import { newSecret, putOwner } from '../owners/store.ts';
import { mattersOf } from '../store/matters.ts';
import { taskCalendarContract as contract } from './contract.ts';
import { dueEvents } from './presenter.ts';
import { calendarHolder, calendarPath, closeUserCalendar, conferencesInCharge, openUserCalendar, pathOfUser } from './store.ts';

/** Calendar programs are outside our control, so they are told nothing that is classified. */
const CLEARANCE = 0;

/** The tasks of whoever holds a link, with the titles of their conferences. @throws AppError not-found. */
async function tasksBehind(db: Database, secret: string) {
  const holder = await calendarHolder(db, secret);
  if (!holder) throw new AppError('not-found');
  if ('owner' in holder) {
    const { title } = await conferenceAsPublished(db, holder.owner.conferenceId);
    return { titles: new Map([[holder.owner.conferenceId, title]]), tasks: await tasksByLink(db, holder.owner) };
  }
  const titles = await conferencesInCharge(db, holder.userId);
  const all = await mattersOf(db, { ids: [...titles.keys()], held: [], clearance: CLEARANCE });
  return {
    titles,
    tasks: all.filter(({ kind, ownerId, mergedInto }) => kind === 'task' && ownerId === holder.userId && mergedInto === null),
  };
}

async function follow({ db }: QueryContext, { secret, lang }: InputOf<typeof contract.follow>): Promise<FileAnswer> {
  const { tasks, titles } = await tasksBehind(db, secret);
  const title = translate(lang, 'taskOwners.calendar.title');
  // What changes a task raises its version, so that programs take a new last day for a newer entry.
  const publication = Math.max(0, ...tasks.map(({ version }) => version));
  const text = feedOf({ title, publication, publishedAt: null, events: dueEvents(lang, tasks, titles) }, lang);
  return { name: `${title}.ics`, mediaType: ICALENDAR, content: Buffer.from(text), revalidate: true };
}

const subjectOf = (id: string) => ({ kind: 'calendar-user', id });

async function open(scope: ChangeContext) {
  await noteEvent(scope, { kind: 'code-made', subject: subjectOf(scope.actor.id) });
  return { path: await openUserCalendar(scope.tx, scope.actor.id, scope.now) };
}

async function close(scope: ChangeContext) {
  if (!(await closeUserCalendar(scope.tx, scope.actor.id))) throw new AppError('not-found');
  await noteEvent(scope, { kind: 'code-revoked', subject: subjectOf(scope.actor.id) });
  return {};
}

/** Whoever has the link of an owner makes the link of their calendar, which ends with it. */
async function openByLink(scope: ChangeContext, { secret }: InputOf<typeof contract.openByLink>) {
  const row = await heldOwner(scope, secret);
  const calendarSecret = newSecret();
  await putOwner(scope.tx, row, { calendarSecret });
  return { path: calendarPath(calendarSecret) };
}

export const taskCalendarHandlers: readonly Handler[] = [
  handleQuery(contract.own, async ({ db, actor }) => ({ path: await pathOfUser(db, actor.id) })),
  handleQuery(contract.follow, follow),
  handleChange(contract.open, open),
  handleChange(contract.close, close),
  handleChange(contract.openByLink, openByLink),
];
