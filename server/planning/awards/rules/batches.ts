import type { AwardFacts } from '../contract.ts';

/** Recipients who stand on stage together: those from place `from` up to, but not with, `to`, both from 0. */
export interface Batch {
  /** Its place among the batches of the award, from 0. */
  readonly batch: number;
  readonly from: number;
  readonly to: number;
}

/** An award in batches, in the order of its recipients. One whose recipients are not known is one batch without any. */
export function batchesOf({ recipients, perBatch }: Pick<AwardFacts, 'recipients' | 'perBatch'>): Batch[] {
  const size = perBatch ?? Math.max(1, recipients.length);
  const count = Math.max(1, Math.ceil(recipients.length / size));
  return Array.from({ length: count }, (_, batch) => ({
    batch,
    from: batch * size,
    to: Math.min((batch + 1) * size, recipients.length),
  }));
}
