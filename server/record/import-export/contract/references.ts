import type { ValuePath } from '../../../platform/sound-text.ts';

export interface PlacedFault {
  readonly path: ValuePath;
  /** Words under `errors.fault`. */
  readonly code: string;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type List = 'sittings' | 'sites' | 'participants' | 'agenda' | 'documents' | 'awards' | 'recommendations' | 'campaigns';

/** Which key of which list names an entry of which other list. */
const REFERENCES: readonly (readonly [from: List, key: string, to: List])[] = [
  ['participants', 'site', 'sites'],
  ['participants', 'x-standsFor', 'participants'],
  ['agenda', 'sitting', 'sittings'],
  ['agenda', 'speakers', 'participants'],
  ['agenda', 'documents', 'documents'],
  ['documents', 'adoptedIn', 'agenda'],
  ['awards', 'presenters', 'participants'],
  ['recommendations', 'from', 'sites'],
  ['campaigns', 'launchedIn', 'agenda'],
];
const WITH_IDS: readonly List[] = ['sittings', 'sites', 'participants', 'agenda', 'documents'];

/** The entries of a list of a file; none where it has no such list. */
export const entriesOf = (file: unknown, list: List): readonly unknown[] => {
  const entries = isRecord(file) ? file[list] : null;
  return Array.isArray(entries) ? entries : [];
};
const valueOf = (entry: unknown, key: string): unknown => (isRecord(entry) ? entry[key] : undefined);

function repeatedIds(file: unknown, list: List): PlacedFault[] {
  const seen = new Set<unknown>();
  return entriesOf(file, list).flatMap((entry, at) => {
    const id = valueOf(entry, 'id');
    if (typeof id !== 'string' || !seen.has(id)) return seen.add(id) && [];
    return [{ path: [list, at, 'id'], code: 'duplicate' }];
  });
}

function strayReferences(file: unknown, [from, key, to]: (typeof REFERENCES)[number]): PlacedFault[] {
  const ids = new Set(entriesOf(file, to).map((entry) => valueOf(entry, 'id')));
  return entriesOf(file, from).flatMap((entry, at) => {
    const value = valueOf(entry, key);
    const named: [readonly (string | number)[], unknown][] = Array.isArray(value)
      ? value.map((one: unknown, index) => [[from, at, key, index], one])
      : [[[from, at, key], value]];
    return named.filter(([, id]) => typeof id === 'string' && !ids.has(id)).map(([path]) => ({ path, code: 'no-such-reference' }));
  });
}

/**
 * Ids that repeat within their list, and references to entries that are not there. Reads any value, so that these faults are
 * listed beside all others.
 */
export const referenceFaults = (file: unknown): PlacedFault[] => [
  ...WITH_IDS.flatMap((list) => repeatedIds(file, list)),
  ...REFERENCES.flatMap((reference) => strayReferences(file, reference)),
];
