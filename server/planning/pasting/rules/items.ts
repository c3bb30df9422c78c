import { languages } from '../../../i18n/language.ts';
import { translate } from '../../../i18n/translate.ts';
import { faultsOf } from '../../../platform/bus/parse.ts';
import { fold } from '../../../platform/text.ts';
import { agendaContract, ItemKind, type Item } from '../../agenda/contract.ts';
import { newItemDetails } from '../../agenda/rules/index.ts';
import type { InputOf } from '../../../platform/contract.ts';
import type { Participant } from '../../participants/contract.ts';
import { speakersIn } from './speakers.ts';
import { readTable, type Columns, type PastedFault, type TableLine, type Twin } from './table.ts';

export type ItemField = 'title' | 'kind' | 'minutes' | 'speakers';
type NewItem = InputOf<typeof agendaContract.addItems>['items'][number];
type Kind = NewItem['kind'];

/** The columns of a list of items. Without headings: title, kind, length, speakers. */
export const ITEM_COLUMNS: Columns<ItemField> = {
  headings: {
    title: ['Nội dung', 'Tên nội dung', 'Chương trình', 'Title', 'Item', 'Agenda item', 'Content'],
    kind: ['Loại', 'Loại nội dung', 'Kind', 'Type'],
    minutes: ['Thời lượng', 'Số phút', 'Phút', 'Thời gian', 'Minutes', 'Length', 'Duration'],
    speakers: ['Người trình bày', 'Trình bày', 'Người thực hiện', 'Điều hành', 'Speakers', 'Speaker', 'Presenter'],
  },
  order: ['title', 'kind', 'minutes', 'speakers'],
};

/** Participant chosen for a name that nobody, or more than one, has; by that name without accents. Null: the name is left out. */
export type SpeakerChoices = ReadonlyMap<string, string | null>;

/** A row of a pasted agenda; only one without faults can be added. */
export interface PastedAgendaItem {
  readonly line: number;
  readonly item: NewItem;
  readonly faults: readonly PastedFault<ItemField>[];
  readonly twin: Twin | null;
  /** Names that nobody, or more than one, has, also where somebody was chosen for them. */
  readonly unknownSpeakers: readonly string[];
}

const KIND_WORDS: readonly (readonly [string, Kind])[] = ItemKind.options.flatMap((kind) =>
  languages.map((lang) => [fold(translate(lang, `agenda.kind.${kind}`)), kind] as const),
);
const KINDS: ReadonlyMap<string, Kind> = new Map(KIND_WORDS);

/** The kind that a title begins with, such as "Giải lao" or "Báo cáo …"; otherwise none in particular. */
function kindOfTitle(title: string): Kind {
  const words = `${fold(title)} `;
  return KIND_WORDS.find(([word, kind]) => kind !== 'other' && words.startsWith(`${word} `))?.[1] ?? 'other';
}

const UNKNOWN_LENGTHS: ReadonlySet<string> = new Set(['', 'chua dinh', 'chua ro', 'unknown', 'undecided', '?']);

/** A length in minutes: "15", "15 phút", "15'", "1 giờ 30", "1h30", "1:30"; null if not known; the text itself if it is none of these. */
export function minutesIn(text: string): number | string | null {
  const words = fold(text);
  if (UNKNOWN_LENGTHS.has(words)) return null;
  const [, only] = /^(\d{1,5})\s*(?:phut|ph|p|min|mins|minutes?|['’])?$/.exec(words) ?? [];
  if (only !== undefined) return Number(only);
  const [, hours, rest = '0'] = /^(\d{1,2})\s*(?::|h|gio|tieng|hours?)\s*(\d{1,2})?\s*(?:phut|ph|p|min|minutes?|['’])?$/.exec(words) ?? [];
  return hours === undefined ? text : Number(hours) * 60 + Number(rest);
}

interface Reading {
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'group' | 'posts'>[];
  readonly choices: SpeakerChoices;
}

const FIELDS: ReadonlySet<string> = new Set(['title', 'kind', 'minutes', 'speakers']);
const fieldOf = (path: string): ItemField => {
  const [name = 'title'] = /^\w+/.exec(path) ?? [];
  return FIELDS.has(name) ? (name as ItemField) : 'title';
};
const ONE_ITEM = agendaContract.addItems.input.shape.items.element;

function readItem({ line, cells }: TableLine<ItemField>, { participants, choices }: Reading): Omit<PastedAgendaItem, 'twin'> {
  const speakers = speakersIn(participants, cells.speakers);
  const open = speakers.filter(({ id, called }) => id === null && !choices.has(fold(called)));
  const ids = speakers.flatMap(({ id, called }) => id ?? choices.get(fold(called)) ?? []);
  const kind = cells.kind === '' ? kindOfTitle(cells.title) : KINDS.get(fold(cells.kind));
  const typed = {
    ...newItemDetails(),
    title: cells.title,
    kind: kind ?? 'other',
    speakers: [...new Set(ids)],
    minutes: minutesIn(cells.minutes),
  };
  const faults: PastedFault<ItemField>[] = [
    ...faultsOf(ONE_ITEM, typed).map(({ path, message, params }) => ({ field: fieldOf(path), message, ...(params && { params }) })),
    ...(kind === undefined ? [{ field: 'kind' as const, message: 'no-such-kind' }] : []),
    ...open.map(({ called }) => ({ field: 'speakers' as const, message: 'no-such-person', params: { name: called } })),
  ];
  const item: NewItem = ONE_ITEM.safeParse(typed).data ?? { ...typed, minutes: null };
  return { line, item, faults, unknownSpeakers: speakers.filter(({ id }) => id === null).map(({ called }) => called) };
}

const keyOf = ({ title, kind, minutes, speakers }: Pick<Item, 'title' | 'kind' | 'minutes' | 'speakers'>): string =>
  JSON.stringify([title.normalize('NFC').toLowerCase(), kind, minutes, ...speakers]);

/**
 * Reads a pasted agenda. A row that is there already, in the sitting into which it would go, is a twin; breaks never are, and equal rows that
 * are pasted together are meant.
 */
export function readItems(text: string, there: readonly Item[], reading: Reading) {
  const table = readTable(text, ITEM_COLUMNS);
  const known = new Map(there.filter(({ kind }) => kind !== 'break').map((item) => [keyOf(item), item.id]));
  const items = table.lines.map((line): PastedAgendaItem => {
    const read = readItem(line, reading);
    const listed = known.get(keyOf(read.item));
    return { ...read, twin: listed === undefined ? null : { listed } };
  });
  return { ...table, items };
}
