import { formatDate } from '../../../i18n/format.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper, PaperBar } from '../../printouts/contract.ts';
import { paperOf, plain } from '../../printouts/presenter/paper.ts';
import type { Figures } from '../contract.ts';
import { figureText } from './cells.ts';
import { itemsSection, speakingSection } from './sections/speaking.ts';
import { tablesOf, type FiguresTable } from './tables.ts';
import { hasBegun, lengthText, type FigureWords } from './words.ts';

/** Tables longer than this are left to the spreadsheet, as is every report of presence. */
const MAX_ROWS = 120;

/** The figures as an official paper: what matters in sentences, then every table that fits on a few pages. */
export function statisticsPaper(words: FigureWords, plan: Plan, figures: Figures): OfficialPaper {
  const { t } = words;
  const paper = { kind: t('statistics.paper.kind'), file: t('statistics.paper.file'), letters: null, mark: null };
  if (!hasBegun(figures)) return paperOf(plan, paper, [plain(t('statistics.empty'))]);
  const tables = tablesOf(words, figures).filter(({ name }) => name !== 'course');
  const long = tables.filter(({ rows }) => rows.length > MAX_ROWS);
  return paperOf(plan, paper, [
    ...[...sentences(words, figures), t('statistics.paper.units')].map(plain),
    ...chartBlocks(words, figures),
    ...tables.filter((table) => !long.includes(table)).flatMap((table) => tableBlocks(words, table)),
    ...long.map(({ title, rows }) => plain(t('statistics.paper.tooLong', { title, n: rows.length }))),
  ]);
}

/** Time by item and by speaker as bars; what they say stands in the tables once more. */
function chartBlocks(words: FigureWords, figures: Figures): Block[] {
  const { t } = words;
  const charts = [itemsSection(words, figures), speakingSection(words, figures, 'people')].filter((chart) => chart !== null);
  if (charts.length === 0) return [];
  const rows = (chart: (typeof charts)[number]) =>
    chart.rows.map(({ full, value, used, over, planned }): PaperBar => ({ name: full, value, used, over, planned }));
  return [
    plain(t('statistics.paper.bars')),
    ...charts.flatMap((chart): Block[] => [
      { kind: 'heading', text: chart.title },
      { kind: 'bars', rows: rows(chart) },
    ]),
  ];
}

/** The figures in sentences, as the paper and the spreadsheet begin. */
export function sentences(words: FigureWords, { sittings, speaking, attendance, lines, requests, votes, leftOut }: Figures): string[] {
  const { t, lang, time, zone } = words;
  const opened = sittings.filter(({ openedAt }) => openedAt !== null);
  const held = opened.map((one) =>
    t('statistics.paper.held', {
      name: one.title ?? t('statistics.sitting', { n: one.number }),
      day: formatDate(lang, one.openedAt, zone),
      from: time(one.openedAt),
      to: one.closedAt === null ? t('statistics.paper.now') : time(one.closedAt),
      length: lengthText(lang, one.seconds),
    }),
  );
  return [
    ...held,
    ...(attendance.present === null
      ? []
      : [t('statistics.paper.present', { n: attendance.present, reported: attendance.reported, all: attendance.sites.length })]),
    ...(speaking.turns === 0
      ? []
      : [
          t('statistics.paper.spoken', {
            n: speaking.turns,
            length: lengthText(lang, speaking.used),
            over: lengthText(lang, speaking.over),
          }),
        ]),
    lines.losses === 0
      ? t('statistics.paper.noneLost')
      : t('statistics.paper.lost', { n: lines.losses, length: lengthText(lang, lines.seconds) }),
    ...(requests.made === 0 ? [] : [t('statistics.paper.asked', { made: requests.made, heard: requests.heard })]),
    ...(votes.length === 0 ? [] : [t('statistics.paper.voted', { n: votes.length })]),
    ...(leftOut === 0 ? [] : [t('statistics.leftOutOfFile', { n: leftOut })]),
  ];
}

function tableBlocks(words: FigureWords, table: FiguresTable): Block[] {
  const columns = table.columns.map((column, at): Column => {
    const isText = column.kind === 'text';
    return { title: column.title, width: isText ? (at === 0 ? 5 : 4) : 2, align: isText ? 'left' : 'center' };
  });
  return [
    { kind: 'heading', text: table.title },
    { kind: 'table', columns, rows: table.rows.map((row) => row.map((cell) => figureText(words, cell))) },
  ];
}
