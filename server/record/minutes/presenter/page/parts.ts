import { formatTime } from '../../../../i18n/format.ts';
import { translate, type Lang } from '../../../../i18n/translate.ts';
import type { MinutesBlock, MinutesCell, OutlineLine, Part } from '../../contract.ts';
import type { Sheet } from '../sheet.ts';
import { signOf } from '../../rules/lists.ts';
import { isWritten } from '../../rules/words.ts';
import type { Fact, ItemAsHeld } from '../../rules/facts.ts';
import { placeFacts } from '../../rules/order.ts';
import { partOf } from '../../rules/parts.ts';
import { entrySentence } from '../lines.ts';
import { dueWords, noteLabel, type Note, type NoteCounts } from '../notes.ts';
import { factSentence, fateSentence } from '../sentences.ts';

/** A fact shown beside the text. */
export interface FactLine {
  readonly at: number;
  readonly text: string;
  /** Time in the margin, such as 08:47; null if the line above shows the same. */
  readonly time: string | null;
  /** Playback path, if it was recorded. */
  readonly listen: string | null;
}

/** Playback address of a speech; null while it or its recording is running, and if nothing was recorded. */
function listenUrl({ plan, state }: Sheet, fact: Fact): string | null {
  const turn = fact.kind === 'speech' ? state.turns[fact.turnId] : undefined;
  const recorded = Object.values(state.recordings).some(
    ({ startedAt, stoppedAt }) => turn && stoppedAt !== null && startedAt < turn.endedAt && stoppedAt > turn.startedAt,
  );
  return turn && recorded ? `/conferences/${plan.conference.id}/recordings?play=turn-${turn.turnId}#player` : null;
}

/** The facts of a part as sentences, in order; `startedAt` is the time beside its heading. */
function factLines(sheet: Sheet, facts: readonly Fact[], itemKind: string | null, startedAt: number | null, lang: Lang): FactLine[] {
  const clock = (at: number | null) => (at === null ? null : formatTime(lang, at, sheet.plan.conference.timeZone));
  let last = clock(startedAt);
  return facts.map((fact) => {
    const time = clock(fact.at);
    const line = {
      at: fact.at,
      text: factSentence(sheet.plan, fact, itemKind, lang),
      time: time === last ? null : time,
      listen: listenUrl(sheet, fact),
    };
    last = time;
    return line;
  });
}

/** A part of the page: its heading, its facts and its text in order. `one` null is the general part. */
export function partView(sheet: Sheet, one: ItemAsHeld | null, outline: readonly OutlineLine[], counts: NoteCounts, lang: Lang) {
  const part = one === null ? 'general' : partOf(one.item.id);
  const line = outline.find((candidate) => candidate.part === part);
  const facts = factLines(sheet, one?.facts ?? sheet.facts.general, one?.item.kind ?? null, one?.startedAt ?? null, lang);
  const title = one === null ? translate(lang, 'minutes.generalPart') : (one.item.title ?? translate(lang, 'minutes.hiddenItem'));
  return {
    part,
    number: one?.number ?? null,
    title,
    at: one?.startedAt ?? null,
    state: one?.state ?? 'general',
    hidden: one?.item.hidden ?? false,
    under: one !== null && sheet.facts.sittings.length > 1,
    fate: one === null ? null : fateSentence(one, lang),
    missing: line?.missing ?? false,
    facts,
    lines: linesOf(sheet, part, facts, counts, lang),
  };
}

/** The text of an item that is no longer in the agenda. */
export function goneView(sheet: Sheet, part: Part, counts: NoteCounts, lang: Lang) {
  const title = translate(lang, 'minutes.goneItem');
  return {
    part,
    number: null,
    title,
    at: null,
    state: 'gone' as const,
    hidden: false,
    under: false,
    fate: null,
    missing: false,
    facts: [],
    lines: linesOf(sheet, part, [], counts, lang),
  };
}

function linesOf(sheet: Sheet, part: Part, facts: readonly FactLine[], counts: NoteCounts, lang: Lang) {
  const blocks = (sheet.texts.get(part) ?? []).filter(isWritten);
  return placeFacts(facts, blocks).map((placed) =>
    placed.kind === 'fact' ? { fact: placed.fact } : blockView(sheet, placed.block, counts, lang),
  );
}

function blockView(sheet: Sheet, block: MinutesBlock, counts: NoteCounts, lang: Lang) {
  if (block.kind === 'proceeding') return { fact: entryLine(sheet, block.seq, lang) };
  if (block.kind === 'note') return { note: { label: noteLabel(block, counts, lang), runs: block.runs, by: byLine(block, lang) } };
  if (block.kind === 'table') return { table: { rows: block.rows.map((row) => row.map(cellView)) } };
  return { line: lineView(block) };
}

type Line = MinutesCell['lines'][number];

const lineView = ({ list, runs }: Line) => ({ level: list?.level ?? null, sign: signOf(list), runs });

const cellView = ({ head, columns, rows, lines }: MinutesCell) => ({ head, columns, rows, lines: lines.map(lineView) });

/** An entry inserted by a secretary; null if the entry is no longer listed. */
export function entryLine(sheet: Sheet, seq: number, lang: Lang): FactLine {
  const entry = sheet.entries.find((one) => one.seq === seq);
  const text = entry && entrySentence(sheet, entry, lang);
  const time = entry ? formatTime(lang, entry.at, sheet.plan.conference.timeZone) : null;
  return { at: entry?.at ?? 0, time, listen: null, text: text ? `${text}.` : translate(lang, 'minutes.line.erased') };
}

/** "Thực hiện: Lãnh đạo Văn phòng · Hạn cuối: 30/12/2025". */
export function byLine(note: Pick<Note, 'owner' | 'due'>, lang: Lang): string {
  const owner =
    note.owner === null ? translate(lang, 'minutes.note.noOwner') : translate(lang, 'minutes.note.owner', { owner: note.owner });
  return [owner, dueWords(note.due, lang)].filter((words) => words !== null).join(' · ');
}
