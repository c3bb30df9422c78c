import { formatNumber } from '../../../../i18n/format.ts';
import type { Figures } from '../../contract.ts';
import { lengthText, voteOutcome, type FigureWords } from '../words.ts';
import { tableView } from './table.ts';

/** What was asked and heard, as parts of one bar. */
export function requestsSection(words: FigureWords, figures: Figures) {
  const { t, lang } = words;
  const { requests } = figures;
  if (requests.made === 0) return null;
  const parts = (['heard', 'waiting', 'refused', 'withdrawn'] as const).filter((name) => requests[name] > 0);
  let x = 0;
  return {
    id: 'requests',
    title: t('statistics.requests.title'),
    said:
      requests.median === null
        ? null
        : t('statistics.requests.median', { median: lengthText(lang, requests.median), longest: lengthText(lang, requests.longest) }),
    description: t('statistics.requests.description', { made: requests.made, heard: requests.heard }),
    parts: parts.map((name) => {
      const width = Math.round((requests[name] / requests.made) * 10_000) / 100;
      const part = { name, x, width, label: t(`statistics.requests.${name}`, { n: requests[name] }) };
      x += width;
      return part;
    }),
    table: tableView(words, figures, 'requests'),
  };
}

/** Votes with their results. */
export function votesSection(words: FigureWords, figures: Figures) {
  const { t, lang, time } = words;
  if (figures.votes.length === 0) return null;
  return {
    title: t('statistics.votes.title'),
    said: t('statistics.votes.said', { n: figures.votes.length }),
    rows: figures.votes.map((vote) => {
      const whole = Math.max(1, vote.agree + vote.disagree + vote.none);
      const width = (n: number): number => Math.round((n / whole) * 10_000) / 100;
      return {
        id: `vote-${vote.id}`,
        at: time(vote.at),
        question: vote.question ?? t('statistics.erased'),
        outcome: voteOutcome(words, vote),
        // Neither has opinions to draw.
        uncounted:
          vote.way === 'acclamation' ? t('statistics.votes.acclaimed') : vote.elected === null ? null : t('statistics.votes.elected'),
        title: t('statistics.votes.counts', {
          agree: formatNumber(lang, vote.agree),
          disagree: formatNumber(lang, vote.disagree),
          none: formatNumber(lang, vote.none),
        }),
        agree: width(vote.agree),
        disagree: width(vote.disagree),
        none: width(vote.none),
        afterAgree: width(vote.agree),
        afterDisagree: width(vote.agree + vote.disagree),
      };
    }),
    table: tableView(words, figures, 'votes'),
  };
}
