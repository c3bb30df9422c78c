import { z } from 'zod';
import { entryKind } from './contract.ts';

/** A correction: the corrected entry, and the facts that replace those it set. */
export const correction = entryKind({
  kind: 'correction',
  data: z.strictObject({
    corrects: z.number().int().min(1),
    /** Kind of the corrected entry. */
    kind: z.string(),
    itemId: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()),
    /** The slice that owns the facts. Missing in journals of the first releases: there it is the slice that sets facts by `kind`. */
    slice: z.string().optional(),
  }),
  item: ({ itemId }) => itemId,
});
