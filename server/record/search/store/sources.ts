import { z } from 'zod';
import { Classification } from '../../../planning/agenda/contract.ts';
import { levelOf } from '../../../planning/agenda/rules/secrecy.ts';
import { levelsInForce, publishedPlan } from '../../../planning/publishing/store.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Queryable } from '../../../platform/database/open.ts';
import { readBody } from '../../minutes/rules/body.ts';
import { documentOf } from '../../minutes/rules/document.ts';
import { itemIdOf } from '../../minutes/rules/parts.ts';
import { updatesOf } from '../../minutes/store.ts';
import {
  agendaEntries,
  levelOfPart,
  matterEntries,
  minutesEntries,
  peopleEntries,
  type MatterSource,
  type SearchEntry,
} from '../rules/entries.ts';
import type { SearchSource } from './marks.ts';

const levelIn = (classification: string | null): number => levelOf(Classification.parse(classification));
const Texts = z.array(z.string());
const BY_PLACE = [{ position: 'asc' as const }, { id: 'asc' as const }];

/** A conference that is searched. */
export interface Searched {
  readonly id: string;
  readonly title: string;
  readonly organizer: string;
  readonly venue: string | null;
  readonly date: string | null;
}

/** Null for a rehearsal, whose texts are those of its conference, and for a conference that is gone. */
export const searchedConference = (db: Queryable, id: string): Promise<Searched | null> =>
  db.conference.findFirst({
    where: { id, rehearsalOf: null },
    select: { id: true, title: true, organizer: true, venue: true, date: true },
  });

/** The items of a draft with their levels. */
async function draftItems(db: Queryable, conferenceId: string) {
  const select = { id: true, kind: true, title: true, topics: true, classification: true } as const;
  const rows = await db.agendaItem.findMany({ where: { conferenceId }, orderBy: BY_PLACE, select });
  return rows.map(({ classification, topics, ...item }) => ({ ...item, topics: Texts.parse(topics), level: levelIn(classification) }));
}

const isHeldBack = ({ kind }: { readonly kind: string }): boolean => kind === 'break';

/** What readers of the version in force find in it. */
function publishedLists({ conference, items, papers }: Plan) {
  const levels = new Map(items.map(({ id, classification }) => [id, levelOf(classification)]));
  return {
    facts: conference,
    items: items.filter((item) => !isHeldBack(item)).map((item) => ({ ...item, level: levels.get(item.id) ?? 0 })),
    papers: papers.map((paper) => ({ ...paper, level: levels.get(paper.itemId) ?? 0 })),
  };
}

async function agenda(db: Queryable, facts: Searched): Promise<SearchEntry[]> {
  const conferenceId = facts.id;
  const items = await draftItems(db, conferenceId);
  const levels = new Map(items.map(({ id, level }) => [id, level]));
  const papers = await db.paper.findMany({ where: { conferenceId }, orderBy: BY_PLACE, select: { id: true, itemId: true, topic: true } });
  const documents = await db.document.findMany({
    where: { conferenceId },
    orderBy: BY_PLACE,
    select: { id: true, title: true, classification: true },
  });
  const plan = await publishedPlan(db, conferenceId);
  return agendaEntries(conferenceId, {
    facts,
    draft: {
      items: items.filter((item) => !isHeldBack(item)),
      papers: papers.map((paper) => ({ ...paper, level: levels.get(paper.itemId) ?? 0 })),
    },
    documents: documents.map(({ classification, ...document }) => ({ ...document, level: levelIn(classification) })),
    published: plan && publishedLists(plan),
  });
}

async function people(db: Queryable, { id: conferenceId }: Searched): Promise<SearchEntry[]> {
  const select = { id: true, name: true, groupName: true, posts: true } as const;
  const rows = await db.participant.findMany({ where: { conferenceId }, orderBy: BY_PLACE, select });
  return peopleEntries(
    conferenceId,
    rows.map((row) => ({ ...row, posts: Texts.parse(row.posts) })),
  );
}

/** Items by title and level: the higher one of the draft and of the version in force, so that nothing is found that either keeps secret. */
async function itemFacts(db: Queryable, conferenceId: string) {
  const [items, inForce, plan] = [
    await draftItems(db, conferenceId),
    await levelsInForce(db, conferenceId),
    await publishedPlan(db, conferenceId),
  ];
  const levels = new Map(items.map(({ id, level }) => [id, level]));
  const titles = new Map([...items, ...(plan?.items ?? [])].map(({ id, title }) => [id, title]));
  return { titles, levelOfItem: (id: string) => Math.max(levels.get(id) ?? 0, inForce(id)) };
}

async function minutes(db: Queryable, { id: conferenceId }: Searched): Promise<SearchEntry[]> {
  const { titles, levelOfItem } = await itemFacts(db, conferenceId);
  const parts = Map.groupBy(await updatesOf(db, conferenceId), ({ part }) => part);
  const written = [...parts].map(([part, updates]) => ({
    part,
    title: titles.get(itemIdOf(part) ?? '') ?? '',
    level: levelOfPart(part, levelOfItem),
    blocks: readBody(documentOf(updates.map(({ bytes }) => bytes))),
  }));
  return minutesEntries(conferenceId, written);
}

async function matters(db: Queryable, { id: conferenceId }: Searched): Promise<SearchEntry[]> {
  const { levelOfItem } = await itemFacts(db, conferenceId);
  const rows = await db.matter.findMany({ where: { conferenceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const recorded = rows.map(({ classification, itemId, kind, ...row }): MatterSource => {
    const level = Math.max(levelIn(classification), itemId === null ? 0 : levelOfItem(itemId));
    return { ...row, kind: kind === 'task' ? 'task' : 'recommendation', level, isRecorded: true };
  });
  const known = new Set(recorded.map(({ id }) => id));
  const plans = await db.recommendation.findMany({ where: { conferenceId }, orderBy: BY_PLACE });
  const planned = plans
    .filter(({ id }) => !known.has(id))
    .map((row): MatterSource => ({ ...row, kind: 'recommendation', raisedBy: null, product: null, level: 0, isRecorded: false }));
  return matterEntries(conferenceId, [...planned, ...recorded]);
}

const READERS: Readonly<Record<SearchSource, (db: Queryable, conference: Searched) => Promise<SearchEntry[]>>> = {
  agenda,
  people,
  minutes,
  matters,
};

/** What can be found in one source of a conference, as it stands. */
export const entriesFrom = (db: Queryable, source: SearchSource, conference: Searched): Promise<SearchEntry[]> =>
  READERS[source](db, conference);
