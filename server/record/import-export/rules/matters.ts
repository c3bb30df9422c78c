import { fileKeyOf } from '../../../planning/agenda/rules/file-key.ts';
import type { Plan } from '../../../planning/plan/contract.ts';
import { lastDayOfTerm } from '../../../planning/recommendations/rules.ts';
import { historyLine, type StoredStep } from '../../follow-up/rules/history.ts';
import type { BareMatter } from '../../follow-up/rules/matters.ts';
import { FileMatters, MATTERS_KEY, plannedKey, type FileMatter } from '../contract/format/matters.ts';

/** A matter with its history, as it is stored. */
export interface MatterWithHistory {
  readonly matter: BareMatter;
  readonly steps: readonly StoredStep[];
}

type Rename = (id: string | null) => string | null;

/** Other ids, everywhere in a file's matter. */
const renamed = <T extends Pick<FileMatter, 'partOf' | 'mergedInto' | 'splitFrom'>>(one: T, rename: Rename): T => ({
  ...one,
  partOf: rename(one.partOf),
  mergedInto: rename(one.mergedInto),
  splitFrom: rename(one.splitFrom),
});

/** The matters of a conference as its file has them. `keys`: what its items are called in the file. */
export function writeMatters(plan: Pick<Plan, 'recommendations'>, keys: ReadonlyMap<string, string>, all: readonly MatterWithHistory[]) {
  const planned = new Map(plan.recommendations.map(({ id }, at) => [id, plannedKey(at)]));
  const known = new Set([...planned.keys(), ...all.map(({ matter }) => matter.id)]);
  const rename: Rename = (id) => (id === null || !known.has(id) ? null : (planned.get(id) ?? id));
  const matters = all.map(({ matter, steps }): FileMatter => {
    const { conferenceId: _conference, ownerId: _owner, lastDay: _last, version: _version, id, itemId, ...facts } = renamed(matter, rename);
    const history = steps.map((step) => {
      const { at, kind, on, text, body, paper, reached, changed } = historyLine(step, null);
      return { at, kind, on, text, body, number: paper, reached, changed };
    });
    return { ...facts, id: rename(id) ?? id, itemId: itemId === null ? null : (keys.get(itemId) ?? null), history };
  });
  return matters.length === 0 ? {} : { [MATTERS_KEY]: matters };
}

/** The matters of a file, for the conference that its plan makes. Empty where it has none, or something else under their key. */
export function readMatters(file: object, plan: Plan, newId: () => string): MatterWithHistory[] {
  const read = FileMatters.safeParse(new Map(Object.entries(file)).get(MATTERS_KEY)).data ?? [];
  const planned = new Map(plan.recommendations.map(({ id }, at) => [plannedKey(at), id]));
  // A key that is given twice is the first one's.
  const ids = new Map([...read.map(({ id }) => [id, newId()] as const), ...planned]);
  const rename: Rename = (id) => (id === null ? null : (ids.get(id) ?? null));
  const sites = new Set(plan.sites.map(({ id }) => id));
  const items = new Map(plan.items.map((item) => [fileKeyOf(item) ?? item.id, item.id]));
  return [...new Map(read.map((one) => [one.id, one])).values()].map(({ history, id, fromId, itemId, ...one }) => ({
    matter: {
      ...renamed(one, rename),
      conferenceId: plan.conference.id,
      id: ids.get(id) ?? id,
      fromId: fromId !== null && sites.has(fromId) ? fromId : null,
      itemId: itemId === null ? null : (items.get(itemId) ?? null),
      ownerId: null,
      lastDay: lastDayOfTerm(one.due),
      version: 1,
    },
    steps: history.map(({ at, kind, ...data }, index) => ({ number: index + 1, at: new Date(at), kind, data })),
  }));
}
