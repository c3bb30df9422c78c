import { formatDate, formatNumber } from '../../../../i18n/format.ts';
import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { Plan } from '../../../../planning/plan/contract.ts';
import { dueWords } from '../../../minutes/presenter/notes.ts';
import type { Block, Column, OfficialPaper } from '../../../printouts/contract.ts';
import { paperOf, personLine, plain, withRole } from '../../../printouts/presenter/paper.ts';
import { ownerText, termWords } from '../../presenter/words.ts';
import type { Conclusion, GivenTask } from '../rules.ts';

export interface NoticeFacts {
  readonly plan: Plan;
  readonly conclusions: readonly Conclusion[];
  readonly tasks: readonly GivenTask[];
  /** The year in which it is written, which leaves day and month to be filled in. */
  readonly year: string;
}

/** The notice of conclusions: what was concluded, and the tasks given, with who is in charge, product and deadline. Number, day and signature are written in by hand. */
export function conclusionsPaper(lang: Lang, { plan, conclusions, tasks, year }: NoticeFacts): OfficialPaper {
  const words = {
    kind: translate(lang, 'printouts.conclusions.kind'),
    file: translate(lang, 'printouts.conclusions.file'),
    letters: 'TB',
    mark: translate(lang, 'minutes.draft'),
  };
  const { organizer, title, form } = plan.conference;
  const blocks = [
    ...opening(lang, plan),
    heading(translate(lang, 'printouts.conclusions.headConclusions')),
    ...conclusionBlocks(lang, conclusions),
    heading(translate(lang, 'printouts.conclusions.headTasks')),
    ...taskBlocks(lang, tasks),
    ...(tasks.length === 0 ? [] : [plain(translate(lang, 'printouts.conclusions.carryOut', { organizer }))]),
    { kind: 'signatures', left: null, right: { title: translate(lang, 'printouts.letters.signer'), name: null } } as const,
  ];
  const recipients = [
    translate(lang, 'printouts.conclusions.toDelegates'),
    translate(lang, 'printouts.conclusions.toOwners'),
    ...(form === 'party' ? [translate(lang, 'printouts.conclusions.toFile')] : []),
  ];
  return { ...paperOf(plan, words, blocks), about: translate(lang, 'printouts.conclusions.about', { title }), date: year, recipients };
}

const heading = (text: string): Block => ({ kind: 'heading', text });

/** When and where the conference was held, and who chaired it: as much as is known. */
function opening(lang: Lang, plan: Plan): Block[] {
  const { organizer, title, date, venue } = plan.conference;
  const known = { organizer, title, date: formatDate(lang, date, 'utc'), venue };
  const held =
    date === null
      ? translate(lang, 'printouts.conclusions.held', known)
      : translate(lang, venue === null ? 'printouts.conclusions.heldOn' : 'printouts.conclusions.heldOnAt', known);
  const chairs = withRole(plan, 'chair').map(personLine);
  return [
    plain(held),
    ...(chairs.length === 0 ? [] : [plain(translate(lang, 'printouts.letters.chair', { names: chairs.join('; ') }))]),
    plain(translate(lang, 'printouts.conclusions.concludes')),
  ];
}

function conclusionBlocks(lang: Lang, conclusions: readonly Conclusion[]): Block[] {
  if (conclusions.length === 0) return [plain(translate(lang, 'printouts.conclusions.noConclusions'))];
  return conclusions.map(({ runs, owner, due }, at): Block => {
    const beside = [owner, dueWords(due, lang)].filter((word) => word !== null).join('; ');
    const under = beside === '' ? [] : [{ text: ` (${beside})`, italic: true }];
    return { kind: 'paragraph', runs: [{ text: `${at + 1}. ` }, ...runs, ...under] };
  });
}

function taskBlocks(lang: Lang, tasks: readonly GivenTask[]): Block[] {
  if (tasks.length === 0) return [plain(translate(lang, 'printouts.conclusions.noTasks'))];
  return [{ kind: 'table', columns: columns(lang), rows: tasks.map((task, at) => [String(at + 1), ...taskCells(lang, task)]) }];
}

const taskCells = (lang: Lang, task: GivenTask): string[] => [
  task.text,
  ownerText(lang, task) ?? translate(lang, 'printouts.conclusions.unassigned'),
  task.coordinating.join('; '),
  productText(lang, task),
  termWords(lang, task.due) ?? translate(lang, 'followUp.due.unknown'),
];

/** The product, and how much of it: "Báo cáo; 34 nơi". */
export function productText(lang: Lang, { product, measure }: Pick<GivenTask, 'product' | 'measure'>): string {
  const amount = measure && (measure.target === null ? measure.unit : `${formatNumber(lang, measure.target)} ${measure.unit}`);
  return [product, amount].filter((part) => part !== null && part !== '').join('; ');
}

const columns = (lang: Lang): Column[] => [
  { title: translate(lang, 'printouts.attendees.number'), width: 1, align: 'center' },
  { title: translate(lang, 'printouts.conclusions.task'), width: 6, align: 'left' },
  { title: translate(lang, 'printouts.conclusions.owner'), width: 3.4, align: 'left' },
  { title: translate(lang, 'printouts.conclusions.coordinating'), width: 3, align: 'left' },
  { title: translate(lang, 'printouts.conclusions.product'), width: 2.6, align: 'left' },
  { title: translate(lang, 'printouts.conclusions.due'), width: 2.6, align: 'left' },
];
