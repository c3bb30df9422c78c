import ical from 'ical-generator';
import { DateTime } from 'luxon';
import type { Calendar } from './contract.ts';

/** How long a calendar program waits before it fetches again, in seconds. */
const HOUR = 3600;
const utc = (ms: number): DateTime => DateTime.fromMillis(ms, { zone: 'utc' });

/** A calendar as RFC 5545 text: times in UTC, entries without a time as all-day events. The same version gives the same text. */
export function feedOf({ title, publication, publishedAt, events }: Calendar, lang: string): string {
  const feed = ical({ name: title, ttl: HOUR, prodId: { company: 'Điểm Cầu', product: 'Điểm Cầu', language: lang.toUpperCase() } });
  for (const { uid, title: summary, description, location, at, until, date } of events) {
    const when =
      at === null
        ? { start: DateTime.fromISO(date ?? '', { zone: 'utc' }), allDay: true }
        : { start: utc(at), end: until === null ? null : utc(until) };
    feed.createEvent({ ...when, id: uid, summary, description, location, sequence: publication ?? 0, stamp: utc(publishedAt ?? 0) });
  }
  return feed.toString();
}
