import type { Plan } from '../../plan/contract.ts';
import type { Finding, Subject } from '../contract.ts';

interface Call {
  readonly caller: Subject;
  readonly siteId: string;
}

/** Who is to speak from which site: papers, and speakers of items without a paper that names their site. */
function callsOf({ items, papers, participants }: Plan): Call[] {
  const placed = new Set(papers.filter(({ siteId }) => siteId !== null).map(({ participantId }) => participantId));
  const speaking = new Set([...items.flatMap(({ speakers }) => speakers), ...papers.map(({ participantId }) => participantId)]);
  return [
    ...papers.flatMap(({ id, siteId }): Call[] => (siteId === null ? [] : [{ caller: { kind: 'paper', id }, siteId }])),
    ...participants.flatMap(({ id, siteId }): Call[] =>
      siteId === null || !speaking.has(id) || placed.has(id) ? [] : [{ caller: { kind: 'participant', id }, siteId }],
    ),
  ];
}

/** Sites that are to speak without being invited, and groups of which no site is chosen yet, because a group cannot speak. */
export function uninvitedSites(plan: Plan): Finding[] {
  const sites = new Map(plan.sites.map((site) => [site.id, site]));
  return callsOf(plan).flatMap(({ caller, siteId }): Finding[] => {
    const site = sites.get(siteId);
    if (!site) return [{ code: 'site-not-invited', level: 'blocking', subjects: [caller], facts: { siteId } }];
    return site.group ? [{ code: 'site-not-decided', level: 'warning', subjects: [caller, { kind: 'site', id: siteId }], facts: {} }] : [];
  });
}
