import { translate, type Lang } from '../../../i18n/translate.ts';
import { formatDate } from '../../../i18n/format.ts';
import { periodWords } from '../../../planning/validation/presenter/period.ts';
import type { Majority, Opinions, VoteOutcome } from '../contract/entities.ts';
import { MAJORITY_RULES, type Settlement } from '../rules/index.ts';

/** "Theo Điều 9, Điều lệ Đảng Cộng sản Việt Nam, thông qua ngày 19/01/2011." */
export function sourceWords(lang: Lang, majority: Majority): string {
  const { source, since } = MAJORITY_RULES[majority];
  if (source === null || since === null) return translate(lang, 'votes.source.own');
  return translate(lang, `votes.source.${source}`, { date: formatDate(lang, Date.parse(since), 'UTC') });
}

export const outcomeWords = (lang: Lang, outcome: VoteOutcome): string => translate(lang, `votes.outcome.${outcome}`);

/** A share in percent with one decimal, which is cut off rather than rounded up to a whole; null without a base. */
export function percentOf(lang: Lang, part: number, whole: number | null): string | null {
  if (whole === null || whole === 0) return null;
  const cut = Math.floor((part * 1000) / whole) / 10;
  return new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(cut);
}

/** Lengths of the bar of a result, of 1000; what is not told fills the rest. */
export function barOf({ agree, disagree, none }: Opinions, whole: number | null, needed: number | null) {
  const all = whole ?? agree + disagree + none;
  const part = (n: number): number => (all === 0 ? 0 : Math.min(1000, Math.round((n * 1000) / all)));
  return {
    agree: part(agree),
    disagree: part(disagree),
    none: part(none),
    afterAgree: part(agree),
    afterDisagree: part(agree + disagree),
    needed: needed === null || whole === null ? null : part(needed),
  };
}

/** "Về mốc thời gian, văn bản ghi …, chương trình ghi …; lấy theo văn bản. Lý do: …." */
export function settledSentence(
  lang: Lang,
  { holds, item, document }: Pick<Settlement, 'holds' | 'item' | 'document'>,
  reason: string | null,
): string {
  const periods = { document: periodWords(lang, document), item: periodWords(lang, item) };
  const held = translate(lang, `votes.settled.${holds}`, periods);
  return reason === null ? held : `${held} ${translate(lang, 'votes.settled.reason', { reason })}`;
}
