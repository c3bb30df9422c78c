import { z } from 'zod';
import { agendaInOrder } from '../agenda/rules/sitting-order.ts';
import { itemList, paperList, sittingList } from '../agenda/store.ts';
import { awardList, campaignList } from '../awards/store.ts';
import type { Entity, ListStore, OnStored } from '../collections/store.ts';
import { findConference, insertConference } from '../conferences/store.ts';
import { documentList } from '../documents/store/index.ts';
import { participantList } from '../participants/store.ts';
import type { Tx } from '../../platform/database/open.ts';
import { AppError } from '../../platform/errors.ts';
import { visibleText } from '../../platform/visible-text.ts';
import { mapInTurns } from '../../platform/next-turn.ts';
import { recommendationList } from '../recommendations/store.ts';
import { toldApart } from '../sites/rules/told-apart.ts';
import { siteList } from '../sites/store.ts';
import { Plan } from './contract.ts';

type Lists = Omit<Plan, 'conference'>;

/** Stores a plan as a new conference, with its sittings in the order of time and its sites told apart. Keeps the ids and the order of the other lists; assigns no roles. */
export async function insertPlan(tx: Tx, given: Plan, now: number, onStored?: OnStored): Promise<void> {
  const plan = { ...agendaInOrder(given), sites: toldApart(given.sites) };
  const { conference } = plan;
  const insert = <E extends Entity>(list: Pick<ListStore<E>, 'insertAll'>, entities: readonly E[], told?: OnStored) =>
    list.insertAll(tx, conference.id, entities, 0, told);
  await insertConference(tx, conference, now);
  const stored = {
    sittings: await insert(sittingList, plan.sittings),
    sites: await insert(siteList, plan.sites),
    // Only participants report progress: they are most of a large plan.
    participants: await insert(participantList, plan.participants, onStored),
    items: await insert(itemList, plan.items),
    papers: await insert(paperList, plan.papers),
    documents: await insert(documentList, plan.documents),
    awards: await insert(awardList, plan.awards),
    recommendations: await insert(recommendationList, plan.recommendations),
    campaigns: await insert(campaignList, plan.campaigns),
  };
  stored satisfies Record<keyof Lists, void>;
}

/** The whole draft of a conference, each list in its order; null if there is none or it is in the trash. */
export async function loadPlan(tx: Tx, conferenceId: string): Promise<Plan | null> {
  const conference = await findConference(tx, conferenceId);
  if (!conference) return null;
  return {
    conference,
    sittings: await sittingList.all(tx, conferenceId),
    items: await itemList.all(tx, conferenceId),
    papers: await paperList.all(tx, conferenceId),
    sites: await siteList.all(tx, conferenceId),
    participants: await participantList.all(tx, conferenceId),
    documents: await documentList.all(tx, conferenceId),
    awards: await awardList.all(tx, conferenceId),
    recommendations: await recommendationList.all(tx, conferenceId),
    campaigns: await campaignList.all(tx, conferenceId),
  };
}

/** The draft of a conference. @throws AppError not-found, also for one in the trash. */
export async function requirePlan(tx: Tx, conferenceId: string): Promise<Plan> {
  const plan = await loadPlan(tx, conferenceId);
  if (!plan) throw new AppError('not-found');
  return plan;
}

const Unread = z.array(z.unknown());
/** A plan as it was stored, with its lists not checked yet. */
const StoredPlan = z.strictObject({
  conference: Plan.shape.conference,
  sittings: Unread,
  items: Unread,
  papers: Unread,
  sites: Unread,
  participants: Unread,
  documents: Unread,
  awards: Unread,
  recommendations: Unread,
  campaigns: Unread,
});
/** Entities to check before yielding to other work. */
const CHECKED_AT_ONCE = 500;

/** Stands for a text of an earlier release in which there is nothing to be seen. */
const UNSEEN = '—';

/** A stored value with something to be seen in each of its texts. */
const withVisibleTexts = (stored: unknown): unknown =>
  JSON.parse(JSON.stringify(stored), (_key, value: unknown) =>
    typeof value === 'string' && value !== '' && visibleText(value) === '' ? UNSEEN : value,
  );

/** Reads what was stored. Earlier releases took names that look empty; what they published is still read. */
function readStored<S extends z.ZodType>(schema: S, stored: unknown): z.output<S> {
  const read = schema.safeParse(stored);
  return read.success ? read.data : schema.parse(withVisibleTexts(stored));
}

/** Checks a plan that was stored as JSON, without stopping the server for a large one. Throws on anything that is no plan. */
export async function parsePlan(stored: unknown): Promise<Plan> {
  const unread = readStored(StoredPlan, stored);
  const read = <E>(schema: z.ZodType<E>, list: readonly unknown[]) => mapInTurns(list, (one) => readStored(schema, one), CHECKED_AT_ONCE);
  return {
    conference: unread.conference,
    sittings: await read(sittingList.schema, unread.sittings),
    items: await read(itemList.schema, unread.items),
    papers: await read(paperList.schema, unread.papers),
    sites: await read(siteList.schema, unread.sites),
    participants: await read(participantList.schema, unread.participants),
    documents: await read(documentList.schema, unread.documents),
    awards: await read(awardList.schema, unread.awards),
    recommendations: await read(recommendationList.schema, unread.recommendations),
    campaigns: await read(campaignList.schema, unread.campaigns),
  };
}
