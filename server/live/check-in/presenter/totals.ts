import { formatNumber } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PresenceTotals } from '../contract.ts';
import { presentIn } from '../rules/totals.ts';

/** "287/300 có mặt", how many are unknown, and whether that is enough; null where nobody was noted and nothing is required. */
export function presenceLine(totals: PresenceTotals | null, lang: Lang) {
  if (totals === null || (totals.needed === null && totals.unknown === totals.expected)) return null;
  const n = (value: number): string => formatNumber(lang, value);
  const present = presentIn(totals);
  const quorum =
    totals.needed === null
      ? null
      : translate(lang, present >= totals.needed ? 'checkIn.quorum.reached' : 'checkIn.quorum.missing', { n: n(totals.needed) });
  return {
    text: translate(lang, 'checkIn.totals.present', { n: n(present), total: n(totals.expected) }),
    unknown: totals.unknown === 0 ? null : translate(lang, 'checkIn.totals.unknown', { n: n(totals.unknown) }),
    quorum,
    look: totals.needed === null || present >= totals.needed ? 'ready' : 'late',
  };
}
