import * as Y from 'yjs';
import type { Part } from '../contract.ts';
import { BODY } from '../rules/document.ts';
import { CO_EDITOR_COLOURS, type CoEditor } from './contract.ts';

/** A page on which somebody writes, with the classification of the part in which it stands. */
export interface KnownCoEditor extends CoEditor {
  readonly level: number;
}

/** What a reader with this clearance may know: who writes, but not where in a part that they may not read. */
export const seenWith = (clearance: number, coEditors: readonly KnownCoEditor[]): CoEditor[] =>
  coEditors.map(({ level, ...coEditor }) => (level <= clearance ? coEditor : { ...coEditor, part: null, caret: null }));

/** The colour of a person: the one that they have on another page, or the first of those that the fewest others have. */
export function colourFor(userId: string, present: readonly Pick<CoEditor, 'userId' | 'colour'>[]): number {
  const own = present.find((one) => one.userId === userId);
  if (own) return own.colour;
  const all = Array.from({ length: CO_EDITOR_COLOURS }, (_, index) => index + 1);
  const usersOf = (colour: number): number => new Set(present.filter((one) => one.colour === colour).map((one) => one.userId)).size;
  const fewest = Math.min(...all.map(usersOf));
  return all.find((colour) => usersOf(colour) === fewest) ?? 1;
}

/** A position in the text of a part; null for bytes that are none, or that name another text. */
export function readPosition(bytes: Uint8Array): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(bytes);
    const { item, tname, type } = position;
    return (item ?? type) !== null ? position : tname === BODY ? position : null;
  } catch {
    return null;
  }
}

/** A person who writes, on however many pages, with the parts in which they stand. */
export interface PersonWriting {
  readonly userId: string;
  readonly name: string;
  readonly colour: number;
  readonly parts: readonly Part[];
}

/** Who else writes: each person once, without the reader. */
export function peopleWriting(coEditors: readonly CoEditor[], reader: string): PersonWriting[] {
  const byPerson = Map.groupBy(
    coEditors.filter(({ userId }) => userId !== reader),
    ({ userId }) => userId,
  );
  return [...byPerson].flatMap(([userId, pages]) => {
    const [first] = pages;
    return first ? [{ userId, name: first.name, colour: first.colour, parts: [...new Set(pages.flatMap(({ part }) => part ?? []))] }] : [];
  });
}

/** Who else writes in a part. */
export const writersIn = (part: Part, writing: readonly PersonWriting[]): readonly Pick<PersonWriting, 'name' | 'colour'>[] =>
  writing.filter(({ parts }) => parts.includes(part)).map(({ name, colour }) => ({ name, colour }));

/** Who has come and who has gone since. */
export function comings(
  before: readonly PersonWriting[],
  now: readonly PersonWriting[],
): { readonly came: string[]; readonly left: string[] } {
  const missing = (from: readonly PersonWriting[], where: readonly PersonWriting[]): string[] =>
    from.filter(({ userId }) => !where.some((one) => one.userId === userId)).map(({ name }) => name);
  return { came: missing(now, before), left: missing(before, now) };
}
