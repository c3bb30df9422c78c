import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldAll, type Entry } from '../../../server/platform/journal/contract.ts';
import { proceedingsEntries } from '../../../server/live/sitting/contract/index.ts';
import { correction } from '../../../server/platform/journal/correction.ts';
import { initialProceedings, proceedingsSlice, stateOf } from '../../../server/live/sitting/rules/index.ts';

const folder = new URL('journals/', import.meta.url);
const releases = readdirSync(folder).map((file) => file.replace('.json', ''));

interface Kept {
  readonly entries: readonly Entry[];
  readonly state: Readonly<Record<string, unknown>>;
}
const journalOf = (release: string): Kept => JSON.parse(readFileSync(new URL(`${release}.json`, folder), 'utf8')) as Kept;

describe.each(releases)('a journal of release %s', (release) => {
  const {
    entries,
    state: { slips: _undoLogOfThen, ...state },
  } = journalOf(release);

  it('still folds to the state it had then, with newer parts in their initial state', () => {
    const now = stateOf(foldAll([proceedingsSlice], {}, entries));
    expect({ ...now, undoLog: [] }).toEqual({ ...initialProceedings, ...state, undoLog: [] });
  });
});

describe('the journal of the newest release', () => {
  it('contains every kind of entry', () => {
    const [newest = ''] = releases.toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }));
    const kinds = new Set(journalOf(newest).entries.map((entry) => entry.kind));
    expect([...proceedingsEntries, correction].filter(({ kind }) => !kinds.has(kind)).map(({ kind }) => kind)).toEqual([]);
  });
});
