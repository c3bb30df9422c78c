import type { Item, Paper } from '../../../planning/agenda/contract.ts';
import type { Award } from '../../../planning/awards/contract.ts';
import type { ConferenceDocument } from '../../../planning/documents/contract.ts';
import type { Participant } from '../../../planning/participants/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Recommendation } from '../../../planning/recommendations/contract.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { WrittenFile } from '../format.ts';
import { innerExtras, ownExtras } from './extras.ts';
import { isUntouched } from './members.ts';
import { DEFAULT_SETTINGS, DEFAULT_SITTING } from './to-plan.ts';

type ListOf<K extends keyof WrittenFile> = NonNullable<WrittenFile[K]>;

/** Those keys whose value is not the default of the format, which are left out otherwise. */
function unlessDefault<T extends object>(values: T): Partial<T> {
  const isDefault = (value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0);
  const kept: Partial<T> = { ...values };
  for (const key of Object.keys(values) as (keyof T)[]) if (isDefault(values[key])) delete kept[key];
  return kept;
}

function seriesOf({ series, extras }: Plan['conference']): WrittenFile['series'] {
  if (!series) return null;
  const { name, cadence, previous, next } = series;
  return {
    name,
    cadence,
    previous: previous && { ...previous, ...innerExtras(extras, 'series.previous') },
    next: next && { ...next, ...innerExtras(extras, 'series.next') },
    ...innerExtras(extras, 'series'),
  };
}

/** How the conference behaves is no part of the format: kept under `x-settings` where it is not as usual. */
function settingsOf(conference: Plan['conference']): Record<string, unknown> {
  const { viewersSignIn, address, form } = conference;
  const changed = Object.entries({ viewersSignIn, address, form }).filter(
    ([key, value]) => !Object.entries(DEFAULT_SETTINGS).some(([k, v]) => k === key && v === value),
  );
  return changed.length === 0 ? {} : { 'x-settings': Object.fromEntries(changed) };
}

/** Whether the plan has only the one implied sitting of a file without sittings. */
export function hasDefaultSitting({ sittings }: Plan): boolean {
  const [only, second] = sittings;
  if (!only || second) return sittings.length === 0;
  const { id, title, date, starts, extras } = only;
  return id === DEFAULT_SITTING && title === null && date === null && starts === null && Object.keys(extras).length === 0;
}

const sittingsOf = (plan: Plan): Pick<WrittenFile, 'sittings'> =>
  hasDefaultSitting(plan)
    ? {}
    : {
        sittings: plan.sittings.map(({ id, title, date, starts, extras }) => ({
          id,
          ...unlessDefault({ title, date, starts }),
          ...extras,
        })),
      };

/** Sites that anything in the plan names. */
const namedSites = ({ participants, papers, recommendations }: Plan): ReadonlySet<string> =>
  new Set(
    [
      ...participants.map(({ siteId }) => siteId),
      ...papers.map(({ siteId }) => siteId),
      ...recommendations.map(({ fromId }) => fromId),
    ].filter((id) => id !== null),
  );

/**
 * A group whose members are as the import made them is written as it was; otherwise its members are written as sites of their own
 * with `x-group`, and the group without `expand`, so that no reader makes them twice.
 */
function sitesOf(plan: Plan): ListOf<'sites'> {
  const named = namedSites(plan);
  const untouched = new Set(plan.sites.filter((site) => isUntouched(plan.sites, site, named)).map(({ id }) => id));
  return plan.sites
    .filter(({ groupId }) => groupId === null || !untouched.has(groupId))
    .map((site) => siteOf(site, site.expand === null || untouched.has(site.id)));
}

const siteOf = (
  { id, kind, name, aliases, group, count, province, expand, groupId, extras }: Site,
  whole: boolean,
): ListOf<'sites'>[number] => ({
  id,
  kind,
  name,
  ...unlessDefault({ aliases }),
  ...(group && { count }),
  ...unlessDefault({ province, expand: whole ? expand : null }),
  ...(groupId && { 'x-group': groupId }),
  ...(!whole && { 'x-expand': expand }),
  ...extras,
});

