import type { Conference } from '../conferences/contract.ts';
import type { Plan } from '../plan/contract.ts';

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
    .map((person) => ({ ...person, name: null }));
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
  campaigns: plan.campaigns.map((campaign) => ({ ...campaign, endsWith: campaign.endsWith === 'series.next' ? 'series.next' : null })),
});

/** Turns a plan into a template: without classified content and without recommendations, which belong to one conference. */
export function templateOf(plan: Plan, keep: Keep): Plan {
  const open = { ...withoutSecrets(plan), recommendations: [] };
  const named = keep.people ? open : withoutPeople(open);
  return keep.dates ? named : withoutDates(named);
}

/** A plan for a new conference. If the template has no days, its first sitting is on the first day. */
export function planOfTemplate({ plan }: { readonly plan: Plan }, conference: Conference): Plan {
  const { viewersSignIn, address, form } = plan.conference;
  const dateless = plan.sittings.every((sitting) => sitting.date === null);
  const sittings = plan.sittings.map((sitting, at) =>
    dateless && at === 0 ? { ...sitting, date: conference.date, starts: sitting.starts ?? conference.starts } : sitting,
  );
  return { ...plan, sittings, conference: { ...conference, viewersSignIn, address, form } };
}

/** The same plan under another conference; every id of its lists stays. */
export const withConference = (plan: Plan, conference: Conference): Plan => ({ ...plan, conference });
