import { isUniqueViolation } from '../../../platform/database/errors.ts';
import { transact, type Database, type Queryable, type Tx } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { MailState } from '../../../planning/invitations/mail/contract.ts';
import { Reminder, STAGES, type ReminderTerms, type Stage } from './contract.ts';
import { reminderKey } from './rules.ts';

type Terms = NonNullable<Awaited<ReturnType<Tx['reminderTerms']['findFirst']>>>;
type Row = NonNullable<Awaited<ReturnType<Tx['reminderMail']['findFirst']>>>;

const DEFAULT_TERMS: ReminderTerms = { isOn: false, daysBefore: 3, version: 0 };
/** Messages that are told of, the latest. */
const MAX_TOLD = 500;

export async function reminderTerms(db: Queryable, conferenceId: string): Promise<ReminderTerms> {
  const row = await db.reminderTerms.findUnique({ where: { conferenceId } });
  return row ? { isOn: row.isOn, daysBefore: row.daysBefore, version: row.version } : DEFAULT_TERMS;
}

/** Sets when owners are reminded. Returns the new version. @throws AppError stale. */
export async function putReminderTerms(tx: Tx, conferenceId: string, { version, ...terms }: Omit<Terms, 'conferenceId'>): Promise<number> {
  if (version > 0) {
    const { count } = await tx.reminderTerms.updateMany({ where: { conferenceId, version }, data: { ...terms, version: version + 1 } });
    if (count === 0) throw new AppError('stale');
    return version + 1;
  }
  try {
    await tx.reminderTerms.create({ data: { conferenceId, ...terms } });
    return 1;
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('stale') : error;
  }
}

/** The conferences whose owners are reminded, with what the messages say of them. */
export const remindingConferences = (db: Queryable) =>
  db.reminderTerms.findMany({
    where: { isOn: true, conference: { deletedAt: null, rehearsalOf: null } },
    include: { conference: { select: { timeZone: true } } },
  });

/** Reminders that were made for a conference, by their keys. */
export async function remindersMade(db: Queryable, conferenceId: string): Promise<Set<string>> {
  const rows = await db.reminderTask.findMany({ where: { conferenceId } });
  return new Set(rows.flatMap(({ matterId, lastDay, stage }) => (isStage(stage) ? [reminderKey({ id: matterId, lastDay }, stage)] : [])));
}

const isStage = (text: string): text is Stage => STAGES.some((stage) => stage === text);

interface NewReminder extends Pick<Row, 'conferenceId' | 'ownerKey' | 'lang' | 'origin'> {
  readonly stage: Stage;
  readonly tasks: readonly { readonly id: string; readonly lastDay: string | null }[];
}

/** Puts a message into the queue, with the reminders that it is; false if another server has made one of them already. */
export async function queueReminder(db: Database, { tasks, ...mail }: NewReminder, now: number): Promise<boolean> {
  const [id, at] = [newId(), new Date(now)];
  const { conferenceId, stage } = mail;
  try {
    await transact(db, async (tx) => {
      await tx.reminderMail.create({ data: { id, ...mail, state: 'waiting', dueAt: at, changedAt: at } });
      await tx.reminderTask.createMany({
        data: tasks.map((task) => ({ conferenceId, matterId: task.id, stage, lastDay: task.lastDay ?? '', mailId: id })),
      });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** A message that this server has taken on, with the tasks that it names. */
export interface ClaimedReminder extends Pick<Row, 'id' | 'conferenceId' | 'ownerKey' | 'origin' | 'attempts'> {
  readonly lang: 'vi' | 'en';
  readonly stage: Stage;
  readonly tasks: ReadonlyMap<string, string>;
}

/** Takes on the message that is due first; no other server sends it then. Null if none is due. */
export async function claimReminder(db: Database, now: number): Promise<ClaimedReminder | null> {
  const due = await db.reminderMail.findFirst({
    where: { state: 'waiting', dueAt: { lte: new Date(now) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { tasks: true },
  });
  if (!due) return null;
  const { count } = await db.reminderMail.updateMany({
    where: { id: due.id, state: 'waiting', attempts: due.attempts },
    data: { state: 'sending', attempts: due.attempts + 1, changedAt: new Date(now) },
  });
  if (count === 0) return claimReminder(db, now);
  const { id, conferenceId, ownerKey, origin, lang, stage, attempts, tasks } = due;
  return {
    id,
    conferenceId,
    ownerKey,
    origin,
    attempts: attempts + 1,
    lang: lang === 'en' ? 'en' : 'vi',
    stage: stage === 'overdue' ? 'overdue' : 'soon',
    tasks: new Map(tasks.map(({ matterId, lastDay }) => [matterId, lastDay])),
  };
}

/** Notes what became of a message that this server had taken on. */
export async function settleReminder(
  db: Database,
  { id, attempts }: Pick<ClaimedReminder, 'id' | 'attempts'>,
  { state, code, dueAt }: { readonly state: MailState; readonly code: number | null; readonly dueAt: number },
  now: number,
): Promise<void> {
  const data = { state, code, dueAt: new Date(dueAt), changedAt: new Date(now) };
  await db.reminderMail.updateMany({ where: { id, state: 'sending', attempts }, data });
}

/** Forgets a message that has nothing left to say: what becomes due again is reminded of again. */
export const dropReminder = (db: Database, { id, attempts }: Pick<ClaimedReminder, 'id' | 'attempts'>) =>
  db.reminderMail.deleteMany({ where: { id, state: 'sending', attempts } });

/** Marks messages that were begun before a moment and never settled: whether they were sent is not known. */
export const doubtReminders = (db: Database, before: number, now: number) =>
  db.reminderMail.updateMany({
    where: { state: 'sending', changedAt: { lt: new Date(before) } },
    data: { state: 'unknown', changedAt: new Date(now) },
  });

/** What was sent to the owners of a conference, the latest first. */
export async function toldReminders(db: Queryable, conferenceId: string): Promise<Reminder[]> {
  const rows = await db.reminderMail.findMany({
    where: { conferenceId },
    orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
    take: MAX_TOLD,
    include: { _count: { select: { tasks: true } } },
  });
  return rows.map(({ ownerKey: key, stage, state, code, changedAt, _count }) =>
    Reminder.parse({ key, stage, state, code, at: changedAt.getTime(), tasks: _count.tasks }),
  );
}
