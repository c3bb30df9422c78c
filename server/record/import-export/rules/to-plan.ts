import { ConferenceSettings } from '../../../planning/conferences/contract.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { ConferenceFile } from '../format.ts';
import { extrasOf, withInner } from './extras.ts';
import { agendaOf } from './read-agenda.ts';
import { awardsOf, campaignsOf, documentsOf, participantsOf, recommendationsOf } from './read-lists.ts';
import { sitesOf } from './read-sites.ts';

/** The one sitting of a file that lists none. */
export const DEFAULT_SITTING = 'sitting-1';
export const DEFAULT_SETTINGS: ConferenceSettings = { viewersSignIn: true, address: 'comrade', form: 'party' };

const FileSettings = ConferenceSettings.partial();

function conferenceOf(file: ConferenceFile, id: string): Plan['conference'] {
  const { title, organizer, mode, date, starts, timeZone, venue, series } = file;
  const settings = FileSettings.safeParse(file['x-settings']);
  const extras = extrasOf(file, settings.success ? ['x-settings'] : []);
  return {
    title,
    organizer,
    mode,
    date,
    starts,
    timeZone,
    venue,
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
        id: sitting.id,
        title: sitting.title,
        date: sitting.date,
        starts: sitting.starts,
        version: 1,
        extras: extrasOf(sitting),
      }));

/**
 * The plan of a new conference from a file that was read. Groups with `expand` get their 34 sites right behind them; unknown stays
 * null. `newId` gives the conference's id and those of entries that have none in a file.
 */
export function toPlan(file: ConferenceFile, newId: () => string): Plan {
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
