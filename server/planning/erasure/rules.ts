import { fold, spelled } from '../../platform/text.ts';

/** Whose data goes: the ids of their entries in one conference, and their name. */
export interface Erased {
  readonly ids: ReadonlySet<string>;
  readonly name: string;
}

/** Names an entry among those of all conferences. */
export const foundKey = ({ conferenceId, participantId }: { readonly conferenceId: string; readonly participantId: string }): string =>
  `${conferenceId}/${participantId}`;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What stands for somebody of whom no post is known either. */
export const NAMELESS = 'Đại biểu';

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Whether an entry is still of this person: an accent may have been corrected since; under any other name it was given to somebody else. */
export const isStillOf = (current: string | null, name: string): boolean => current === null || fold(current) === fold(name);

/** A value in which no text is their name, and nothing that other software kept. A record of another name under the same id is of somebody else. */
function without(value: Json, isThem: (text: string) => boolean): Json {
  if (typeof value === 'string') return isThem(value) ? null : value;
  if (isList(value)) return value.map((one) => without(one, isThem));
  if (!isRecord(value)) return value;
  if (typeof value['name'] === 'string' && !isThem(value['name'])) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'extras' ? {} : without(one, isThem)]));
}

/** The data of one person without their name, also as it was before an accent was corrected. */
const ofPerson = (value: Json, name: string): Json => without(value, (text) => fold(text) === fold(name));

/** People who were added together are logged apart from their ids, in the same order. */
function ofBatch(value: { readonly [key: string]: Json }, { ids, name }: Erased): { readonly [key: string]: Json } {
  const { ids: added, participants } = value;
  if (!isList(added) || !isList(participants)) return value;
  const isErased = (at: number): boolean => {
    const id = added[at];
    return typeof id === 'string' && ids.has(id);
  };
  return { ...value, participants: participants.map((one, at) => (isErased(at) ? ofPerson(one, name) : one)) };
}

/** A stored record, a version or a logged change without the data of a person: whatever stands under the id of one of their entries. */
export function withoutPerson(value: Json, erased: Erased): Json {
  if (isList(value)) return value.map((one) => withoutPerson(one, erased));
  if (!isRecord(value)) return value;
  if (typeof value['id'] === 'string' && erased.ids.has(value['id'])) return ofPerson(value, erased.name);
  return Object.fromEntries(Object.entries(ofBatch(value, erased)).map(([key, one]) => [key, withoutPerson(one, erased)]));
}

/** A change that was logged of one of their entries: all of it is about them. */
export const changeWithoutPerson = (value: Json, subjectId: string | null, erased: Erased): Json =>
  subjectId !== null && erased.ids.has(subjectId) ? ofPerson(value, erased.name) : withoutPerson(value, erased);

/** A change that was logged of the checklist, where they are known by their name alone. */
export const taskWithoutPerson = (value: Json, name: string): Json => without(value, (text) => spelled(text) === spelled(name));

/** The posts by which somebody without a name is still called. */
export const postsLeft = (posts: readonly string[], group: string | null): string[] =>
  posts.length > 0 || group !== null ? [...posts] : [NAMELESS];

export type { Json };

/** What is left of a name with posts when the name goes: "Phó Chánh Văn phòng" of "Nguyễn Văn A, Phó Chánh Văn phòng"; null if nothing is. */
export function speakerLeft(speaker: string | null, name: string): string | null {
  if (speaker === null) return null;
  const isNaming = (part: string): boolean => ` ${spelled(part)} `.includes(` ${spelled(name)} `);
  const parts = speaker.split(/[,;]/).map((part) => part.trim());
  if (!parts.some(isNaming) && !isNaming(speaker)) return speaker;
  return parts.filter((part) => part !== '' && !isNaming(part)).join(', ') || null;
}

/** A text about a picture without the name of somebody who is seen on it; what stands around the name stays. */
export function captionLeft(caption: string, name: string): string {
  const wanted = name.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return caption.replace(new RegExp(String.raw`(?<!\p{L})${wanted.replace(/\s+/g, String.raw`\s+`)}(?!\p{L})`, 'giu'), NAMELESS);
}
