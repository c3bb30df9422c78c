import { hasRole, PLANNERS } from '../../accounts/permissions.ts';
import { noteEvent } from '../../accounts/security-log/commands.ts';
import { logChange } from '../conferences/store.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import type { Plan } from '../plan/contract.ts';
import { handleQuery, handleChange, type ChangeContext, type Handler, type QueryContext } from '../../platform/bus/handlers.ts';
import type { FileAnswer, InputOf } from '../../platform/contract.ts';
import type { Database } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { currentNumber, publicationsOf, publishedPlan } from '../publishing/store.ts';
import { calendarContract as contract, ICALENDAR, type Calendar, type CalendarEvent } from './contract.ts';
import { feedOf } from './presenter.ts';
import { conferenceEvents, participantEvents, withSlots, type Words } from './rules.ts';
import { closeLink, feedHolder, linksOf, openLink, participantExists, participantsOf, type Holder } from './store.ts';

const wordsOf = (lang: Lang): Words => ({
  neutral: translate(lang, 'calendar.event.neutral'),
  unknownTimes: translate(lang, 'calendar.event.unknownTimes'),
  paper: (topic, item) =>
    topic === null ? translate(lang, 'calendar.event.paperIn', { item }) : translate(lang, 'calendar.event.paper', { topic }),
});

/** The calendar of the version in force; empty before the first. Every entry of a rehearsal is marked as such. */
async function calendarOf(db: Database, conferenceId: string, lang: Lang, events: (plan: Plan) => CalendarEvent[]): Promise<Calendar> {
  const publication = await currentNumber(db, conferenceId);
  const plan = publication === null ? null : await publishedPlan(db, conferenceId, publication);
  if (publication === null || !plan) return { title: '', publication: null, publishedAt: null, events: [] };
  const [published] = await publicationsOf(db, conferenceId, publication);
  const named = (title: string): string =>
    plan.conference.rehearsalOf === null ? title : translate(lang, 'conferences.rehearse.marked', { title });
  const entries = events(plan).map((event) => ({ ...event, title: named(event.title) }));
  return { title: named(plan.conference.title), publication, publishedAt: published?.at ?? null, events: entries };
}

const events = ({ db }: QueryContext, { conferenceId }: InputOf<typeof contract.events>): Promise<Calendar> =>
  calendarOf(db, conferenceId, 'vi', (plan) => conferenceEvents(plan, wordsOf('vi')));

/** A calendar as a file that calendar programs may cache and revalidate. */
const fileOf = (calendar: Calendar, lang: Lang): FileAnswer => ({
  name: `${calendar.title || translate(lang, 'calendar.file')}.ics`,
  mediaType: ICALENDAR,
  content: Buffer.from(feedOf(calendar, lang)),
  revalidate: true,
});

/** The calendar of a conference in force, without what is classified. */
export const calendarFile = async (db: Database, conferenceId: string, lang: Lang): Promise<FileAnswer> =>
  fileOf(await calendarOf(db, conferenceId, lang, (plan) => conferenceEvents(plan, wordsOf(lang))), lang);

const file = ({ db }: QueryContext, { conferenceId, lang }: InputOf<typeof contract.file>): Promise<FileAnswer> =>
  calendarFile(db, conferenceId, lang);

async function follow({ db }: QueryContext, { secret, lang }: InputOf<typeof contract.follow>): Promise<FileAnswer> {
  const link = await feedHolder(db, secret);
  if (!link) throw new AppError('not-found');
  const words = wordsOf(lang);
  const { conferenceId, holder, holderId } = link;
  const calendar = await calendarOf(db, conferenceId, lang, (plan) =>
    holder === 'user' ? conferenceEvents(plan, words) : participantEvents(plan, holderId, words),
  );
  return fileOf(calendar, lang);
}

async function links({ db, actor, roles }: QueryContext, { conferenceId }: InputOf<typeof contract.links>) {
  if (actor.kind !== 'user') throw new AppError('unauthenticated');
  const own = (await linksOf(db, conferenceId, 'user', [actor.id])).get(actor.id) ?? null;
  const plan = await publishedPlan(db, conferenceId);
  const people = plan ? withSlots(plan) : [];
  const mine = await participantsOf(db, conferenceId, actor.id);
  const shown = hasRole(roles, PLANNERS) ? people : people.filter(({ id }) => mine.includes(id));
  const paths = await linksOf(db, conferenceId, 'participant');
  return { own, participants: shown.map(({ id, name }) => ({ id, name, path: paths.get(id) ?? null })) };
}

/** The holder of a link, if the actor may create or revoke it: their own, that of their participant entry, or for organizers any. */
async function holderFor(
  { tx, actor, roles }: ChangeContext,
  { conferenceId, participantId }: InputOf<typeof contract.openLink>,
): Promise<Holder> {
  if (actor.kind !== 'user') throw new AppError('unauthenticated');
  if (participantId === null) return { conferenceId, holder: 'user', holderId: actor.id };
  const known = hasRole(roles, PLANNERS) || (await participantsOf(tx, conferenceId, actor.id)).includes(participantId);
  if (!known || !(await participantExists(tx, conferenceId, participantId))) throw new AppError('not-found');
  return { conferenceId, holder: 'participant', holderId: participantId };
}

const linkOf = ({ holder, holderId }: Holder) => ({ kind: `calendar-${holder}`, id: holderId });

async function open(scope: ChangeContext, input: InputOf<typeof contract.openLink>) {
  const link = await holderFor(scope, input);
  const { tx, actor, now: at } = scope;
  const note = {
    conferenceId: input.conferenceId,
    actor,
    at,
    operation: contract.openLink.name,
    subjectId: input.participantId,
    changes: { link: [null, true] },
  };
  if (input.participantId !== null) await logChange(tx, note);
  await noteEvent(scope, { kind: 'code-made', conferenceId: input.conferenceId, subject: linkOf(link) });
  return { path: await openLink(tx, link, actor.id, at) };
}

async function close(scope: ChangeContext, input: InputOf<typeof contract.closeLink>) {
  const link = await holderFor(scope, input);
  if (!(await closeLink(scope.tx, link))) throw new AppError('not-found');
  await noteEvent(scope, { kind: 'code-revoked', conferenceId: input.conferenceId, subject: linkOf(link) });
  return {};
}

export const calendarHandlers: Handler[] = [
  handleQuery(contract.events, events),
  handleQuery(contract.file, file),
  handleQuery(contract.links, links),
  handleQuery(contract.follow, follow),
  handleChange(contract.openLink, open),
  handleChange(contract.closeLink, close),
];
