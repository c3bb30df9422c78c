import { newSitting } from '../../../planning/agenda/rules/index.ts';
import { ConferenceSettings } from '../../../planning/conferences/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { ConferenceFile } from '../contract/format.ts';
import { conferenceRecord, FilePlaceOfIssue, PLACE_OF_ISSUE_KEY, sittingRecord } from '../contract/format/conference.ts';
import { COMMENTS_KEY, FileComments } from '../contract/format/comments.ts';
import { FileMatters, MATTERS_KEY } from '../contract/format/matters.ts';
import { FileReports, REPORTS_KEY } from '../contract/format/reports.ts';
import { extrasOf, withInner } from '../contract/format/extras.ts';
import { readAgenda } from './read-agenda.ts';
import { readAwards, readCampaigns, readDocuments, readParticipants, readRecommendations } from './read-lists.ts';
import { readSites } from './read-sites.ts';

/** The one sitting of a file that lists none. */
export const DEFAULT_SITTING = 'sitting-1';
export const DEFAULT_SETTINGS: ConferenceSettings = {
  viewersSignIn: true,
  address: 'comrade',
  form: 'party',
  hostFirst: true,
  quorum: 'none',
};

const FileSettings = ConferenceSettings.partial();

function readConference(file: ConferenceFile, id: string): Plan['conference'] {
  const { series } = file;
  const settings = FileSettings.safeParse(file['x-settings']);
  const placeOfIssue = FilePlaceOfIssue.safeParse(file[PLACE_OF_ISSUE_KEY]);
  const matters = FileMatters.safeParse(file[MATTERS_KEY]);
  const read = [
    ...(settings.success ? ['x-settings'] : []),
    ...(placeOfIssue.success ? [PLACE_OF_ISSUE_KEY] : []),
    ...(matters.success ? [MATTERS_KEY] : []),
    ...(FileComments.safeParse(file[COMMENTS_KEY]).success ? [COMMENTS_KEY] : []),
    ...(FileReports.safeParse(file[REPORTS_KEY]).success ? [REPORTS_KEY] : []),
  ];
  const extras = extrasOf(file, ['x-turnMinutes', ...read]);
  return {
    ...conferenceRecord.read(file),
    placeOfIssue: placeOfIssue.data ?? null,
    ...DEFAULT_SETTINGS,
    ...(settings.success && settings.data),
    id,
    rehearsalOf: null,
    version: 1,
    extras: withInner(extras, { series, 'series.previous': series?.previous ?? null, 'series.next': series?.next ?? null }),
  };
}

const readSittings = ({ sittings }: ConferenceFile): Plan['sittings'] =>
  sittings.length === 0
    ? [newSitting(DEFAULT_SITTING)]
    : sittings.map((sitting) => ({ ...sittingRecord.read(sitting), version: 1, extras: extrasOf(sitting) }));

/**
 * The plan of a new conference from a file that was read. Groups with `expand` get their 34 sites right behind them; unknown stays
 * null. `newId` gives the conference's id and those of entries that have none in a file.
 */
export function toPlan(file: ConferenceFile, newId: () => string): Plan {
  const conference = readConference(file, newId());
  const sittings = readSittings(file);
  const sites = readSites(file);
  return {
    conference,
    sittings,
    ...readAgenda(file, sites, sittings[0]?.id ?? DEFAULT_SITTING),
    sites,
    participants: readParticipants(file),
    documents: readDocuments(file),
    awards: readAwards(file, newId),
    recommendations: readRecommendations(file, newId),
    campaigns: readCampaigns(file, newId),
  };
}
