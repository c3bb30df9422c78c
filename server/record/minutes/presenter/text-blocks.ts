import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Block, Run } from '../../printouts/contract.ts';
import type { MinutesBlock } from '../contract.ts';
import { entrySentence } from './lines.ts';
import { dueWords, noteLabel, type NoteCounts } from './notes.ts';
import { momentWords } from './sentences.ts';
import type { Sheet } from './sheet.ts';

export const sentenceBlock = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

type TextSheet = Pick<Sheet, 'plan' | 'state' | 'ceremony' | 'spoken' | 'entries' | 'withheld' | 'facts'>;

/** A block of the text as printed. */
export function textBlock(sheet: TextSheet, block: MinutesBlock, counts: NoteCounts, lang: Lang): Block[] {
  if (block.kind === 'paragraph' && block.list) return [{ kind: 'item', ...block.list, runs: block.runs }];
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', runs: block.runs }];
  if (block.kind === 'table') return [{ kind: 'grid', rows: block.rows }];
  if (block.kind === 'note') return noteBlocks(block, counts, lang);
  const entry = sheet.entries.find((one) => one.seq === block.seq);
  const sentence = entry && entrySentence(sheet, entry, lang);
  return sentence ? [sentenceBlock(`${momentWords(sheet.plan, sheet.facts, entry.at, lang)}: ${sentence}.`)] : [];
}

type Note = Extract<MinutesBlock, { kind: 'note' }>;

const labelRun = (note: Note, counts: NoteCounts, lang: Lang): Run => ({ text: `${noteLabel(note, counts, lang)}: `, bold: true });

/** That a conclusion, a task or a recommendation stands at an item, or in the general part, and whose it is. */
export function noteReference(
  note: Note,
  { counts, itemNumber }: { readonly counts: NoteCounts; readonly itemNumber: number | null },
  lang: Lang,
): Block[] {
  const where =
    itemNumber === null
      ? translate(lang, 'minutes.paper.decision.general')
      : translate(lang, 'minutes.paper.decision.at', { n: String(itemNumber) });
  return [{ kind: 'paragraph', runs: [labelRun(note, counts, lang), { text: where }] }, ...underNote(note, lang)];
}

/** A conclusion, a task or a recommendation with its number, and below it who does it and by when. */
const noteBlocks = (note: Note, counts: NoteCounts, lang: Lang): Block[] => [
  { kind: 'paragraph', runs: [labelRun(note, counts, lang), ...note.runs] },
  ...underNote(note, lang),
];

function underNote(note: Note, lang: Lang): Block[] {
  const words = [note.owner === null ? null : translate(lang, 'minutes.note.owner', { owner: note.owner }), dueWords(note.due, lang)];
  const under = words.filter((word) => word !== null).join('. ');
  return under === '' ? [] : [{ kind: 'paragraph', runs: [{ text: `${under}.`, italic: true }] }];
}
