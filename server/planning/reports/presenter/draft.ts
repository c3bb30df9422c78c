import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { ReportQuestion } from '../contract/entities.ts';
import { placeCell } from '../rules/gathering.ts';
import { totalOf, type Cell } from '../rules/totals.ts';
import type { Gathered } from './figures.ts';
import { momentOf, unitBehind } from './words.ts';

interface About {
  readonly conference: string;
  readonly now: number;
  readonly zone: string;
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** The one place with the highest figure; null if several have it. */
function highestOf(cells: readonly { readonly name: string; readonly cell: Cell }[]) {
  const figures = cells.flatMap(({ name, cell: { number } }) => (number === null ? [] : [{ name, number }]));
  const highest = Math.max(...figures.map(({ number }) => number));
  const [first, second] = figures.filter(({ number }) => number === highest);
  return figures.length > 1 && first && !second ? first : null;
}

/** The sentence of the total; null for texts, and while there is no figure. */
function sentence(lang: Lang, { places }: Gathered, question: ReportQuestion, { now, zone }: About): string | null {
  const cells = places.map((place) => ({ name: place.name, cell: placeCell(place, question) }));
  const total = totalOf(
    question,
    cells.map(({ cell }) => cell),
  );
  if (total.given === 0 || question.kind === 'text') return null;
  const given = translate(lang, 'reports.draft.of', { n: total.given, total: total.of });
  const words = { given, ...momentOf(lang, now, zone), question: lowerFirst(question.text), unit: unitBehind(question) };
  if (question.kind === 'choice') {
    const options = total.chosen.map(({ option, n }) => translate(lang, 'reports.draft.choice', { option, n })).join('; ');
    return translate(lang, 'reports.draft.choices', { ...words, options });
  }
  if (total.sum === null) {
    const [low = 0, high = 0] = total.range ?? [];
    return translate(lang, 'reports.draft.range', { ...words, low: formatNumber(lang, low), high: formatNumber(lang, high) });
  }
  const highest = highestOf(cells);
  const sum = translate(lang, 'reports.draft.sum', { ...words, sum: formatNumber(lang, total.sum) });
  if (!highest) return sum;
  const { name, number } = highest;
  return `${sum} ${translate(lang, 'reports.draft.highest', { name, value: formatNumber(lang, number), unit: words.unit })}`;
}

/** A paragraph on one question for a draft report, which says what is not counted and where the figures are from. */
export function draftParagraph(lang: Lang, gatheredSites: Gathered, id: string, about: About): string | null {
  const question = gatheredSites.form.questions.find((one) => one.id === id);
  const said = question && sentence(lang, gatheredSites, question, about);
  if (!question || !said) return null;
  const total = totalOf(
    question,
    gatheredSites.places.map((place) => placeCell(place, question)),
  );
  return [
    said,
    total.missing > 0 && translate(lang, 'reports.draft.missing', { n: total.missing }),
    total.notKnown > 0 && translate(lang, 'reports.draft.notKnown', { n: total.notKnown }),
    translate(lang, 'reports.draft.source', { title: gatheredSites.form.title, conference: about.conference }),
  ]
    .filter((part) => part !== false)
    .join(' ');
}
