import { isKey, translate, type Lang } from '../../../i18n/translate.ts';
import type { Entry } from '../../../platform/journal/contract.ts';
import { correction } from '../../../platform/journal/correction.ts';
import { Speaker, TextRef, type Floor, type Turn } from '../../../live/sitting/contract/index.ts';
import { planOfTurn } from '../../../live/sitting/rules/names-then.ts';
import { batchConferred, batchStaged, campaignLaunched } from '../../../live/ceremony/contract.ts';
import { awardThen, campaignThen } from '../../../live/ceremony/rules/index.ts';
import { batchWords } from '../../../live/ceremony/presenter/words.ts';
import type { Sheet } from './sheet.ts';
import { lengthWords } from './sentences.ts';
import { minutedItems } from '../rules/parts.ts';
import { speakerInShort } from './speakers.ts';

/** A journal entry in the column beside the text. Times in milliseconds since 1970. */
export interface ProceedingsLine {
  readonly seq: number;
  readonly at: number;
  readonly itemId: string | null;
  readonly text: string;
  /** Time of the line that this one corrects. */
  readonly correctsAt: number | null;
  /** True if a later line corrects it. */
  readonly corrected: boolean;
  /** Whether it appears in the minutes, automatically or because a secretary inserted it. */
  readonly included: boolean;
}

/** Kinds that the minutes include automatically. */
const BY_THEMSELVES = /^(sitting|item)\.|^floor\.(granted|recalled|ended)$|^award\.conferred$|^campaign\.launched$|^vote\.closed$/;

type About = Readonly<Record<string, unknown>>;
type LineSheet = Pick<Sheet, 'plan' | 'state' | 'ceremony' | 'spoken' | 'withheld' | 'entries'>;

/** The proceedings, newest first. `placed`: numbers of the entries that a secretary inserted into the text. */
export function proceedingsLines(sheet: LineSheet, placed: ReadonlySet<number>, lang: Lang): ProceedingsLine[] {
  const corrected = new Set(sheet.entries.flatMap((entry) => correction.read(entry)?.corrects ?? []));
  const bySeq = new Map(sheet.entries.map((entry) => [entry.seq, entry]));
  const running = runningItems(sheet.entries);
  return sheet.entries
    .flatMap((entry): ProceedingsLine[] => {
      const text = entrySentence(sheet, entry, lang);
      if (text === null) return [];
      const corrects = correction.read(entry)?.corrects;
      const included = !corrected.has(entry.seq) && (BY_THEMSELVES.test(entry.kind) || placed.has(entry.seq));
      const correctsAt = corrects === undefined ? null : (bySeq.get(corrects)?.at ?? null);
      return [
        {
          seq: entry.seq,
          at: entry.at,
          itemId: itemOf(entry) ?? running.get(entry.seq) ?? null,
          text,
          correctsAt,
          corrected: corrected.has(entry.seq),
          included,
        },
      ];
    })
    .toReversed();
}

const itemOf = ({ data }: Entry): string | null => (typeof data.itemId === 'string' ? data.itemId : null);

/** The item that was running before each entry, by the number of the entry; null for none. */
function runningItems(entries: readonly Entry[]): Map<number, string | null> {
  let running: string | null = null;
  const before = new Map<number, string | null>();
  for (const entry of entries) {
    before.set(entry.seq, running);
    if (/^item\.(started|finished|postponed)$/.test(entry.kind)) running = entry.kind === 'item.started' ? itemOf(entry) : null;
  }
  return before;
}

/** An entry of the journal as a sentence without a full stop; null for kinds that the minutes omit. */
export function entrySentence(sheet: LineSheet, entry: Entry, lang: Lang): string | null {
  const correcting = correction.read(entry);
  if (correcting) {
    const slip = sheet.entries.find((one) => one.seq === correcting.corrects);
    const what = slip && entrySentence(sheet, slip, lang);
    return what ? translate(lang, 'minutes.line.correction', { what }) : null;
  }
  const key = `minutes.line.kind.${entry.kind.replace('.', '-')}`;
  if (!isKey(key) || isBackground(entry)) return null;
  const line = translate(lang, key, wordsOf(sheet, entry, lang));
  const topic = entry.kind === 'request.made' ? spokenText(sheet, entry.data.topic, lang) : null;
  return topic === null ? line : translate(lang, 'minutes.line.withTopic', { line, topic });
}

