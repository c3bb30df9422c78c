import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../../server/planning/awards/rules/batches.ts';

const names = (count: number) => Array.from({ length: count }, (_, at) => `Tập thể ${at + 1}`);
const sizes = (count: number, perBatch: number | null) =>
  batchesOf({ recipients: names(count), perBatch }).map(({ from, to }) => to - from);

describe('the batches of an award', () => {
  it('have as many recipients as stand on stage together, and the last one the rest', () => {
    expect([sizes(6, 3), sizes(7, 3), sizes(2, 3), sizes(3, 1)]).toEqual([[3, 3], [3, 3, 1], [2], [1, 1, 1]]);
  });

  it('are one where all stand on stage together', () => {
    expect(batchesOf({ recipients: names(5), perBatch: null })).toEqual([{ batch: 0, from: 0, to: 5 }]);
  });

  it('are one without anybody where the recipients are not known', () => {
    expect([null, 5].map((perBatch) => batchesOf({ recipients: [], perBatch }))).toEqual([
      [{ batch: 0, from: 0, to: 0 }],
      [{ batch: 0, from: 0, to: 0 }],
    ]);
  });

  it('name every recipient once, in the order of the list', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.option(fc.integer({ min: 1, max: 50 })), (count, perBatch) => {
        const places = batchesOf({ recipients: names(count), perBatch }).flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        );
        expect(places).toEqual(Array.from({ length: count }, (_, at) => at));
      }),
    );
  });
});
