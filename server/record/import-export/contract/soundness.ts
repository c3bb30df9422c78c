import type { z } from 'zod';
import { WITHIN } from '../../../planning/agenda/rules/file-key.ts';
import { childrenOf, DEEPEST, isSoundText, type ValuePath } from '../../../platform/sound-text.ts';
import { entriesOf, isRecord, referenceFaults, type PlacedFault } from './references.ts';

/** Keeps keys that begin with `x-` and refuses every other one that the format does not know, by its path. */
export const refuseUnknownKeys = (keys: readonly string[]) => (value: unknown, context: z.RefinementCtx) => {
  if (!isRecord(value)) return;
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    if (key === WITHIN) context.addIssue({ code: 'custom', path: [key], message: 'reserved-key' });
    else if (!key.startsWith('x-')) context.addIssue({ code: 'custom', path: [key], message: 'unknown-key' });
  }
};

/** Faults of texts that no database can store (lone surrogates, null characters) and of values nested too deeply, anywhere. */
function contentFaults(file: unknown): PlacedFault[] {
  const faults: PlacedFault[] = [];
  const open: { value: unknown; path: ValuePath }[] = [{ value: file, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && !isSoundText(value)) faults.push({ path, code: 'bad-text' });
    if (typeof value === 'number' && !Number.isFinite(value)) faults.push({ path, code: 'bad-number' });
    if (path.length > DEEPEST) faults.push({ path, code: 'too-deep' });
    else
      for (const [key, child] of childrenOf(value)) {
        if (typeof key === 'string' && !isSoundText(key)) faults.push({ path, code: 'bad-text' });
        open.push({ value: child, path: [...path, key] });
      }
  }
  return faults;
}

/** A head count belongs to a group: with a name it says who, not how many. */
const countedNames = (file: unknown): PlacedFault[] =>
  entriesOf(file, 'participants').flatMap((entry, at) => {
    const { name = null, count = null } = isRecord(entry) ? entry : {};
    return typeof name === 'string' && count !== null ? [{ path: ['participants', at, 'count'], code: 'named-has-no-count' }] : [];
  });

/** What a schema of single values cannot see: texts and depths of `x-` values, ids that repeat, references that lead nowhere, counted names. */
export function refuseUnsoundContent(file: unknown, context: z.RefinementCtx): void {
  for (const { path, code } of [...contentFaults(file), ...referenceFaults(file), ...countedNames(file)]) {
    context.addIssue({ code: 'custom', path: [...path], message: code });
  }
}
