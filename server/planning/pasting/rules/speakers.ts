import { fold, spelled } from '../../../platform/text.ts';
import type { Participant } from '../../participants/contract.ts';
import { personText } from '../../participants/presenter.ts';

type Person = Pick<Participant, 'id' | 'name' | 'group' | 'posts'>;

/** What is written before a name and is no part of it. */
const BEFORE_NAME = /^(?:ong|ba|dong chi|d\/c|dc|mr|mrs|ms)\.?\s+/;
const bare = (text: string): string => fold(text).replace(BEFORE_NAME, '');
const trimmed = (parts: readonly string[]): string[] => parts.map((part) => part.trim()).filter((part) => part !== '');

const textsOf = (person: Person): string[] => [person.name ?? person.group ?? '', personText(person)].filter((text) => text !== '');

/** The participants whom a text may mean: the whole text, name, group or posts; as written before without accents. */
export function peopleCalled<T extends Person>(participants: readonly T[], text: string): T[] {
  const ways: ((person: T) => boolean)[] = [
    (person) => textsOf(person).some((one) => spelled(one) === spelled(text)),
    (person) => textsOf(person).some((one) => fold(one) === fold(text)),
    (person) => textsOf(person).some((one) => bare(one) === bare(text)),
  ];
  for (const way of ways) {
    const found = participants.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

const TITLE_OF_ADDRESS = /^(?:ông|bà|đồng chí|đ\/c|mr|mrs|ms)\.?\s+/iu;

/** A name as it is stored, without what is written before it. */
export const bareName = (called: string): string => called.normalize('NFC').replace(TITLE_OF_ADDRESS, '').trim();

/** Somebody new, as a list calls them: a name, and posts behind the first comma. */
export function newPersonCalled(called: string): { readonly name: string; readonly posts: string[] } {
  const [name = '', ...posts] = trimmed(bareName(called).split(','));
  return { name, posts };
}

/** A speaker as a pasted row names them. */
export interface NamedSpeaker {
  readonly called: string;
  /** Null where nobody, or more than one, has this name. */
  readonly id: string | null;
}

function named(participants: readonly Person[], called: string): NamedSpeaker {
  const found = peopleCalled(participants, called);
  return { called, id: found.length === 1 ? (found[0]?.id ?? null) : null };
}

/**
 * The speakers that a cell names: by lines or semicolons; by commas where every part is somebody; otherwise what follows the first comma is
 * taken for posts.
 */
export function speakersIn(participants: readonly Person[], text: string): NamedSpeaker[] {
  return trimmed(text.split(/[\n;]/)).flatMap((part) => {
    const whole = named(participants, part);
    const parts = trimmed(part.split(','));
    if (whole.id !== null || parts.length < 2) return [whole];
    const each = parts.map((one) => named(participants, one));
    if (each.every(({ id }) => id !== null)) return each;
    const [first] = each;
    return first && first.id !== null ? [{ called: part, id: first.id }] : [whole];
  });
}
