import type { Translated } from '../../language.ts';
import type { collections as source } from '../../vi/planning/collections.ts';

export const collections: Translated<typeof source> = {
  now: 'Current value: {value}',
  nobody: 'Nobody chosen',
  findPerson: 'Search by name or post, accents not needed',
  morePeople: {
    one: '{n} more person matches. Type more to narrow it down.',
    other: '{n} more people match. Type more to narrow it down.',
  },
  staleTitle: 'Somebody else has just changed this',
  removeText: 'You can undo this right after deleting.',
  removed: 'Deleted.',
  restored: 'Restored.',
  order: 'Order',
};
