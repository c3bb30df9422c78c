import type { Award } from '../contract.ts';

/** How many receive an award: the stated number, or else the length of the list; null if neither is known. */
export const sizeOfAward = ({ count, recipients }: Pick<Award, 'count' | 'recipients'>): number | null =>
  count ?? (recipients.length > 0 ? recipients.length : null);
