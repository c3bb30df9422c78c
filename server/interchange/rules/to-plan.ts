import { z } from 'zod';
import { type Item, type Paper, PaperFacts } from '../../agenda/contract.ts';
import { ConferenceSettings } from '../../conferences/contract.ts';
import { Id } from '../../platform/contract.ts';
import type { Plan } from '../../plan/contract.ts';
import type { Site } from '../../sites/contract.ts';
import type { ConferenceFile, FileItem, FileSite } from '../format.ts';
import { extrasOf, withInner } from './extras.ts';
import { expandProvinces } from './members.ts';

/** The one sitting of a file that lists none. */
export const DEFAULT_SITTING = 'sitting-1';
export const DEFAULT_SETTINGS: ConferenceSettings = { viewersSignIn: true, address: 'comrade', form: 'party' };

/** Papers stand in a file under `x-papers` of their item. */
export const FilePapers = z.array(
  z.strictObject({
    id: Id,
    participant: PaperFacts.shape.participantId.default(null),
    post: PaperFacts.shape.post.default(null),
    site: PaperFacts.shape.siteId.default(null),
    topic: PaperFacts.shape.topic.default(null),
    minutes: PaperFacts.shape.minutes.default(null),
  }),
);
const FileSettings = ConferenceSettings.partial();

type NewId = () => string;
type PaperReader = (item: FileItem) => Paper[] | null;

function conferenceOf(file: ConferenceFile, id: string): Plan['conference'] {
  const { title, organizer, mode, date, starts, timeZone, venue, series } = file;
  const settings = FileSettings.safeParse(file['x-settings']);
  const extras = extrasOf(file, settings.success ? ['x-settings'] : []);
  return {
    title, organizer, mode, date, starts, timeZone, venue,
    series: series && {
      name: series.name,
      cadence: series.cadence,
      previous: series.previous && { title: series.previous.title, date: series.previous.date },
      next: series.next && { title: series.next.title, date: series.next.date },
    },
    ...DEFAULT_SETTINGS,
    ...(settings.success && settings.data),
    id,
    rehearsalOf: null,
    version: 1,
    extras: withInner(extras, { series, 'series.previous': series?.previous ?? null, 'series.next': series?.next ?? null }),
  };
}

const sittingsOf = ({ sittings }: ConferenceFile): Plan['sittings'] =>
  sittings.length === 0
    ? [{ id: DEFAULT_SITTING, title: null, date: null, starts: null, version: 1, extras: {} }]
    : sittings.map((sitting) => ({
        id: sitting.id, title: sitting.title, date: sitting.date, starts: sitting.starts, version: 1, extras: extrasOf(sitting),
      }));

function siteOf(site: FileSite, groups: ReadonlySet<string>): Site {
  const membership = site['x-group'];
  const groupId = typeof membership === 'string' && membership !== site.id && groups.has(membership) ? membership : null;
  const expanded = site['x-expand'] === 'provinces' && isGroup(site);
  return {
    id: site.id,
    kind: site.kind,
    name: site.name,
    aliases: site.aliases,
    group: isGroup(site),
    count: site.count ?? null,
    province: site.province,
    expand: expanded ? 'provinces' : site.expand,
    groupId,
    version: 1,
    extras: extrasOf(site, [...(groupId ? ['x-group'] : []), ...(expanded ? ['x-expand'] : [])]),
  };
}

const isGroup = ({ count, expand }: FileSite): boolean => count !== undefined || expand !== null;

function sitesOf({ sites }: ConferenceFile): Site[] {
  const groups = new Set(sites.filter(isGroup).map(({ id }) => id));
  const taken = new Set(sites.map(({ id }) => id));
  return sites.flatMap((site) => {
    const own = siteOf(site, groups);
    const members = site.expand === 'provinces' ? expandProvinces(site.id, taken) : [];
    for (const { id } of members) taken.add(id);
    return [own, ...members];
  });
}

const itemOf = (item: FileItem, sittingId: string, papersRead: boolean): Item => ({
  id: item.id,
  sittingId: item.sitting ?? sittingId,
  kind: item.kind,
  title: item.title,
  speakers: item.speakers,
  count: item.count,
  minutes: item.minutes,
  topics: item.topics,
  topicsOpen: item.topicsOpen,
  documents: item.documents,
  resultsFrom: item.resultsFrom,
  tasksTo: item.tasksTo,
  classification: item.classification,
  version: 1,
  extras: extrasOf(item, papersRead ? ['x-papers'] : []),
});

