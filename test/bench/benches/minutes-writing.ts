import { cpuOf, median } from '../measure.ts';
import { startLane } from '../lane.ts';
import type { Outcome } from '../outcome.ts';

const WRITES = 100;
const WARM_UPS = 3;
const ROUNDS = 7;

/** What one `minutes.write` costs the server: a word at the end of a part that grows, as an editor sends it while somebody types. */
export async function minutesWriting(): Promise<Outcome> {
  const product = await startLane('product');
  const times: number[] = [];
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    const time = await cpuOf(product, () => product.ask('write', WRITES));
    if (round >= WARM_UPS) times.push(time / WRITES);
  }
  await product.stop();
  return { name: 'a word in the minutes', value: median(times), unit: 'ms', goal: ['≤', 2], detail: `CPU, of ${ROUNDS * WRITES} writes` };
}
