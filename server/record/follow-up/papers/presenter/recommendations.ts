import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { Plan } from '../../../../planning/plan/contract.ts';
import type { Block, Column, OfficialPaper } from '../../../printouts/contract.ts';
import { paperOf, plain } from '../../../printouts/presenter/paper.ts';
import type { HistoryLine, Matter } from '../../contract.ts';
import { historyTitle } from '../../presenter/panel.ts';
import { dayText, leftText, matterState, ownerText, termWords } from '../../presenter/words.ts';
import { answersIn } from '../rules.ts';

/** A recommendation with its history; `raisedAt`: the earlier conference that raised it, null for this one. */
export interface ListedMatter {
  readonly matter: Matter;
  readonly history: readonly HistoryLine[];
  readonly raisedAt: string | null;
}

interface ListFacts {
  readonly plan: Plan;
  readonly matters: readonly ListedMatter[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

const PARTS = ['host', 'other', 'carried'] as const;
const partOf = ({ matter, raisedAt }: ListedMatter): (typeof PARTS)[number] => (raisedAt === null ? matter.authority : 'carried');

/** The recommendations of a conference by authority, and those carried into it, with what was answered. */
export function recommendationsPaper(lang: Lang, { plan, matters, today }: ListFacts): OfficialPaper {
  const words = {
    kind: translate(lang, 'printouts.recommendations.kind'),
    file: translate(lang, 'printouts.recommendations.file'),
    letters: null,
    mark: null,
  };
  const parts = PARTS.map((part) => ({ part, own: matters.filter((one) => partOf(one) === part) })).filter(({ own }) => own.length > 0);
  const blocks = parts.flatMap(({ part, own }, at): Block[] => [
    { kind: 'heading', text: `${['I', 'II', 'III'][at] ?? ''}. ${translate(lang, `followUp.groups.${part}`)}` },
    { kind: 'table', columns: columns(lang), rows: own.map((one, index) => [String(index + 1), ...cells(lang, one, today)]) },
  ]);
  const none = [plain(translate(lang, 'followUp.none.recommendation'))];
  const asOf = plain(translate(lang, 'printouts.recommendations.asOf', { date: dayText(lang, today) }));
  return { ...paperOf(plan, words, [asOf, ...(blocks.length > 0 ? blocks : none)]), date: today };
}

const cells = (lang: Lang, { matter, history, raisedAt }: ListedMatter, today: string): string[] => [
  [matter.text, raisedAt && `(${raisedAt})`].filter(Boolean).join(' '),
  [matter.fromName, matter.raisedBy].filter(Boolean).join(', '),
  [
    ownerText(lang, matter),
    matter.coordinating.length > 0 && translate(lang, 'followUp.coordinating', { names: matter.coordinating.join(', ') }),
  ]
    .filter(Boolean)
    .join('; ') || translate(lang, 'printouts.conclusions.unassigned'),
  termWords(lang, matter.due) ?? translate(lang, 'followUp.due.unknown'),
  answerText(lang, { matter, history, raisedAt }, today),
];

/** What was answered, a line each; where nothing was, how the matter stands. */
function answerText(lang: Lang, { matter, history }: ListedMatter, today: string): string {
  const lines = answersIn(history).map(({ kind, body, paper, on, text }) => {
    const number = paper && translate(lang, 'followUp.line.paper', { number: paper });
    const head = [historyTitle(lang, { kind, body, changed: [] }), number, on && dayText(lang, on)].filter(Boolean).join(', ');
    return text === null ? `${head}.` : `${head}: ${text}`;
  });
  if (lines.length > 0) return lines.join('\n');
  const left = leftText(lang, matter, today);
  const { text } = matterState(lang, matter, today);
  return left === '' || matter.status !== 'open' ? text : `${text}, ${left}`;
}

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.recommendations.text'), width: 5.4, align: 'left' },
  { title: translate(lang, 'printouts.recommendations.from'), width: 2.6, align: 'left' },
  { title: translate(lang, 'printouts.recommendations.owner'), width: 3.4, align: 'left' },
  { title: translate(lang, 'printouts.conclusions.due'), width: 2.9, align: 'left' },
  { title: translate(lang, 'printouts.recommendations.answer'), width: 4.4, align: 'left' },
];