/** Withdrawn head counts and consequences of other entries are not listed. */
const isBackground = ({ kind, data }: Entry): boolean =>
  (kind === 'site.counted' && data.present === null) || (kind === 'item.finished' && data.implied === true);

function wordsOf(
  sheet: LineSheet,
  entry: Entry,
  lang: Lang,
): { item: string; who: string; length: string; text: string; n: number | null; award: string } {
  const data: About = entry.data;
  const turn = typeof data.turnId === 'string' ? (sheet.state.turns[data.turnId] ?? null) : null;
  const spoken = turn && turn.endedAt - turn.startedAt - turn.pausedMs;
  return {
    item: itemWords(sheet, data.itemId, lang),
    who: whoWords(sheet, entry, lang),
    length: spoken === null ? translate(lang, 'common.unknown') : lengthWords(spoken, lang),
    text: textOfEntry(sheet, data, lang),
    n: typeof data.present === 'number' ? data.present : null,
    award: ceremonyWords(sheet.ceremony, entry, lang),
  };
}

/** The batch or the campaign that an entry of a ceremony is about, as the version of then had it. */
function ceremonyWords(plan: LineSheet['ceremony'], entry: Entry, lang: Lang): string {
  const launched = campaignLaunched.read(entry);
  if (launched) return campaignThen(plan, launched)?.title ?? translate(lang, 'common.unknown');
  const batch = batchStaged.read(entry) ?? batchConferred.read(entry);
  const award = batch && awardThen(plan, batch);
  return batch && award ? batchWords(lang, award, batch) : translate(lang, 'common.unknown');
}

function itemWords(sheet: LineSheet, itemId: unknown, lang: Lang): string {
  const n = typeof itemId === 'string' ? numbersIn(sheet.plan).get(itemId) : undefined;
  return n === undefined ? translate(lang, 'minutes.line.unknownItem') : translate(lang, 'minutes.line.item', { n });
}

/** Numbers of the items of each plan; kept, because every line asks for one. */
const numbers = new WeakMap<LineSheet['plan'], ReadonlyMap<string, number>>();

function numbersIn(plan: LineSheet['plan']): ReadonlyMap<string, number> {
  const known = numbers.get(plan) ?? new Map(minutedItems(plan).map(({ id }, index) => [id, index + 1]));
  numbers.set(plan, known);
  return known;
}

/** The subject of an entry: its speaker, the speaker of its turn or request, or its site. */
function whoWords(sheet: LineSheet, entry: Entry, lang: Lang): string {
  const data: About = entry.data;
  const turn = typeof data.turnId === 'string' ? turnOf(sheet, data.turnId) : undefined;
  const request = typeof data.requestId === 'string' ? sheet.state.requests[data.requestId] : undefined;
  const named = (data.speaker === undefined ? undefined : Speaker.safeParse(data.speaker).data) ?? turn?.speaker;
  const { siteId, participantId } = { siteId: data.siteId, participantId: data.participantId, ...request };
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const speaker = named ?? { participantId: text(participantId), siteId: text(siteId), paperId: null, requestId: null, queueId: null };
  return speakerInShort(turn ? planOfTurn(sheet.plan, turn.turnId) : sheet.plan, speaker, lang);
}

function turnOf({ state: { turns, floor } }: LineSheet, turnId: string): Turn | Floor | undefined {
  return turns[turnId] ?? (floor?.turnId === turnId ? floor : undefined);
}

/** The text that an entry refers to; null if there is none, a placeholder if it was erased. */
function spokenText(sheet: LineSheet, ref: unknown, lang: Lang): string | null {
  const named = ref === undefined ? undefined : TextRef.safeParse(ref).data;
  return named ? (sheet.spoken.get(named.id) ?? translate(lang, 'minutes.line.erased')) : null;
}

/** An incident's words are kept under the id of the incident. */
function textOfEntry(sheet: LineSheet, data: About, lang: Lang): string {
  if (typeof data.incidentId === 'string' && sheet.withheld.has(data.incidentId)) return translate(lang, 'rollCall.withheld');
  const incident = typeof data.incidentId === 'string' ? sheet.spoken.get(data.incidentId) : undefined;
  return incident ?? spokenText(sheet, data.text, lang) ?? translate(lang, 'minutes.line.erased');
}
