import { formatDate, formatTime } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { PaperRecord, OfficialPaperState } from '../contract/index.ts';
import { placeOfId } from '../rules/ids.ts';
import { editionTitle, kindName } from './titles.ts';

/** The steps that are drawn, in their order. */
export const TRACK = ['draft', 'for-comment', 'submitted', 'approved', 'numbered', 'signed', 'issued'] as const;

const LOOKS: Readonly<Record<OfficialPaperState, string>> = {
  draft: 'draft',
  'for-comment': 'draft',
  submitted: 'late',
  approved: 'next',
  numbered: 'next',
  signed: 'next',
  issued: 'ready',
  recalled: 'lost',
};

/** The state of a paper as shape and words. */
export const paperState = (lang: Lang, { state }: Pick<PaperRecord, 'state'>) => ({
  state: LOOKS[state],
  text: translate(lang, `officialPapers.state.${state}`),
});

/** Its place on the way from draft to issue: cells that are passed, the one it is in, those to come. */
export function trackCells({ state }: Pick<PaperRecord, 'state'>): { readonly isDone: boolean; readonly isNow: boolean }[] {
  const at = TRACK.findIndex((one) => one === state);
  return TRACK.map((_, index) => ({ isDone: index < at || state === 'issued', isNow: index === at && state !== 'issued' }));
}

/** A moment as "28/11/2025 lúc 15:20". */
export const momentText = (lang: Lang, at: number, zone: string): string =>
  translate(lang, 'officialPapers.moment', { date: formatDate(lang, at, zone), time: formatTime(lang, at, zone) });

/** What comes next with a paper, in words. */
export function nextText(lang: Lang, { state, changedAt }: Pick<PaperRecord, 'state' | 'changedAt'>, zone: string): string {
  const date = changedAt === null ? '' : formatDate(lang, changedAt, zone);
  return translate(lang, `officialPapers.next.${state}`, { date });
}

/** The title in the reader's language; of a paper that is of something, as it is stored. */
export function titleFor(lang: Lang, { id, kind, part, title }: PaperRecord): string {
  return part === null ? editionTitle(lang, kindName(lang, kind), placeOfId(id)?.edition ?? 1) : title;
}
