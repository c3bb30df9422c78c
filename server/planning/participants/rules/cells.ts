import { fold } from '../../../platform/text.ts';
import { PARTICIPANT_ROLES, type ParticipantFacts } from '../contract.ts';

/** The facts that a cell of the list shows as a text, and is typed into. */
export const CELL_FIELDS = ['name', 'posts', 'group', 'site', 'roles', 'listed', 'count', 'order'] as const;
export type CellField = (typeof CELL_FIELDS)[number];

/** The text of a fact in its cell: posts one a line, roles one behind the other, '' for nothing. */
export function cellText({ name, posts, group, siteId, roles, listed, count, order }: ParticipantFacts, field: CellField): string {
  const texts = {
    name,
    posts: posts.join('\n'),
    group,
    site: siteId,
    roles: roles.join(' '),
    listed: listed ? 'yes' : 'no',
    count: count?.toString(),
    order: order?.toString(),
  };
  return texts[field] ?? '';
}

/** Words for a number that is not known. */
const SOME: ReadonlySet<string> = new Set(['', 'mot so', 'some', 'chua ro', 'unknown', '?']);

/** A number that was typed, with or without marks between thousands; null is not known, undefined no number. */
function typedNumber(text: string): number | null | undefined {
  if (SOME.has(fold(text))) return null;
  const figures = text.replace(/[\s.]/g, '');
  return /^\d{1,7}$/.test(figures) && Number(figures) > 0 ? Number(figures) : undefined;
}

/** What a text in a cell makes of a participant; null where it means nothing, such as a number that is none. */
export function cellFacts(field: CellField, typed: string): Partial<ParticipantFacts> | null {
  const text = typed.trim();
  if (field === 'name' || field === 'group') return { [field]: text || null };
  if (field === 'posts') return { posts: text.split('\n').filter((line) => line.trim() !== '') };
  if (field === 'site') return { siteId: text || null };
  if (field === 'roles') return { roles: PARTICIPANT_ROLES.filter((role) => text.split(' ').includes(role)) };
  if (field === 'listed') return text === 'yes' || text === 'no' ? { listed: text === 'yes' } : null;
  const number = typedNumber(text);
  return number === undefined ? null : { [field]: number };
}
