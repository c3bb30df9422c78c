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

/** A conclusion, a task or a recommendation with its number, and below it who does it and by when. */
export function noteBlocks(note: Note, counts: NoteCounts, lang: Lang): Block[] {
  const label: Run = { text: `${noteLabel(note, counts, lang)}: `, bold: true };
  const words = [note.owner === null ? null : translate(lang, 'minutes.note.owner', { owner: note.owner }), dueWords(note.due, lang)];
  const under = words.filter((word) => word !== null).join('. ');
  return [
    { kind: 'paragraph', runs: [label, ...note.runs] },
    ...(under === '' ? [] : [{ kind: 'paragraph' as const, runs: [{ text: `${under}.`, italic: true }] }]),
  ];
}
