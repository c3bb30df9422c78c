import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import { byVietnamese } from '../../../platform/text.ts';
import { PROVINCES } from '../../sites/rules/provinces.ts';
import type { ReportQuestion } from '../contract/entities.ts';
import { compared, sameQuestion, whyNotCompared, type Compared, type EarlierPlaces, type Then } from '../rules/comparing.ts';
import { exactSum } from '../rules/figures.ts';
import { isBeforeMerger } from '../rules/predecessors.ts';
import type { Gathered } from './figures.ts';
import { cellWords, cellView, unitBehind } from './words.ts';

const signed = (lang: Lang, value: number): string => `${value > 0 ? '+' : ''}${formatNumber(lang, value)}`;

/** A change as a figure, with its share of what was before, if that says something. */
function changeText(lang: Lang, change: number, before: number): string {
  const value = signed(lang, change);
  if (before <= 0) return value;
  return translate(lang, 'reports.compare.percent', { value, percent: signed(lang, Math.round((change / before) * 1000) / 10) });
}

/** What those that were merged said, each by its name. */
const namesOf = (lang: Lang, { of }: Then): string =>
  of.map(({ name, cell }) => translate(lang, 'reports.compare.one', { name, value: cellWords(lang, cell) })).join('; ');

function thenView(lang: Lang, then: Then) {
  const names = namesOf(lang, then);
  const isSeveral = then.of.length > 1;
  const isFigure = (then.state === 'given' || then.state === 'part') && then.number !== null;
  return {
    text: isFigure && then.number !== null ? formatNumber(lang, then.number) : translate(lang, `reports.state.${then.state}`),
    isFigure,
    isPart: then.state === 'part',
    of: !isSeveral
      ? null
      : then.state === 'apart'
        ? translate(lang, 'reports.compare.apart', { names })
        : translate(lang, then.state === 'part' ? 'reports.compare.part' : 'reports.compare.merged', { names }),
  };
}

const names = new Map(PROVINCES.map(({ code, name }) => [code, name]));

function rowView(lang: Lang, { province, now, before, change }: Compared) {
  return {
    name: names.get(province) ?? '',
    now: cellView(lang, now),
    before: thenView(lang, before),
    change: change === null ? null : changeText(lang, change, before.number ?? 0),
  };
}

/** The sum of the provinces that gave whole figures both times: of others nothing is said. */
function wholeOf(lang: Lang, question: ReportQuestion, rows: readonly Compared[]) {
  const whole = rows.filter(({ change }) => change !== null);
  if (!question.sums || whole.length === 0) return null;
  const [now, then] = [exactSum(whole.map((row) => row.now.number ?? 0)), exactSum(whole.map((row) => row.before.number ?? 0))];
  return {
    count: translate(lang, 'reports.compare.summed', { n: whole.length }),
    now: formatNumber(lang, now),
    before: formatNumber(lang, then),
    change: changeText(lang, exactSum([now, -then]), then),
  };
}

/** One question compared with the same of an earlier form. */
export function compareView(
  lang: Lang,
  { form, places }: Gathered,
  earlier: EarlierPlaces & { readonly questions: readonly ReportQuestion[] },
  id?: string,
) {
  const question = form.questions.find((one) => one.id === id) ?? form.questions.find(({ kind }) => kind === 'number') ?? form.questions[0];
  if (!question) return null;
  const asked = sameQuestion(question, earlier.questions);
  const why = whyNotCompared(question, asked);
  const rows = why === null && asked ? compared(places, question, earlier, asked) : [];
  const sorted = rows.toSorted((a, b) => byVietnamese(names.get(a.province) ?? '', names.get(b.province) ?? ''));
  return {
    id: question.id,
    text: question.text,
    unit: unitBehind(question),
    why: why === null ? null : translate(lang, `reports.compare.why.${why}`),
    rows: sorted.map((row) => rowView(lang, row)),
    whole: wholeOf(lang, question, rows),
    isBeforeMerger: isBeforeMerger(earlier.date),
    questions: form.questions.map((one, at) => ({ value: one.id, label: `${at + 1}. ${one.text}`, selected: one === question })),
  };
}
