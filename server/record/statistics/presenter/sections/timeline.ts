import type { Figures, LineGap } from '../../contract.ts';
import { drawTimeline, LATE_SECONDS } from '../charts/timeline.ts';
import { itemName, lengthText, type FigureWords } from '../words.ts';
import { tableView } from './table.ts';

/** One chart of time for each sitting of which a time is known. */
export function timelineSection(words: FigureWords, figures: Figures) {
  const { t, time } = words;
  const charts = figures.sittings.flatMap((sitting) => {
    const items = figures.items.filter(({ sittingId }) => sittingId === sitting.id);
    const drawn = drawTimeline(sitting, items, figures.lines.gaps);
    if (!drawn) return [];
    return [
      {
        ...drawn,
        id: `timeline-${sitting.number}`,
        name: figures.sittings.length > 1 ? (sitting.title ?? t('statistics.sitting', { n: sitting.number })) : null,
        title: t('statistics.timeline.title'),
        description: t('statistics.timeline.description', { n: items.length, losses: figures.lines.losses }),
        marks: drawn.marks.map(({ at, x }) => ({ x, text: time(at), isFirst: x < 3, isLast: x > 97 })),
        tracks: drawn.tracks.map((track) => ({ ...track, value: trackText(words, track.losses) })),
        hasStarted: sitting.openedAt !== null,
        axis: 92,
      },
    ];
  });
  return {
    charts,
    said: punctualityText(words, figures),
    table: tableView(words, figures, 'items'),
    lines: figures.lines.gaps.length > 0 ? tableView(words, figures, 'lines') : null,
    never: neverText(words, figures),
  };
}

/** "2 lần, 9 phút", or how late a site joined that was never lost. */
function trackText({ t, lang }: FigureWords, gaps: readonly LineGap[]): string {
  const length = lengthText(
    lang,
    gaps.reduce((sum, { seconds }) => sum + seconds, 0),
  );
  return gaps.every(({ why }) => why === 'late')
    ? t('statistics.timeline.joinedLate', { length })
    : t('statistics.timeline.track', { n: gaps.length, length });
}

function neverText({ t }: FigureWords, { lines: { never } }: Figures): string | null {
  if (never.length === 0) return null;
  const names = never.slice(0, 6).map(({ name }) => name);
  return t('statistics.lines.never', { n: never.length, names: [...names, ...(never.length > 6 ? ['…'] : [])].join(', ') });
}

/** The item that began latest; that all began in time, or nothing while none has begun. */
function punctualityText(words: FigureWords, { items }: Figures): string | null {
  const begun = items.filter(({ late }) => late !== null);
  const [latest] = begun.toSorted((one, other) => (other.late ?? 0) - (one.late ?? 0));
  if (!latest) return null;
  if ((latest.late ?? 0) <= LATE_SECONDS) return words.t('statistics.timeline.inTime');
  return words.t('statistics.timeline.latest', {
    length: lengthText(words.lang, latest.late),
    item: itemName(words, latest) || words.t('statistics.break'),
  });
}
