import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Absent, NamedPresence } from '../rules/presence.ts';
import type { Sheet } from './sheet.ts';

/** Most names of those absent that a sentence lists; the rest is a number. */
const MAX_NAMES = 30;

function nameWords({ name, posts, reason }: Absent, lang: Lang): string {
  const who = name ?? posts.join(', ');
  return reason === null ? who : translate(lang, 'checkIn.minutes.excusedWhy', { name: who, reason });
}

function absentWords(kind: 'excused' | 'absent', people: readonly Absent[], lang: Lang): string | null {
  if (people.length === 0) return null;
  const names = people.slice(0, MAX_NAMES).map((one) => nameWords(one, lang));
  const rest = people.length - names.length;
  const more = rest > 0 ? translate(lang, 'checkIn.minutes.more', { n: rest }) : null;
  const listed = [names.join('; '), more].filter((part) => part !== null).join(' ');
  return translate(lang, `checkIn.minutes.${kind}`, { n: formatNumber(lang, people.length), names: listed });
}

/** "287/300 đại biểu có tên trong danh sách dự, trong đó …; vắng có lý do 2: …; chưa rõ 11". */
function presenceWords(presence: NamedPresence, lang: Lang): string {
  const { hall, sites, siteCount, online, late, unknown, expected, excused, absent } = presence;
  const count = (name: 'hall' | 'online' | 'late' | 'unknown', n: number): string | null =>
    n === 0 ? null : translate(lang, `checkIn.minutes.${name}`, { n: formatNumber(lang, n) });
  const places = [
    count('hall', hall),
    sites === 0 ? null : translate(lang, 'checkIn.minutes.sites', { n: formatNumber(lang, sites), m: siteCount }),
    count('online', online),
  ].filter((part) => part !== null);
  const came = [
    translate(lang, 'checkIn.minutes.came', { n: formatNumber(lang, hall + sites + online), total: formatNumber(lang, expected) }),
    ...(places.length === 0 ? [] : [translate(lang, 'checkIn.minutes.where', { places: places.join(', ') })]),
  ];
  const parts = [
    came.join(', '),
    count('late', late),
    absentWords('excused', excused, lang),
    absentWords('absent', absent, lang),
    count('unknown', unknown),
  ];
  return parts.filter((part) => part !== null).join('; ');
}

/** By how many the head counts of the sites and the named people there differ; null where they agree, or none is reported. */
function differenceWords({ hall, sites }: NamedPresence, heads: number | null, lang: Lang): string | null {
  const difference = heads === null ? 0 : heads - hall - sites;
  if (difference === 0) return null;
  return translate(lang, difference > 0 ? 'checkIn.minutes.moreHeads' : 'checkIn.minutes.moreNames', { n: Math.abs(difference) });
}

/** A sentence for each sitting in which anybody was noted by name. Head counts are those of the whole conference. */
export function presenceSentences({ presence, facts: { sittings, attendance } }: Pick<Sheet, 'presence' | 'facts'>, lang: Lang): string[] {
  if (sittings.length === 1) {
    return presence.map((one) => {
      const difference = differenceWords(one, attendance.heads, lang);
      return translate(lang, 'checkIn.minutes.byName', {
        words: [presenceWords(one, lang), ...(difference ? [difference] : [])].join('; '),
      });
    });
  }
  return presence.map((one) =>
    translate(lang, 'checkIn.minutes.ofSitting', {
      n: sittings.find(({ id }) => id === one.sittingId)?.number ?? 0,
      words: presenceWords(one, lang),
    }),
  );
}
