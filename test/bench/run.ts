import { cpus, totalmem } from 'node:os';
import { mediaWorker } from '../helpers/parts.ts';
import { agendaPage, commands, liveEntry, memoryPerViewer, reconnecting, type Outcome } from './benches.ts';
import { foldingJournal } from './journal.ts';
import { mediaJoining, mediaReceivers } from './media.ts';

// npm run bench [part of a name]: every line is a ratio to a peer measured in the same run.

const BENCHES: Readonly<Record<string, () => Promise<Outcome | Outcome[]>>> = {
  liveEntry,
  agendaPage,
  commands,
  reconnecting,
  memoryPerViewer,
  foldingJournal,
  ...(mediaWorker() ? { mediaReceivers, mediaJoining } : {}),
};
const wanted = process.argv[2] ?? '';

console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!name.toLowerCase().includes(wanted.toLowerCase())) continue;
  for (const { name: line, ratio, goal, detail } of [await bench()].flat()) {
    const reached = goal[0] === '≤' ? ratio <= goal[1] : ratio >= goal[1];
    console.log(`${line}: ${ratio.toFixed(2)} (goal ${goal.join(' ')}${reached ? '' : ', missed'}; ${detail})`);
  }
}
if (!mediaWorker()) console.log('Left out for want of a part: sound and picture (npm run media:worker)');
process.exit(0);