/** Reads `x-papers` where it is what this product wrote; anything else under that key is kept as it came. */
function paperReader(file: ConferenceFile, sites: readonly Site[]): PaperReader {
  const people = new Set(file.participants.map(({ id }) => id));
  const places = new Set(sites.map(({ id }) => id));
  const taken = new Set<string>();
  return (item) => {
    const read = FilePapers.safeParse(item['x-papers']);
    const ids = read.data?.map(({ id }) => id) ?? [];
    const sound = read.data?.every(({ participant, site }) => (participant === null || people.has(participant)) && (site === null || places.has(site)));
    if (!read.success || !sound || new Set([...taken, ...ids]).size < taken.size + ids.length) return null;
    for (const id of ids) taken.add(id);
    return read.data.map(({ id, participant, post, site, topic, minutes }) => ({
      id, itemId: item.id, participantId: participant, post, siteId: site, topic, minutes, version: 1,
    }));
  };
}

function agendaOf(file: ConferenceFile, sites: readonly Site[], firstSitting: string): Pick<Plan, 'items' | 'papers'> {
  const read = paperReader(file, sites);
  const found = file.agenda.map((item) => ({ item, papers: read(item) }));
  return {
    items: found.map(({ item, papers }) => itemOf(item, firstSitting, papers !== null)),
    papers: found.flatMap(({ papers }) => papers ?? []),
  };
}

const participantsOf = ({ participants }: ConferenceFile): Plan['participants'] =>
  participants.map((one) => ({
    id: one.id, name: one.name, group: one.group, posts: one.posts, siteId: one.site, host: one.host, listed: one.listed,
    count: one.count, order: one.order, roles: one.roles, version: 1, extras: extrasOf(one),
  }));

const documentsOf = ({ documents }: ConferenceFile): Plan['documents'] =>
  documents.map((one) => ({
    id: one.id, kind: one.kind, title: one.title, resultsFrom: one.resultsFrom, tasksTo: one.tasksTo, adoptedIn: one.adoptedIn,
    status: one.status, classification: one.classification, version: 1, extras: extrasOf(one),
  }));

const awardsOf = ({ awards }: ConferenceFile, newId: NewId): Plan['awards'] =>
  awards.map(({ kind, title, class: grade, grantor, recipientKind, count, recipients, presenters, decision, ...rest }) => ({
    id: newId(), kind, title, class: grade, grantor, recipientKind, count, recipients, presenters,
    decision: decision && { number: decision.number, date: decision.date },
    version: 1,
    extras: withInner(extrasOf(rest), { decision }),
  }));

function dueOf(due: ConferenceFile['recommendations'][number]['due']): Plan['recommendations'][number]['due'] {
  if (due === null) return null;
  if ('before' in due && typeof due.before === 'string') return { before: due.before };
  return 'by' in due && typeof due.by === 'string' ? { by: due.by } : { within: Number(due.within) };
}

const recommendationsOf = ({ recommendations }: ConferenceFile, newId: NewId): Plan['recommendations'] =>
  recommendations.map(({ from, text, authority, owner, coordinating, due, quote, ...rest }) => ({
    id: newId(), fromId: from, text, authority, owner, coordinating, due: dueOf(due), quote, version: 1,
    extras: withInner(extrasOf(rest), { due }),
  }));

const campaignsOf = ({ campaigns }: ConferenceFile, newId: NewId): Plan['campaigns'] =>
  campaigns.map(({ title, launchedIn, endsWith, ...rest }) => ({ id: newId(), title, launchedIn, endsWith, version: 1, extras: extrasOf(rest) }));

/**
 * The plan of a new conference from a file that was read. Groups with `expand` get their 34 sites right behind them; unknown stays
 * null. `newId` gives the conference's id and those of entries that have none in a file.
 */
export function toPlan(file: ConferenceFile, newId: NewId): Plan {
  const conference = conferenceOf(file, newId());
  const sittings = sittingsOf(file);
  const sites = sitesOf(file);
  return {
    conference,
    sittings,
    ...agendaOf(file, sites, sittings[0]?.id ?? DEFAULT_SITTING),
    sites,
    participants: participantsOf(file),
    documents: documentsOf(file),
    awards: awardsOf(file, newId),
    recommendations: recommendationsOf(file, newId),
    campaigns: campaignsOf(file, newId),
  };
}
