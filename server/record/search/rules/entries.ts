import { itemIdOf } from '../../minutes/rules/parts.ts';
import type { MinutesBlock, Part } from '../../minutes/contract.ts';
import type { HitKind } from '../contract.ts';
import { SCOPES } from './scopes.ts';

/** What can be found in one place. Entries of one source of a conference are made together. */
export interface SearchEntry {
  readonly key: string;
  readonly kind: HitKind;
  readonly scope: string;
  readonly level: number;
  readonly position: number;
  readonly subjectId: string;
  readonly title: string;
  readonly text: string;
}

/** The words by which an entry is found. The title of an item does not find every paragraph of its minutes. */
export const soughtText = ({ kind, title, text }: Pick<SearchEntry, 'kind' | 'title' | 'text'>): string =>
  kind === 'minutes' ? text : `${title}\n${text}`;

type Unplaced = Omit<SearchEntry, 'position'>;

/** Longest text that is looked through, in characters. */
const MAX_TEXT_LENGTH = 20_000;

const lines = (parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== '')
    .join('\n')
    .slice(0, MAX_TEXT_LENGTH);

/** Entries with their places, without those in which there is nothing to find. */
const placed = (entries: readonly Unplaced[]): SearchEntry[] =>
  entries.map((entry, position) => ({ ...entry, position })).filter(({ title, text }) => title !== '' || text !== '');

interface Facts {
  readonly title: string;
  readonly organizer: string;
  readonly venue: string | null;
}

interface AgendaLists {
  readonly items: readonly { readonly id: string; readonly title: string; readonly topics: readonly string[]; readonly level: number }[];
  readonly papers: readonly { readonly id: string; readonly itemId: string; readonly topic: string | null; readonly level: number }[];
}

export interface AgendaSource {
  readonly facts: Facts;
  readonly draft: AgendaLists;
  readonly documents: readonly { readonly id: string; readonly title: string; readonly level: number }[];
  /** As the version in force says; null before the first. */
  readonly published: ({ readonly facts: Facts } & AgendaLists) | null;
}

function agendaIn(scope: string, { facts, items, papers }: AgendaLists & { readonly facts: Facts }): Unplaced[] {
  const conference = { title: facts.title, text: lines([facts.organizer, facts.venue]) };
  return [
    { key: `${scope} conference`, kind: 'conference', scope, level: 0, subjectId: '', ...conference },
    ...items.map(({ id, title, topics, level }): Unplaced => {
      return { key: `${scope} item ${id}`, kind: 'item', scope, level, subjectId: id, title, text: lines(topics) };
    }),
    ...papers.map(({ id, itemId, topic, level }): Unplaced => {
      return { key: `${scope} paper ${id}`, kind: 'paper', scope, level, subjectId: itemId, title: topic ?? '', text: '' };
    }),
  ];
}

/** What the staff finds in the draft, and readers in the version in force; documents by their titles. */
export function agendaEntries(conferenceId: string, { facts, draft, documents, published }: AgendaSource): SearchEntry[] {
  const scopes = SCOPES(conferenceId);
  const papers = documents.flatMap(({ id, title, level }): Unplaced[] =>
    [scopes.staff, scopes.document(id)].map((scope) => {
      return { key: `${scope} document ${id}`, kind: 'document', scope, level, subjectId: id, title, text: '' };
    }),
  );
  const readers = published ? agendaIn(scopes.reader, published) : [];
  return placed([...agendaIn(scopes.staff, { facts, ...draft }), ...papers, ...readers]);
}

interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly groupName: string | null;
  readonly posts: readonly string[];
}

export const peopleEntries = (conferenceId: string, people: readonly Person[]): SearchEntry[] =>
  placed(
    people.map(({ id, name, groupName, posts }): Unplaced => {
      const scope = SCOPES(conferenceId).staff;
      return { key: id, kind: 'participant', scope, level: 0, subjectId: id, title: name ?? groupName ?? '', text: lines(posts) };
    }),
  );

export interface WrittenPart {
  readonly part: Part;
  /** Of the agenda item; empty for the general part. */
  readonly title: string;
  readonly level: number;
  readonly blocks: readonly MinutesBlock[];
}

const wordsIn = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');

/** The words of a paragraph of the minutes. */
export function blockText(block: MinutesBlock): string {
  if (block.kind === 'proceeding') return '';
  if (block.kind !== 'table') return lines([wordsIn(block.runs), block.kind === 'note' ? block.owner : null]);
  return lines(block.rows.map((row) => row.map((cell) => cell.lines.map(({ runs }) => wordsIn(runs)).join(' ')).join(' · ')));
}

export const minutesEntries = (conferenceId: string, parts: readonly WrittenPart[]): SearchEntry[] =>
  placed(
    parts.flatMap(({ part, title, level, blocks }) =>
      blocks.map((block, at): Unplaced => {
        const text = blockText(block);
        const scope = SCOPES(conferenceId).staff;
        return {
          key: `${part} ${at}`,
          kind: 'minutes',
          scope,
          level,
          subjectId: part,
          title: text.trim() === '' ? '' : title,
          text: text.trim(),
        };
      }),
    ),
  );

/** The level of an item that the minutes tell of; 0 for the general part. */
export const levelOfPart = (part: Part, levelOf: (itemId: string) => number): number => {
  const itemId = itemIdOf(part);
  return itemId === null ? 0 : levelOf(itemId);
};

export interface MatterSource {
  readonly id: string;
  readonly kind: 'recommendation' | 'task';
  readonly text: string;
  readonly quote: string | null;
  readonly owner: string | null;
  readonly raisedBy: string | null;
  readonly product: string | null;
  readonly level: number;
  /** False while only the plan has it. */
  readonly isRecorded: boolean;
}

export const matterEntries = (conferenceId: string, matters: readonly MatterSource[]): SearchEntry[] =>
  placed(
    matters.map(({ id, kind, text, quote, owner, raisedBy, product, level, isRecorded }): Unplaced => {
      const scopes = SCOPES(conferenceId);
      const scope = isRecorded ? scopes.register : scopes.planned;
      return { key: id, kind, scope, level, subjectId: id, title: '', text: lines([text, product, quote, owner, raisedBy]) };
    }),
  );
