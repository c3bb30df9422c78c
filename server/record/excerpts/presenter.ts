import { translate, type Lang } from '../../i18n/translate.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import { matterState, termWords } from '../follow-up/presenter/words.ts';
import type { Matter } from '../follow-up/contract.ts';
import { countNotes } from '../minutes/presenter/notes.ts';
import { factSentence } from '../minutes/presenter/sentences.ts';
import type { Sheet } from '../minutes/presenter/sheet.ts';
import { sentenceBlock, textBlock } from '../minutes/presenter/text-blocks.ts';
import { partOf } from '../minutes/rules/parts.ts';
import { isWritten } from '../minutes/rules/words.ts';
import type { Block, OfficialPaper } from '../printouts/contract.ts';
import { paperOf } from '../printouts/presenter/paper.ts';
import { excerptItems, mattersOfExcerpt, type ExcerptItem, type ExcerptOf } from './rules.ts';

interface ExcerptFacts {
  readonly plan: Plan;
  readonly sheet: Sheet;
  readonly matters: readonly Matter[];
  readonly of: ExcerptOf;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** What the minutes say of a site or a person: what they said and what is written of it, their recommendations, their tasks. */
export function excerptPaper(lang: Lang, { plan, sheet, matters, of, today }: ExcerptFacts): OfficialPaper {
  const words = {
    kind: translate(lang, 'excerpts.kind'),
    file: translate(lang, 'excerpts.file'),
    letters: 'TB',
    mark: null,
  };
  const { recommendations, tasks } = mattersOfExcerpt(matters, of);
  const parts: { readonly title: string; readonly blocks: readonly Block[] }[] = [
    {
      title: translate(lang, 'excerpts.said'),
      blocks: excerptItems(sheet.plan, sheet.facts.items, of).flatMap((one) => itemBlocks(lang, sheet, one)),
    },
    { title: translate(lang, 'excerpts.recommendations'), blocks: recommendations.map((one, at) => matterBlock(lang, one, at, today)) },
    { title: translate(lang, 'excerpts.tasks'), blocks: tasks.map((one, at) => matterBlock(lang, one, at, today)) },
  ];
  const filled = parts.filter(({ blocks }) => blocks.length > 0);
  const body = filled.flatMap(({ title, blocks }, at): Block[] => [
    { kind: 'heading', text: `${['I', 'II', 'III'][at] ?? ''}. ${title}` },
    ...blocks,
  ]);
  const head = sentenceBlock(translate(lang, 'excerpts.head', { title: plan.conference.title, name: of.name }));
  const made = paperOf(plan, words, [head, ...(body.length > 0 ? body : [sentenceBlock(translate(lang, 'excerpts.none'))])]);
  return {
    ...made,
    about: translate(lang, 'excerpts.about', { name: of.name, title: plan.conference.title }),
    date: today,
    recipients: [of.name],
  };
}

/** The speeches in an item, and what the secretary wrote of it. */
function itemBlocks(lang: Lang, sheet: Sheet, { item: { item, number }, speeches }: ExcerptItem): Block[] {
  const counts = countNotes(sheet.facts, sheet.texts);
  const title = item.title ?? translate(lang, 'minutes.hiddenItem');
  const written = (sheet.texts.get(partOf(item.id)) ?? []).filter(isWritten);
  return [
    { kind: 'paragraph', runs: [{ text: translate(lang, 'minutes.paper.item', { n: String(number), title }), bold: true }] },
    ...speeches.map((speech) => sentenceBlock(factSentence(sheet.plan, speech, item.kind, lang))),
    ...written.flatMap((block) => textBlock(sheet, block, counts, lang)),
  ];
}

function matterBlock(lang: Lang, matter: Matter, at: number, today: string): Block {
  const more = [matterState(lang, matter, today).text, termWords(lang, matter.due)].filter((one) => one !== null).join('; ');
  const text = translate(lang, 'excerpts.matter', { text: matter.text, more });
  return { kind: 'item', level: 1, mark: 'number', number: at + 1, runs: [{ text }] };
}
