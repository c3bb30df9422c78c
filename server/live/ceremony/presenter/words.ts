import { displayName } from '../../../planning/plan/rules.ts';
import { batchesOf } from '../../../planning/awards/rules/batches.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { CeremonyAward } from '../contract.ts';
import type { CeremonyProgress } from '../rules/index.ts';

/** "Huân chương Lao động hạng Nhất". */
export const awardTitle = (lang: Lang, { title, class: rank }: Pick<CeremonyAward, 'title' | 'class'>): string =>
  rank === null ? title : `${title} ${translate(lang, `awards.class.${rank}`)}`;

/** "Cờ thi đua của Văn phòng Trung ương Đảng". */
export function awardInFull(lang: Lang, award: Pick<CeremonyAward, 'title' | 'class' | 'grantor'>): string {
  const title = awardTitle(lang, award);
  return award.grantor === null ? title : translate(lang, 'ceremony.award', { title, grantor: award.grantor });
}

/** "5 tập thể"; "một số tập thể" where it is not known how many. */
export const howMany = (lang: Lang, { recipientKind }: Pick<CeremonyAward, 'recipientKind'>, n: number | null): string =>
  n === null
    ? translate(lang, `ceremony.unknownRecipients.${recipientKind}`)
    : translate(lang, `ceremony.recipients.${recipientKind}`, { n });

interface Places {
  readonly from: number;
  readonly to: number;
}

/** How many a batch goes to: those named, or as many as the award says. */
export const batchSize = (award: Pick<CeremonyAward, 'count'>, { from, to }: Places): number | null =>
  to > from ? to - from : award.count;

type OneBatch = Places & { readonly batch: number };

/** "5 tập thể", with the place of the batch where the award has several. */
export function batchPlace(lang: Lang, award: CeremonyAward, batch: OneBatch): string {
  const total = batchesOf(award).length;
  const place = total > 1 ? translate(lang, 'ceremony.batchOf', { n: batch.batch + 1, total }) : null;
  return [howMany(lang, award, batchSize(award, batch)), place].filter((words) => words !== null).join(', ');
}

/** "Cờ thi đua của …, 5 tập thể, đợt 1/2". */
export const batchWords = (lang: Lang, award: CeremonyAward, batch: OneBatch): string =>
  `${awardInFull(lang, award)}, ${batchPlace(lang, award, batch)}`;

/** That nothing is left to call: everything is conferred, or all but what was passed over. */
export const nothingLeft = (lang: Lang, { skipped }: Pick<CeremonyProgress, 'skipped'>): string =>
  skipped.length === 0 ? translate(lang, 'ceremony.allDone') : translate(lang, 'ceremony.skippedLeft', { n: skipped.length });

/** Those who hand it over, each by name and posts; nobody who has neither. */
export const presenterNames = ({ people }: CeremonyAward): string[] => people.flatMap((person) => displayName(person) ?? []);
