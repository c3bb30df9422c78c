import { plannedTimes } from '../../agenda/rules/index.ts';
import { dayRangeText } from '../../conferences/presenter.ts';
import { daysOf } from '../../conferences/rules.ts';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../plan/contract.ts';
import { displayName } from '../../plan/rules.ts';
import type { Publication } from '../contract.ts';

type Times = ReturnType<typeof plannedTimes>;

/** 08:10; null if not known. */
function clock(minutes: number | null | undefined): string | null {
  if (minutes === null || minutes === undefined) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

function itemView(plan: Plan, item: Plan['items'][number], times: Times) {
  const people = new Map(plan.participants.map((participant) => [participant.id, displayName(participant)]));
  const sites = new Map(plan.sites.map((site) => [site.id, site.name]));
  const time = times.get(item.id);
  return {
    id: item.id,
    title: item.title,
    time: clock(time?.start),
    minutes: time?.minutes ?? item.minutes,
    speakers: item.speakers.flatMap((id) => people.get(id) ?? []),
    topics: item.topics,
    papers: plan.papers
      .filter((paper) => paper.itemId === item.id)
      .map(({ participantId, post, siteId, topic, minutes }) => ({
        speaker: people.get(participantId ?? '') ?? post,
        site: sites.get(siteId ?? ''),
        topic,
        minutes,
      })),
  };
}

/** A version as a page to read and print: sittings with their items. Pass a plan redacted for its reader. */
export function versionView(lang: Lang, plan: Plan) {
  const times = plannedTimes(plan);
  const { title, date, venue, organizer } = plan.conference;
  const days = daysOf(plan.conference, plan.sittings);
  return {
    title,
    venue,
    organizer,
    date: dayRangeText(lang, days),
    sittings: plan.sittings.map((sitting, at) => ({
      title: sitting.title,
      number: at + 1,
      several: plan.sittings.length > 1,
      date: sitting.date && (sitting.date !== date || days.firstDay !== days.lastDay) ? formatDate(lang, sitting.date, 'utc') : null,
      items: plan.items.filter((item) => item.sittingId === sitting.id).map((item) => itemView(plan, item, times)),
    })),
  };
}

/** A row of the history of versions. */
export function publicationView(
  lang: Lang,
  publication: Publication,
  zone: { readonly time: (at: number) => string; readonly date: (at: number) => string },
) {
  const { number, at, by, note, changes } = publication;
  return {
    number,
    note,
    time: zone.time(at),
    text: translate(lang, 'publishing.version', { number: String(number) }),
    by: translate(lang, by === null ? 'publishing.atOnly' : 'publishing.at', { name: by, time: zone.time(at), date: zone.date(at) }),
    changesText: changes === null ? translate(lang, 'publishing.first') : translate(lang, 'publishing.changes', { n: changes }),
    compare: changes !== null && changes > 0 ? `?from=${number - 1}&to=${number}` : null,
  };
}
