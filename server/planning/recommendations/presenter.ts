import { formatDate } from '../../i18n/format.ts';
import { translate, type Lang } from '../../i18n/translate.ts';
import { neighbours, totalsOf } from '../collections/presenter.ts';
import type { Due, Recommendation } from './contract.ts';
import { lastDayOfTerm } from './rules.ts';

/** "Hạn cuối: 30/12/2025" for an answer before the 31st; null if there is no deadline. */
export function dueText(lang: Lang, due: Due): string | null {
  if (due === null) return null;
  if ('within' in due) return translate(lang, 'recommendations.due.within', { year: String(due.within) });
  return translate(lang, 'recommendations.due.lastDay', { date: formatDate(lang, lastDayOfTerm(due), 'utc') });
}

/** How many there are, and how many still lack what an answer needs. */
export const recommendationTotals = (lang: Lang, list: readonly Recommendation[]) =>
  totalsOf(lang, [
    { key: 'recommendations.totals.all', n: list.length },
    { key: 'recommendations.totals.unowned', n: list.filter(({ owner }) => owner === null).length, isUnknown: true },
    { key: 'recommendations.totals.undated', n: list.filter(({ due }) => due === null).length, isUnknown: true },
  ]);

/** The recommendations as the list shows them. */
export function recommendationRows(lang: Lang, list: readonly Recommendation[], sites: ReadonlyMap<string, string>) {
  const ids = list.map(({ id }) => id);
  return list.map(({ id, version, text, fromId, authority, owner, coordinating, due, quote }, at) => {
    const name = fromId === null ? undefined : sites.get(fromId);
    const parts = [
      name && translate(lang, 'recommendations.from', { name }),
      translate(lang, `recommendations.authority.${authority}`),
      owner && translate(lang, 'recommendations.owner', { name: owner }),
      coordinating.length > 0 && translate(lang, 'recommendations.coordinating', { names: coordinating.join(', ') }),
    ];
    return {
      id,
      version,
      title: text.length > 300 ? `${text.slice(0, 299)}…` : text,
      parts: parts.filter(Boolean),
      due: dueText(lang, due),
      quote,
      ...neighbours(ids, at),
    };
  });
}