const participantOf = ({ id, name, group, posts, siteId, host, listed, count, order, roles, extras }: Participant) => ({
  id,
  name,
  ...unlessDefault({ group }),
  posts,
  site: siteId,
  ...unlessDefault({ host }),
  ...(group === null ? unlessDefault({ count }) : { count }),
  listed,
  ...unlessDefault({ order, roles }),
  ...extras,
});

const paperOf = ({ id, participantId, post, siteId, topic, minutes }: Paper) => ({
  id,
  ...unlessDefault({ participant: participantId, post, site: siteId, topic, minutes }),
});

function itemOf(item: Item, papers: readonly Paper[], inDefaultSitting: boolean): ListOf<'agenda'>[number] {
  const {
    id,
    sittingId,
    kind,
    title,
    speakers,
    count,
    minutes,
    topics,
    topicsOpen,
    documents,
    resultsFrom,
    tasksTo,
    classification,
    extras,
  } = item;
  return {
    id,
    ...(!inDefaultSitting && { sitting: sittingId }),
    kind,
    title,
    speakers,
    ...unlessDefault({ count }),
    minutes,
    ...unlessDefault({ topics, topicsOpen, documents, resultsFrom, tasksTo, classification }),
    ...(papers.length > 0 && { 'x-papers': papers.map(paperOf) }),
    ...extras,
  };
}

function agendaOf(plan: Plan): ListOf<'agenda'> {
  const inDefault = hasDefaultSitting(plan);
  const papers = Map.groupBy(plan.papers, ({ itemId }) => itemId);
  return plan.items.map((item) => itemOf(item, papers.get(item.id) ?? [], inDefault));
}

const documentOf = ({ id, kind, title, adoptedIn, resultsFrom, tasksTo, status, classification, extras }: ConferenceDocument) => ({
  id,
  kind,
  title,
  adoptedIn,
  resultsFrom,
  tasksTo,
  status,
  ...unlessDefault({ classification }),
  ...extras,
});

const awardOf = ({ kind, title, class: grade, grantor, recipientKind, count, recipients, presenters, decision, extras }: Award) => ({
  kind,
  title,
  class: grade,
  grantor,
  recipientKind,
  count,
  recipients,
  presenters,
  decision: decision && { ...decision, ...innerExtras(extras, 'decision') },
  ...ownExtras(extras),
});

const recommendationOf = ({ fromId, text, authority, owner, coordinating, due, quote, extras }: Recommendation) => ({
  from: fromId,
  text,
  authority,
  owner,
  coordinating,
  due: due && { ...due, ...innerExtras(extras, 'due') },
  ...unlessDefault({ quote }),
  ...ownExtras(extras),
});

/**
 * The file of a plan: lists in the plan's order, null where nothing is known, keys left out where they hold their default. Importing
 * it gives the same conference, under a new id.
 */
export function toFile(plan: Plan): WrittenFile {
  const { title, organizer, mode, date, starts, timeZone, venue, extras } = plan.conference;
  return {
    format: 'conference/1',
    title,
    organizer,
    mode,
    date,
    starts,
    timeZone,
    venue,
    series: seriesOf(plan.conference),
    ...sittingsOf(plan),
    sites: sitesOf(plan),
    participants: plan.participants.map(participantOf),
    agenda: agendaOf(plan),
    documents: plan.documents.map(documentOf),
    awards: plan.awards.map(awardOf),
    recommendations: plan.recommendations.map(recommendationOf),
    campaigns: plan.campaigns.map(({ title: name, launchedIn, endsWith, extras: own }) => ({ title: name, launchedIn, endsWith, ...own })),
    ...settingsOf(plan.conference),
    ...ownExtras(extras),
  };
}
