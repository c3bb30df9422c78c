import { plannedTimes } from '../../agenda/rules/index.ts';
import { calendarFile } from '../../calendar/commands.ts';
import { requireConference, whereaboutsOf } from '../../conferences/store.ts';
import { mayReadDocument, type DocumentReader } from '../../documents/rules.ts';
import { fileWithBytes, storedDocuments, type StoredDocument } from '../../documents/store/index.ts';
import { whoText } from '../../participants/rules.ts';
import { participantList } from '../../participants/store.ts';
import type { Plan } from '../../plan/contract.ts';
import { displayName, visiblePlan } from '../../plan/rules.ts';
import { toldSeats } from '../../seating/store.ts';
import { isMainHall } from '../../sites/rules/told-apart.ts';
import { publishedPlan } from '../../publishing/store.ts';
import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, OutputOf } from '../../../platform/contract.ts';
import type { Database } from '../../../platform/database/open.ts';
import { AppError } from '../../../platform/errors.ts';
import { invitationsContract as contract, type OwnInvitation } from '../contract.ts';
import { isOpenForAnswers } from '../rules.ts';
import { asksForComments, invitationBehind, standInId, termsOf, toInvitation } from '../store.ts';

/** The invitation behind a link. @throws AppError invitation-unknown. */
async function behind(db: Database, secret: string) {
  const found = await invitationBehind(db, secret);
  if (!found) throw new AppError('invitation-unknown');
  return found;
}

/** Whoever has a link reads what was handed out to the invited one by name: the link is no login. */
const readerOf = (participantId: string): DocumentReader => ({
  clearance: 0,
  staff: false,
  known: false,
  roles: [],
  siteIds: [],
  participantIds: [participantId],
});

/** The documents that an invited person may read, of which there is a file. */
async function readableDocuments(db: Database, conferenceId: string, participantId: string): Promise<StoredDocument[]> {
  const reader = readerOf(participantId);
  const all = await storedDocuments(db, conferenceId);
  return all.filter(({ document, handouts, files }) => files.length > 0 && mayReadDocument(reader, document, handouts));
}

/** What is published, as those see it who may know nothing that is classified; null before the first version. */
async function planForAll(db: Database, conferenceId: string): Promise<Plan | null> {
  const plan = await publishedPlan(db, conferenceId);
  return plan && visiblePlan(plan, { clearance: 0, staff: false });
}

/** 08:05 from minutes after midnight; null is not known. */
const clock = (minutes: number | null | undefined): string | null =>
  minutes === null || minutes === undefined
    ? null
    : [Math.floor((minutes % 1440) / 60), minutes % 60].map((figure) => String(figure).padStart(2, '0')).join(':');

function sittingsOf(plan: Plan): OwnInvitation['sittings'] {
  const times = plannedTimes(plan);
  const people = new Map(plan.participants.map((one) => [one.id, displayName(one)]));
  return plan.sittings.map((sitting) => ({
    title: sitting.title,
    items: plan.items
      .filter(({ sittingId }) => sittingId === sitting.id)
      .map(({ id, title, speakers }) => ({
        time: clock(times.get(id)?.start),
        title,
        speakers: speakers.flatMap((speaker) => people.get(speaker) ?? []),
      })),
  }));
}

/** The facts of a conference that are published; before that its name and who holds it, which an invitation tells in any case. */
function factsOf(draft: Plan['conference'], plan: Plan | null): OwnInvitation['conference'] {
  const { title, organizer, timeZone } = plan?.conference ?? draft;
  const { date = null, starts = null, venue = null } = plan?.conference ?? {};
  return { title, organizer, timeZone, date, starts, venue, isPublished: plan !== null };
}

async function own({ db, now }: QueryContext, { secret }: InputOf<typeof contract.own>): Promise<OutputOf<typeof contract.own>> {
  const row = await behind(db, secret);
  const { conferenceId, participantId } = row;
  const [draft, plan, terms] = [
    await requireConference(db, conferenceId),
    await planForAll(db, conferenceId),
    await termsOf(db, conferenceId),
  ];
  const { entity: invited } = await participantList.require(db, conferenceId, participantId);
  const standsIn = await standInId(db, conferenceId, participantId);
  const standIn = standsIn === null ? null : await participantList.find(db, conferenceId, standsIn);
  const sites = plan?.sites.filter(({ group }) => !group) ?? [];
  const documents = await readableDocuments(db, conferenceId, participantId);
  const term = { deadline: terms.deadline, firstDay: draft.date, timeZone: draft.timeZone };
  return {
    conference: factsOf(draft, plan),
    who: displayName(invited) ?? '',
    site: sites.find(({ id }) => id === invited.siteId)?.name ?? null,
    deadline: terms.deadline,
    isOpen: isOpenForAnswers(term, now) && (await whereaboutsOf(db, conferenceId)) === 'in-use',
    invitation: { ...toInvitation(row), substituteId: row.answer === 'substitute' ? standsIn : null },
    substitute: standIn && { name: whoText(standIn.entity), posts: standIn.entity.posts },
    // Whoever comes to the main hall answers so, not with a site.
    sites: sites.filter((site) => !isMainHall(site)).map(({ id, name }) => ({ id, name })),
    sittings: plan ? sittingsOf(plan) : [],
    seats: await toldSeats(db, conferenceId, standsIn ?? participantId),
    asksForComments: await asksForComments(db, conferenceId),
    documents: documents.map(({ document: { id, title: name } }) => ({ id, name })),
  };
}

async function calendar({ db }: QueryContext, { secret, lang }: InputOf<typeof contract.calendar>) {
  const { conferenceId } = await behind(db, secret);
  return calendarFile(db, conferenceId, lang);
}

/** The latest version of a document. @throws AppError invitation-unknown, not-found. */
async function openDocument({ db }: QueryContext, { secret, id }: InputOf<typeof contract.openDocument>) {
  const { conferenceId, participantId } = await behind(db, secret);
  const found = (await readableDocuments(db, conferenceId, participantId)).find(({ document }) => document.id === id);
  const number = found?.files[0]?.number;
  const file = number === undefined ? null : await fileWithBytes(db, { conferenceId, documentId: id, number });
  if (!file) throw new AppError('not-found');
  return { name: file.name, mediaType: file.mediaType, content: file.content.bytes, revalidate: false };
}

export const ownHandlers: readonly Handler[] = [
  handleQuery(contract.own, own),
  handleQuery(contract.calendar, calendar),
  handleQuery(contract.openDocument, openDocument),
];
