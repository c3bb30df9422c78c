import type { Figures } from '../../contract.ts';
import { drawBars } from '../charts/bars.ts';
import {
  difference,
  differenceText,
  itemName,
  lengthText,
  minutesSeconds,
  rowName,
  cutName,
  SPEAKING_VIEWS,
  type FigureWords,
  type SpeakingView,
} from '../words.ts';
import { tableView } from './table.ts';

interface Measured {
  readonly name: string;
  readonly used: number;
  readonly planned: number | null;
}

function barsOf(rows: readonly Measured[]) {
  const drawn = drawBars(rows);
  return {
    height: drawn.height,
    rows: drawn.rows.map((bar, at) => {
      const row = rows[at] ?? { name: '', used: 0, planned: null };
      const more = difference(row);
      return {
        ...bar,
        name: cutName(bar.name),
        full: bar.name,
        value: minutesSeconds(row.used),
        difference: more === null ? '–' : differenceText(more),
        isOver: more !== null && more > 60,
        isOpen: more === null,
      };
    }),
  };
}

/** Time by item, planned and used; what was not begun is left to the table. */
export function itemsSection(words: FigureWords, figures: Figures) {
  const { t, lang } = words;
  const rows = figures.items.flatMap((item) =>
    item.used === null || item.number === null ? [] : [{ name: itemName(words, item), used: item.used, planned: item.planned }],
  );
  if (rows.length === 0) return null;
  const total = rows.reduce((sum, { used }) => sum + used, 0);
  const longest = rows.toSorted((one, other) => (difference(other) ?? 0) - (difference(one) ?? 0))[0];
  const over = longest ? (difference(longest) ?? 0) : 0;
  return {
    id: 'items',
    title: t('statistics.items.title'),
    said: over > 60 && longest ? t('statistics.over', { name: longest.name, length: lengthText(lang, over) }) : null,
    description: t('statistics.items.description', { n: rows.length, length: lengthText(lang, total) }),
    ...barsOf(rows),
  };
}

/** So many speakers have a bar of their own; the others share the last. */
const MAX_BARS = 12;

/** Speaking time by person, site or province. */
export function speakingSection(words: FigureWords, figures: Figures, view: SpeakingView) {
  const { t, lang } = words;
  const { speaking } = figures;
  if (speaking.turns === 0) return null;
  const all = speaking[view].map((row) => ({ name: rowName(words, view, row), used: row.used, planned: row.planned }));
  const [shown, rest] = all.length > MAX_BARS + 1 ? [all.slice(0, MAX_BARS), all.slice(MAX_BARS)] : [all, []];
  return {
    id: 'speaking',
    title: t('statistics.speaking.title'),
    said: t('statistics.speaking.said', { n: speaking.turns, length: lengthText(lang, speaking.used) }),
    description: t('statistics.speaking.description', {
      n: all.length,
      length: lengthText(lang, speaking.used),
      over: lengthText(lang, speaking.over),
    }),
    unplanned: speaking.unplanned > 0 ? t('statistics.speaking.unplanned', { n: speaking.unplanned }) : null,
    ...barsOf(shown),
    rest:
      rest.length > 0
        ? t('statistics.speaking.rest', {
            n: rest.length,
            length: lengthText(
              lang,
              rest.reduce((sum, { used }) => sum + used, 0),
            ),
          })
        : null,
    views: SPEAKING_VIEWS.map((name) => ({ name, label: t(`statistics.column.${name}`), isCurrent: name === view })),
    table: tableView(words, figures, view),
  };
}
