import { sizeOfAward } from '../awards/rules/index.ts';
import type { Conference, Series } from '../conferences/contract.ts';
import type { Plan } from '../plan/contract.ts';
import { daysBetween, monthsBetween, shiftedDate, shiftedMonth } from '../rescheduling/rules.ts';

/** Whether the names of people and the days and months stay in a template. */
export interface Keep {
  readonly people: boolean;
  readonly dates: boolean;
}

/** Drops everything classified, because everybody who creates conferences can read templates. */
function withoutSecrets(plan: Plan): Plan {
  const items = plan.items.filter((item) => item.classification === null);
  const documents = plan.documents.filter((document) => document.classification === null);
  const has = { items: new Set(items.map((item) => item.id)), documents: new Set(documents.map((document) => document.id)) };
  return {
    ...plan,
    items: items.map((item) => ({ ...item, documents: item.documents.filter((id) => has.documents.has(id)) })),
    papers: plan.papers.filter((paper) => has.items.has(paper.itemId)),
    documents: documents.map((document) => ({
      ...document,
      adoptedIn: document.adoptedIn !== null && has.items.has(document.adoptedIn) ? document.adoptedIn : null,
    })),
    campaigns: plan.campaigns.map((campaign) => ({
      ...campaign,
      launchedIn: campaign.launchedIn !== null && has.items.has(campaign.launchedIn) ? campaign.launchedIn : null,
    })),
  };
}

/** Keeps posts and drops names. A participant with only a name is dropped, with every reference to them. */
function withoutPeople(plan: Plan): Plan {
  const participants = plan.participants
    .filter((person) => person.name === null || person.posts.length > 0)
    .map((person) => ({ ...person, name: null, standsFor: null }));
  const has = new Set(participants.map((person) => person.id));
  const known = (ids: readonly string[]): string[] => ids.filter((id) => has.has(id));
  return {
    ...plan,
    participants,
    items: plan.items.map((item) => ({ ...item, speakers: known(item.speakers) })),
    papers: plan.papers.map((paper) => ({
      ...paper,
      participantId: paper.participantId !== null && has.has(paper.participantId) ? paper.participantId : null,
    })),
    awards: plan.awards.map((award) => ({ ...award, recipients: [], presenters: known(award.presenters) })),
  };
}

/** Drops days and months; clock times and lengths stay. */
const withoutDates = (plan: Plan): Plan => ({
  ...plan,
  sittings: plan.sittings.map((sitting) => ({ ...sitting, date: null })),
  items: plan.items.map((item) => ({ ...item, resultsFrom: null, tasksTo: null })),
  documents: plan.documents.map((document) => ({ ...document, resultsFrom: null, tasksTo: null })),
  awards: plan.awards.map((award) => ({ ...award, decision: award.decision && { ...award.decision, date: null } })),
  campaigns: plan.campaigns.map((campaign) => ({
    ...campaign,
    startsOn: null,
    endsWith: campaign.endsWith === 'series.next' ? 'series.next' : null,
  })),
});

/** Campaigns that go on; what became of the others is told where they were closed. */
const openIn = ({ campaigns }: Plan) => campaigns.filter(({ closedOn }) => closedOn === null);

/** Turns a plan into a template: without classified content, and without recommendations and closed campaigns, which belong to one conference. */
export function templateOf(plan: Plan, keep: Keep): Plan {
  const open = { ...withoutSecrets({ ...plan, campaigns: openIn(plan) }), recommendations: [] };
  const named = keep.people ? open : withoutPeople(open);
  return keep.dates ? named : withoutDates(named);
}

/** A plan for a new conference. If the template has no days, its first sitting is on the first day. */
export function planOfTemplate({ plan }: { readonly plan: Plan }, conference: Conference): Plan {
  const { viewersSignIn, address, form, hostFirst, quorum } = plan.conference;
  const dateless = plan.sittings.every((sitting) => sitting.date === null);
  const sittings = plan.sittings.map((sitting, at) =>
    dateless && at === 0 ? { ...sitting, date: conference.date, starts: sitting.starts ?? conference.starts } : sitting,
  );
  return { ...plan, sittings, conference: { ...conference, viewersSignIn, address, form, hostFirst, quorum } };
}

/** The same plan under another conference; every id of its lists stays. */
export const withConference = (plan: Plan, conference: Conference): Plan => ({ ...plan, conference });

/** The series of a copy: the original is its previous conference, the next one is not known. */
const nextInSeries = (series: Series | null, { title, date }: Pick<Conference, 'title' | 'date'>): Series | null =>
  series && { ...series, previous: { title, date }, next: null };

/** Days and months of a plan, as far from the new first day as they were from the old one; not known where one of these is not. */
function movedDates(plan: Plan, date: string | null): Pick<Plan, 'sittings' | 'items' | 'documents'> {
  const from = plan.conference.date;
  const isKnown = from !== null && date !== null;
  const [days, months] = [daysBetween(from, date), monthsBetween(from, date)];
  const month = (text: string | null) => (isKnown ? shiftedMonth(text, months) : null);
  const period = (one: { readonly resultsFrom: string | null; readonly tasksTo: string | null }) => ({
    resultsFrom: month(one.resultsFrom),
    tasksTo: month(one.tasksTo),
  });
  return {
    sittings: plan.sittings.map((one) => ({ ...one, date: isKnown && one.date !== null ? shiftedDate(one.date, days) : null })),
    items: plan.items.map((one) => ({ ...one, ...period(one) })),
    documents: plan.documents.map((one) => ({ ...one, ...period(one), status: null })),
  };
}

/**
 * The plan for the next conference: everything that is planned again, on the new first day. What belongs to the old one stays behind:
 * recipients and decisions of awards, recommendations (what is open of them is carried by the register), states of documents, closed campaigns, ends
 * of the others on a day, and who stood in for whom.
 */
export function copiedPlan(plan: Plan, { id, title, date }: Pick<Conference, 'id' | 'title' | 'date'>): Plan {
  const { conference } = plan;
  return {
    ...plan,
    ...movedDates(plan, date),
    conference: { ...conference, id, title, date, series: nextInSeries(conference.series, conference), rehearsalOf: null, version: 1 },
    participants: plan.participants.map((one) => ({ ...one, standsFor: null })),
    awards: plan.awards.map((award) => ({ ...award, recipients: [], count: null, decision: null })),
    recommendations: [],
    campaigns: openIn(plan).map((one) => ({ ...one, endsWith: one.endsWith === 'series.next' ? one.endsWith : null })),
  };
}

/** How many of each list a copy takes over. */
export const takenIn = (plan: Plan) => ({
  sittings: plan.sittings.length,
  items: plan.items.length,
  papers: plan.papers.length,
  participants: plan.participants.length,
  sites: plan.sites.length,
  documents: plan.documents.length,
  awards: plan.awards.length,
  campaigns: openIn(plan).length,
});

/** How many details of the old conference a copy leaves behind. */
export const leftIn = (plan: Plan) => ({
  recipients: plan.awards.filter((award) => sizeOfAward(award) !== null).length,
  decisions: plan.awards.filter(({ decision }) => decision !== null).length,
  recommendations: plan.recommendations.length,
  states: plan.documents.filter(({ status }) => status !== null).length,
  closed: plan.campaigns.length - openIn(plan).length,
  ends: openIn(plan).filter(({ endsWith }) => endsWith !== null && endsWith !== 'series.next').length,
});
