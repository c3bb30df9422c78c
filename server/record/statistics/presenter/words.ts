import { formatElapsed, formatMinutes, formatSpoken, formatTime } from '../../../i18n/format.ts';
import { translate, type Key, type Lang, type Params } from '../../../i18n/translate.ts';
import type { Figures, ItemFigures, SpeakingRow, VoteFigures } from '../contract.ts';

/** For whom figures are put into words. */
export interface FiguresReader {
  readonly lang: Lang;
  readonly zone: string;
}

export interface FigureWords extends FiguresReader {
  t(key: Key, params?: Params): string;
  time(at: number | null): string;
}

export const wordsFor = ({ lang, zone }: FiguresReader): FigureWords => ({
  lang,
  zone,
  t: (key, params) => translate(lang, key, params),
  time: (at) => formatTime(lang, at, zone),
});

/** A length in words: whole minutes from ten minutes on, with seconds below; null is not known. */
export function lengthText(lang: Lang, seconds: number | null): string {
  if (seconds === null) return translate(lang, 'common.unknown');
  return seconds >= 600 ? formatMinutes(lang, Math.round(seconds / 60)) : formatSpoken(lang, seconds * 1000);
}

/** "10:30", minutes and seconds, as figures stand below each other. */
export const minutesSeconds = (seconds: number): string => formatElapsed(seconds * 1000);

/** What came of a vote; of an election, how many were elected. */
export const voteOutcome = ({ t }: Pick<FigureWords, 't'>, { outcome, elected }: Pick<VoteFigures, 'outcome' | 'elected'>): string =>
  elected === null ? t(`votes.outcome.${outcome}`) : t('statistics.votes.electedOf', { n: elected });

/** "+1:05" or "−0:30" with the minus sign of the figures; "0" where nothing differs. */
export function differenceText(seconds: number): string {
  if (seconds === 0) return '0';
  const text = formatElapsed(Math.abs(seconds) * 1000).replace(/^0(?=\d:)/, '');
  return `${seconds > 0 ? '+' : '\u2212'}${text}`;
}

/** How much more than planned was used; null: nothing was planned. */
export const difference = ({ used, planned }: { readonly used: number; readonly planned: number | null }): number | null =>
  planned === null ? null : used - planned;

/** "5. Báo cáo tóm tắt"; an item that the reader may not know has its number alone. */
export function itemName({ t }: FigureWords, { number, title, isHidden }: ItemFigures): string {
  const name = isHidden ? t('statistics.hidden') : (title ?? '');
  return number === null ? name : t('statistics.item', { number: String(number), title: name });
}

export const SPEAKING_VIEWS = ['people', 'sites', 'provinces'] as const;
export type SpeakingView = (typeof SPEAKING_VIEWS)[number];

/** A speaker, a site or a province; those of none have words of their own. */
export const rowName = ({ t }: FigureWords, view: SpeakingView, { name }: SpeakingRow): string => name ?? t(`statistics.none.${view}`);

/** Whether anything has happened yet. */
export const hasBegun = ({ sittings }: Figures): boolean => sittings.some(({ openedAt }) => openedAt !== null);

/** As many letters as have room on a phone beside the figures. */
const MAX_NAME = 30;
/** A name that is too long for a row of bars, cut off. */
export const cutName = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1).trimEnd()}…` : name);
