import { slices } from '../../server/contract.ts';
import { beginFold } from '../../server/platform/journal/contract.ts';
import type { Outcome } from './outcome.ts';
import { longJournal } from './long-journal.ts';
import { interleaved } from './measure.ts';

const ENTRIES = 20_000;
const PAGE_ENTRIES = 250;

/** CPU time of this process for some work, in milliseconds. */
async function cpuTime(work: () => void): Promise<number> {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A journal folded page by page, as after a restart, against JSON.parse of the same entries. */
export async function foldingJournal(): Promise<Outcome> {
  const entries = longJournal(ENTRIES);
  const texts = entries.map((entry) => JSON.stringify(entry));
  const fold = () => {
    const folding = beginFold(slices, {});
    for (let at = 0; at < entries.length; at += PAGE_ENTRIES) folding.take(entries.slice(at, at + PAGE_ENTRIES));
    folding.end();
  };
  const parse = () => {
    for (const text of texts) JSON.parse(text);
  };
  const times = await interleaved(
    () => cpuTime(fold),
    () => cpuTime(parse),
  );
  const each = (time: number): string => `${((time * 1000) / ENTRIES).toFixed(2)} µs`;
  return {
    name: `folding a journal of ${ENTRIES} entries / JSON.parse of them`,
    value: times.ratio,
    goal: ['≤', 3],
    detail: `${each(times.ours)} / ${each(times.peer)} an entry`,
  };
}
