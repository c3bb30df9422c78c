import { formatNumber } from '../../../../i18n/format.ts';
import type { Figures, SiteAttendance } from '../../contract.ts';
import { drawCourse } from '../charts/course.ts';
import { drawTiles, hasTile, stateOfSite } from '../charts/tiles.ts';
import type { FigureWords } from '../words.ts';
import { tableView } from './table.ts';

const ROW_HEIGHTS = { wide: 37, narrow: 58 } as const;

/** Presence by site: provinces on the map of tiles, all others as a list. */
export function attendanceSection(words: FigureWords, figures: Figures) {
  const { t, lang } = words;
  const { attendance } = figures;
  const provinces = attendance.sites.filter(hasTile);
  const map = (form: keyof typeof ROW_HEIGHTS) => {
    const { tiles, height } = drawTiles(provinces, ROW_HEIGHTS[form]);
    return { form, height, tiles: tiles.map((tile) => ({ ...tile, ...tileWords(words, tile.site) })) };
  };
  const low = attendance.sites.filter((site) => stateOfSite(site) === 'low');
  return {
    title: t('statistics.attendance.title'),
    said: low.length === 0 ? null : t('statistics.attendance.low', { n: low.length, names: namesOf(low) }),
    description: t('statistics.attendance.description', {
      present: formatNumber(lang, attendance.present),
      reported: attendance.reported,
      n: attendance.sites.length,
    }),
    maps: provinces.length >= 8 ? [map('wide'), map('narrow')] : [],
    others: (provinces.length >= 8 ? attendance.sites.filter((site) => !hasTile(site)) : attendance.sites).slice(0, 40).map((site) => ({
      name: site.name,
      state: stateOfSite(site),
      text: presentText(words, site),
    })),
    table: tableView(words, figures, 'attendance'),
    named: attendance.named.length > 0 ? tableView(words, figures, 'named') : null,
  };
}

const namesOf = (sites: readonly SiteAttendance[]): string =>
  [...sites.slice(0, 4).map(({ name }) => name), ...(sites.length > 4 ? ['…'] : [])].join(', ');

function presentText({ t, lang }: FigureWords, { present, expected }: SiteAttendance): string {
  if (present === null) return t('statistics.attendance.silent');
  return expected === null ? formatNumber(lang, present) : `${formatNumber(lang, present)}/${formatNumber(lang, expected)}`;
}

/** The name of a tile without the word for its committee, in one line and in two. */
function tileWords(words: FigureWords, site: SiteAttendance) {
  const name = site.name.replace(/^(?:Tỉnh ủy|Thành ủy|UBND|Tỉnh|Thành phố|TP\.?)\s+/iu, '').replace(/^(?:tỉnh|thành phố)\s+/iu, '');
  const parts = name.split(' ');
  const half = Math.ceil(parts.length / 2);
  return {
    name,
    lines: [parts.slice(0, half).join(' '), parts.slice(half).join(' ')],
    text: presentText(words, site),
    full: `${site.name}: ${presentText(words, site)}`,
  };
}

/** How many were there in the course of time. */
export function courseSection(words: FigureWords, figures: Figures) {
  const { t, time, lang } = words;
  const { course } = figures.attendance;
  const until = Math.max(...figures.sittings.map((one) => one.until ?? 0));
  const drawn = until > 0 ? drawCourse(course, until) : null;
  if (!drawn) return null;
  return {
    id: 'course',
    title: t('statistics.course.title'),
    said: t('statistics.course.said', { n: formatNumber(lang, drawn.max) }),
    description: t('statistics.course.description', { n: course.length, max: formatNumber(lang, drawn.max) }),
    ...drawn,
    max: formatNumber(lang, drawn.max),
    marks: drawn.marks.map(({ at, x }) => ({ x, text: time(at), isFirst: x < 3, isLast: x > 97 })),
    table: tableView(words, figures, 'course'),
  };
}
