import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chainRows } from '../../server/platform/journal/chain.ts';
import { entryKind, type EntryKind, type Slice } from '../../server/platform/journal/contract.ts';
import { JournalLoading } from '../../server/platform/journal/journal-loading.ts';
import { LiveJournal } from '../../server/platform/journal/live-journal.ts';
import { ModelPage } from './line-of-model.ts';

const noted = entryKind({ kind: 'test.noted', data: z.strictObject({ itemId: z.string() }), item: ({ itemId }) => itemId });
const reclassified = entryKind({ kind: 'test.reclassified', data: z.strictObject({}) });
const kinds = new Map([noted, reclassified].map((kind) => [kind.kind, kind as EntryKind]));

/** Every folded entry, with repetitions. */
const heard: Slice<unknown> = {
  name: 'heard',
  initial: [],
  apply: (state, { seq, data }) => [...(state as readonly unknown[]), { seq, ...data }],
};

const AUDIENCES = [
  { staff: true, clearance: 3 },
  { staff: false, clearance: 1 },
  { staff: false, clearance: 0 },
] as const;
const PAGES = 3;

/** A server with one journal, and pages whose connections break. */
class ModelHall {
  level = 1;
  readonly journal: LiveJournal;
  readonly pages: readonly ModelPage[];

  constructor() {
    const reading = { slices: [heard], kinds, reclassifiedBy: reclassified.kind };
    this.journal = new LiveJournal('c1', reading, () => this.level, new JournalLoading(reading).end());
    this.pages = Array.from({ length: PAGES }, (_, at) => new ModelPage(this.journal, [heard], this.#audience(at)));
  }

  #audience(pick: number) {
    return AUDIENCES[pick % AUDIENCES.length] ?? AUDIENCES[0];
  }

  #append(kind: 'noted' | 'reclassified', count: number): void {
    const { head } = this.journal;
    const one = () => (kind === 'noted' ? noted.make({ itemId: 'secret' }) : reclassified.make({}));
    const origin = { journalId: 'c1', actorKind: 'user', actorId: 'chair', commandId: `c${head.seq}`, now: head.at + 1 };
    this.journal.take(chainRows(head, origin, Array.from({ length: count }, one)));
    for (const page of this.pages) page.tell(head.seq);
  }

  #reclassify(level: number): void {
    this.level = level;
    this.journal.reclassify(() => level);
    this.#append('reclassified', 1);
    for (const page of this.pages) page.refollow();
  }

  async step({ what, at, n }: Step): Promise<void> {
    const page = this.pages[at];
    if (what === 'append') this.#append('noted', n);
    if (what === 'many') this.#append('noted', 150);
    if (what === 'reclassify') this.#reclassify(n % 4);
    if (what === 'hear') await page?.hear();
    if (what === 'arrive') await page?.arrive();
    if (what === 'overtake') await page?.arrive(true);
    if (what === 'wake') page?.catchUp();
    if (what === 'lose') await page?.lose();
  }

  async drop(at: number, pick: number | null): Promise<void> {
    await this.pages[at]?.drop(pick === null ? undefined : this.#audience(pick));
  }

  /** What each page shows, and what the server would show it. */
  async settled() {
    for (const page of this.pages) await page.settle();
    const shown = this.pages.map(({ folded, revision }) => ({ folded, revision }));
    const right = this.pages.map(({ audience }) => ({ folded: this.journal.stateFor(audience), revision: this.journal.head.seq }));
    return { shown, right };
  }
}

const STEPS = ['append', 'append', 'many', 'reclassify', 'hear', 'hear', 'arrive', 'arrive', 'overtake', 'wake', 'lose'] as const;
const step = fc.record({ what: fc.constantFrom(...STEPS), at: fc.nat(PAGES - 1), n: fc.integer({ min: 1, max: 5 }) });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const steps = fc.array(step, { maxLength: 12 });
const dropped = fc.record({ before: steps, at: fc.nat(PAGES - 1), as: fc.option(fc.nat(2)), after: steps });

describe('a page that follows a journal', () => {
  it('shows the server’s state after each of a thousand random disconnections', async () => {
    let drops = 0;
    const day = fc.asyncProperty(fc.array(dropped, { minLength: 10, maxLength: 10, size: 'max' }), async (day) => {
      const hall = new ModelHall();
      for (const { before, at, as, after } of day) {
        for (const one of before) await hall.step(one);
        await hall.drop(at, as);
        for (const one of after) await hall.step(one);
        const { shown, right } = await hall.settled();
        expect(shown).toEqual(right);
        drops += 1;
      }
    });
    await fc.assert(day, { numRuns: 100 });
    expect(drops).toBe(1000);
  });
});
