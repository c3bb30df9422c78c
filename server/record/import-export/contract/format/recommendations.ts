import { z } from 'zod';
import type { Recommendation } from '../../../../planning/recommendations/contract.ts';
import { innerExtras } from './extras.ts';
import { entry, fileRecord } from './record.ts';
import { as, Day, Key, known, FileLine, list, FileProse } from './values.ts';

const Year = z.number(as()).int().min(1945).max(2200);
const Due = z.union([entry({ before: Day }), entry({ by: Day }), entry({ within: Year })], as('bad-due'));

export const recommendation = {
  from: known(Key),
  text: FileProse,
  authority: z.enum(['host', 'other'], as()),
  owner: known(FileLine),
  coordinating: list(FileLine, 50),
  due: known(Due),
  quote: known(FileProse),
};

/** Recommendations have no id in a file. */
export const recommendationRecord = fileRecord<Omit<Recommendation, 'id' | 'version' | 'extras'>, typeof recommendation>()({
  fromId: { key: 'from', written: 'always' },
  text: { key: 'text', written: 'always' },
  authority: { key: 'authority', written: 'always' },
  owner: { key: 'owner', written: 'always' },
  coordinating: { key: 'coordinating', written: 'always' },
  due: {
    key: 'due',
    written: 'always',
    read(due) {
      if (due === null) return null;
      if ('before' in due && typeof due.before === 'string') return { before: due.before };
      return 'by' in due && typeof due.by === 'string' ? { by: due.by } : { within: Number(due.within) };
    },
    write: (due, extras) => due && { ...due, ...innerExtras(extras, 'due') },
  },
  quote: { key: 'quote', written: 'unless-default' },
});
