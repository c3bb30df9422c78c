import type { Paper } from '../../../planning/agenda/contract.ts';
import type { Extras } from '../../../planning/conferences/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Site } from '../../../planning/sites/contract.ts';
import type { WrittenFile } from '../contract/format.ts';
import { itemRecord, paperRecord } from '../contract/format/agenda.ts';
import { awardRecord, campaignRecord } from '../contract/format/awards.ts';
import { conferenceRecord, PLACE_OF_ISSUE_KEY, sittingRecord } from '../contract/format/conference.ts';
import { documentRecord } from '../contract/format/documents.ts';
import { participantRecord } from '../contract/format/participants.ts';
import { recommendationRecord } from '../contract/format/recommendations.ts';
import { siteRecord } from '../contract/format/sites.ts';
import { extrasOf, ownExtras, withinOnly } from '../contract/format/extras.ts';
import { isUntouched } from './members.ts';
import { DEFAULT_SETTINGS, DEFAULT_SITTING } from './to-plan.ts';

type ListOf<K extends keyof WrittenFile> = NonNullable<WrittenFile[K]>;

/** How the conference behaves is no part of the format: kept under `x-settings` where it is not as usual. */
function settingsOf(conference: Plan['conference']): Record<string, unknown> {
  const { viewersSignIn, address, form, hostFirst, quorum } = conference;
  const changed = Object.entries({ viewersSignIn, address, form, hostFirst, quorum }).filter(
    ([key, value]) => !Object.entries(DEFAULT_SETTINGS).some(([k, v]) => k === key && v === value),
  );
  return changed.length === 0 ? {} : { 'x-settings': Object.fromEntries(changed) };
}

/** Whether the plan has only the one implied sitting of a file without sittings. */
export function hasDefaultSitting({ sittings }: Plan): boolean {
  const [only, second] = sittings;
  if (!only || second) return sittings.length === 0;
  const { id, version: _, extras, ...facts } = only;
  return id === DEFAULT_SITTING && Object.values(facts).every((fact) => fact === null) && Object.keys(extras).length === 0;
}

const writeSittings = (plan: Plan): Pick<WrittenFile, 'sittings'> =>
  hasDefaultSitting(plan) ? {} : { sittings: plan.sittings.map((sitting) => sittingRecord.write(sitting, sitting.extras)) };

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
function writeSites(plan: Plan): ListOf<'sites'> {
  const named = namedSites(plan);
  const untouched = new Set(plan.sites.filter((site) => isUntouched(plan.sites, site, named)).map(({ id }) => id));
  return plan.sites
    .filter(({ groupId }) => groupId === null || !untouched.has(groupId))
    .map((site) => writeSite(site, site.expand === null || untouched.has(site.id)));
}

function writeSite({ group, groupId, extras, ...site }: Site, whole: boolean): ListOf<'sites'>[number] {
  const membership: Extras = groupId === null ? {} : { 'x-group': groupId };
  const expansion: Extras = whole ? {} : { 'x-expand': site.expand };
  const facts = { ...site, count: group ? site.count : undefined, expand: whole ? site.expand : null };
  return siteRecord.write(facts, { ...membership, ...expansion, ...extras });
}

function writeAgenda(plan: Plan): ListOf<'agenda'> {
  const inDefault = hasDefaultSitting(plan);
  const papersOf = Map.groupBy(plan.papers, ({ itemId }) => itemId);
  const underItem = (papers: readonly Paper[] = []): Extras =>
    extrasOf(papers.length > 0 ? { 'x-papers': papers.map((paper) => paperRecord.write(paper)) } : {});
  return plan.items.map((item) =>
    itemRecord.write({ ...item, sittingId: inDefault ? null : item.sittingId }, { ...underItem(papersOf.get(item.id)), ...item.extras }),
  );
}

/**
 * The file of a plan: lists in the plan's order, null if nothing is known, keys left out where they hold their default. Importing
 * it gives the same conference, under a new id.
 */
export function toFile(plan: Plan): WrittenFile {
  const { extras, placeOfIssue, ...conference } = plan.conference;
  return {
    format: 'conference/1',
    ...conferenceRecord.write(conference, withinOnly(extras)),
    ...writeSittings(plan),
    sites: writeSites(plan),
    participants: plan.participants.map((one) => participantRecord.write(one, one.extras)),
    agenda: writeAgenda(plan),
    documents: plan.documents.map((one) => documentRecord.write(one, one.extras)),
    awards: plan.awards.map((one) => awardRecord.write(one, one.extras)),
    recommendations: plan.recommendations.map((one) => recommendationRecord.write(one, one.extras)),
    campaigns: plan.campaigns.map((one) => campaignRecord.write(one, one.extras)),
    ...(placeOfIssue !== null && { [PLACE_OF_ISSUE_KEY]: placeOfIssue }),
    ...settingsOf(plan.conference),
    ...ownExtras(extras),
  };
}
