import { DateTime } from 'luxon';
import { formatDate } from '../../../i18n/format.ts';
import { translate, type Lang } from '../../../i18n/translate.ts';
import type { Due } from '../../../planning/recommendations/contract.ts';
import { NOTE_KINDS, type MinutesBlock } from '../contract.ts';
import { isWritten } from '../rules/words.ts';
import type { MinutesFacts } from '../rules/facts.ts';
import type { Texts } from '../rules/outline.ts';
import { partOf } from '../rules/parts.ts';

export type Note = Extract<MinutesBlock, { kind: 'note' }>;
/** Numbers of conclusions, tasks and recommendations; each kind is numbered throughout the minutes. */
export type NoteCounts = ReadonlyMap<Note, number>;

/** Numbers each note within its kind, throughout the minutes. */
export function countNotes(facts: MinutesFacts, texts: Texts): NoteCounts {
  const parts = ['general', ...facts.items.map(({ item }) => partOf(item.id))];
  const notes = parts.flatMap((part) => (texts.get(part) ?? []).filter((block) => block.kind === 'note')).filter(isWritten);
  const numbered = NOTE_KINDS.flatMap((kind) =>
    notes.filter((note) => note.note === kind).map((note, index) => [note, index + 1] as const),
  );
  const numbers = new Map(numbered);
  return new Map(notes.map((note) => [note, numbers.get(note) ?? 0]));
}

/** "Kết luận 1". */
export const noteLabel = (note: Note, counts: NoteCounts, lang: Lang): string =>
  translate(lang, `minutes.note.${note.note}`, { n: String(counts.get(note) ?? '') });

/** "Hạn cuối: 30/12/2025": "before" a day has the day before it as its last. Null if it is not fixed. */
export function dueWords(due: Due, lang: Lang): string | null {
  if (due === null) return null;
  if ('within' in due) return translate(lang, 'minutes.note.dueWithin', { year: String(due.within) });
  const last = 'before' in due ? DateTime.fromISO(due.before, { zone: 'utc' }).minus({ days: 1 }).toISODate() : due.by;
  return translate(lang, 'minutes.note.dueBy', { date: formatDate(lang, last, 'utc') });
}
