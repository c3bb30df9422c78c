import { z } from 'zod';
import { MODES, plausibleDay, TimeZone, type ConferenceFacts, type Series } from '../../../../planning/conferences/contract.ts';
import type { Sitting } from '../../../../planning/agenda/contract.ts';
import { entry, fileRecord, innerRecord } from './record.ts';
import { as, Count, Day, Key, known, FileLine, FileStarts } from './values.ts';

const neighbour = { title: FileLine, date: known(Day) };
const series = { name: FileLine, cadence: known(FileLine), previous: known(entry(neighbour)), next: known(entry(neighbour)) };

type Neighbour = NonNullable<Series['next']>;
const neighbourRecord = fileRecord<Neighbour, typeof neighbour>()({
  title: { key: 'title', written: 'always' },
  date: { key: 'date', written: 'always' },
});
const seriesRecord = fileRecord<Series, typeof series>()({
  name: { key: 'name', written: 'always' },
  cadence: { key: 'cadence', written: 'always' },
  previous: { key: 'previous', written: 'always', ...innerRecord(neighbourRecord, 'series.previous') },
  next: { key: 'next', written: 'always', ...innerRecord(neighbourRecord, 'series.next') },
});

/** What a file says of the conference itself, beside its lists. */
export const conference = {
  title: FileLine,
  organizer: FileLine,
  mode: z.enum(MODES, as()),
  date: known(plausibleDay(Day)),
  starts: known(FileStarts),
  timeZone: TimeZone.default('Asia/Ho_Chi_Minh'),
  venue: known(FileLine),
  series: known(entry(series)),
  'x-turnMinutes': known(Count.max(120)),
};
/** The format has no key for the place of issue: it stands under `PLACE_OF_ISSUE_KEY`. */
export const conferenceRecord = fileRecord<Omit<ConferenceFacts, 'placeOfIssue'>, typeof conference>()({
  title: { key: 'title', written: 'always' },
  organizer: { key: 'organizer', written: 'always' },
  mode: { key: 'mode', written: 'always' },
  date: { key: 'date', written: 'always' },
  starts: { key: 'starts', written: 'always' },
  timeZone: { key: 'timeZone', written: 'always' },
  venue: { key: 'venue', written: 'always' },
  series: { key: 'series', written: 'always', ...innerRecord(seriesRecord, 'series') },
  turnMinutes: { key: 'x-turnMinutes', written: 'unless-default' },
});

/** The key of a file under which the place of issue stands, where it is known. */
export const PLACE_OF_ISSUE_KEY = 'x-placeOfIssue';
/** Anything else under that key is kept as it came. */
export const FilePlaceOfIssue = FileLine;

export const sitting = { id: Key, title: known(FileLine), date: known(plausibleDay(Day)), starts: known(FileStarts) };
export const sittingRecord = fileRecord<Omit<Sitting, 'version' | 'extras'>, typeof sitting>()({
  id: { key: 'id', written: 'always' },
  title: { key: 'title', written: 'unless-default' },
  date: { key: 'date', written: 'unless-default' },
  starts: { key: 'starts', written: 'unless-default' },
});
