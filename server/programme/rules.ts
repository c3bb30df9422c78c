import { plannedTimes } from '../agenda/rules.ts';
import type { Plan } from '../plan/contract.ts';
import type { Agenda } from './contract.ts';


/** What somebody sees while nothing is published. */
export const emptyAgenda: Agenda = {
  publication: null, draft: false, date: null, starts: null, timeZone: 'Asia/Ho_Chi_Minh',
  sittings: [], items: [], papers: [], times: [], people: [], sites: [], documents: [],
};

/**
 * The agenda of a plan that is filtered for its reader already, with the people, sites and documents that it names.
 * `publication` is the number of the published version; null for the draft.
 */
export function agendaOf(plan: Plan, publication: number | null): Agenda {
  const { conference, sittings, items, papers } = plan;
  const speakers = new Set([...items.flatMap((item) => item.speakers), ...papers.flatMap((paper) => paper.participantId ?? [])]);
  const people = plan.participants.filter(({ id }) => speakers.has(id)).map(({ id, name, group, posts, siteId }) => ({ id, name, group, posts, siteId }));
  const named = new Set(items.flatMap((item) => item.documents));
  const siteIds = new Set([...people, ...papers].flatMap(({ siteId }) => siteId ?? []));
  return {
    publication,
    draft: publication === null,
    date: conference.date,
    starts: conference.starts,
    timeZone: conference.timeZone,
    sittings, items, papers,
    times: [...plannedTimes({ conference, sittings, items, papers })].map(([itemId, time]) => ({ itemId, ...time })),
    people,
    sites: plan.sites.filter(({ id }) => siteIds.has(id)).map(({ id, name }) => ({ id, name })),
    documents: plan.documents.filter(({ id }) => named.has(id)).map(({ id, title }) => ({ id, name: title })),
  };
}
