import { formatNumber } from '../../../i18n/format.ts';
import type { Figures } from '../contract.ts';
import { lateness } from '../rules/windows.ts';
import { requestsSection, votesSection } from './sections/asked.ts';
import { attendanceSection, courseSection } from './sections/attendance.ts';
import { itemsSection, speakingSection } from './sections/speaking.ts';
import { tableView } from './sections/table.ts';
import { timelineSection } from './sections/timeline.ts';
import { hasBegun, lengthText, wordsFor, type FiguresReader, type SpeakingView, type FigureWords } from './words.ts';

/** What the page of figures shows. */
export function statisticsView(reader: FiguresReader, figures: Figures, view: SpeakingView) {
  const words = wordsFor(reader);
  const isEmpty = !hasBegun(figures);
  return {
    isEmpty,
    key: isEmpty ? null : keyFigures(words, figures),
    timeline: timelineSection(words, figures),
    items: itemsSection(words, figures),
    speaking: speakingSection(words, figures, view),
    attendance: attendanceSection(words, figures),
    course: courseSection(words, figures),
    requests: requestsSection(words, figures),
    votes: votesSection(words, figures),
    sittings: figures.sittings.length > 1 ? tableView(words, figures, 'sittings') : null,
    leftOut: figures.leftOut > 0 ? words.t('statistics.leftOut', { n: figures.leftOut }) : null,
  };
}

/** What matters most: how long it took, and three counts with what they are out of. */
function keyFigures(words: FigureWords, { sittings, attendance, lines, requests }: Figures) {
  const { t, lang, time } = words;
  const opened = sittings.filter(({ openedAt }) => openedAt !== null);
  const [first] = opened;
  const { openedAt = null, plannedAt = null } = first ?? {};
  const ended = opened.every(({ closedAt }) => closedAt !== null) ? Math.max(...opened.map(({ closedAt }) => closedAt ?? 0)) : null;
  const late = lateness(openedAt, plannedAt);
  const silent = attendance.sites.length - attendance.reported;
  const lost = new Set(lines.gaps.filter(({ why }) => why === 'lost').map(({ siteId }) => siteId)).size;
  return {
    label: ended === null ? t('statistics.key.running') : t('statistics.key.ended', { time: time(ended) }),
    length: lengthText(
      lang,
      opened.reduce((sum, { seconds }) => sum + seconds, 0),
    ),
    since: openedAt === null ? null : t('statistics.key.since', { time: time(openedAt) }),
    late: late === null ? null : late >= 60 ? t('statistics.key.late', { length: lengthText(lang, late) }) : t('statistics.key.inTime'),
    present: attendance.present === null ? null : formatNumber(lang, attendance.present),
    outOf: attendance.expected === null ? null : t('statistics.key.outOf', { n: attendance.expected }),
    reported: `${formatNumber(lang, attendance.reported)}/${formatNumber(lang, attendance.sites.length)}`,
    silent: silent === 0 ? t('statistics.key.allReported') : t('statistics.key.silent', { n: silent }),
    losses: t('statistics.key.losses', { n: lines.losses }),
    lost: lines.losses === 0 ? null : t('statistics.key.lost', { n: lost, length: lengthText(lang, lines.seconds) }),
    heard: `${formatNumber(lang, requests.heard)}/${formatNumber(lang, requests.made)}`,
    waiting: requests.waiting > 0 ? t('statistics.requests.waiting', { n: requests.waiting }) : null,
  };
}
