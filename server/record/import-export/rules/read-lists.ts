import type { Plan } from '../../../planning/plan/contract.ts';
import type { ConferenceFile } from '../format.ts';
import { extrasOf, withInner } from './extras.ts';

type NewId = () => string;

export const participantsOf = ({ participants }: ConferenceFile): Plan['participants'] =>
  participants.map((one) => ({
    id: one.id,
    name: one.name,
    group: one.group,
    posts: one.posts,
    siteId: one.site,
    host: one.host,
    listed: one.listed,
    count: one.count,
    order: one.order,
    roles: one.roles,
    version: 1,
    extras: extrasOf(one),
  }));

export const documentsOf = ({ documents }: ConferenceFile): Plan['documents'] =>
  documents.map((one) => ({
    id: one.id,
    kind: one.kind,
    title: one.title,
    resultsFrom: one.resultsFrom,
    tasksTo: one.tasksTo,
    adoptedIn: one.adoptedIn,
    status: one.status,
    classification: one.classification,
    version: 1,
    extras: extrasOf(one),
  }));

/** Awards, recommendations and campaigns have no id in a file. */
export const awardsOf = ({ awards }: ConferenceFile, newId: NewId): Plan['awards'] =>
  awards.map(({ kind, title, class: grade, grantor, recipientKind, count, recipients, presenters, decision, ...rest }) => ({
    id: newId(),
    kind,
    title,
    class: grade,
    grantor,
    recipientKind,
    count,
    recipients,
    presenters,
    decision: decision && { number: decision.number, date: decision.date },
    version: 1,
    extras: withInner(extrasOf(rest), { decision }),
  }));

function dueOf(due: ConferenceFile['recommendations'][number]['due']): Plan['recommendations'][number]['due'] {
  if (due === null) return null;
  if ('before' in due && typeof due.before === 'string') return { before: due.before };
  return 'by' in due && typeof due.by === 'string' ? { by: due.by } : { within: Number(due.within) };
}

export const recommendationsOf = ({ recommendations }: ConferenceFile, newId: NewId): Plan['recommendations'] =>
  recommendations.map(({ from, text, authority, owner, coordinating, due, quote, ...rest }) => ({
    id: newId(),
    fromId: from,
    text,
    authority,
    owner,
    coordinating,
    due: dueOf(due),
    quote,
    version: 1,
    extras: withInner(extrasOf(rest), { due }),
  }));

export const campaignsOf = ({ campaigns }: ConferenceFile, newId: NewId): Plan['campaigns'] =>
  campaigns.map(({ title, launchedIn, endsWith, ...rest }) => ({
    id: newId(),
    title,
    launchedIn,
    endsWith,
    version: 1,
    extras: extrasOf(rest),
  }));
