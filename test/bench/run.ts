import { cpus, totalmem } from 'node:os';
import { mediaWorker } from '../helpers/parts.ts';
import { commands } from './benches/commands.ts';
import { entryTo2000, entryTo5000, entryToAudiences } from './benches/live-entry.ts';
import { greedySockets } from './benches/greedy-sockets.ts';
import { memoryPerViewer } from './benches/memory.ts';
import { minutesWriting } from './benches/minutes-writing.ts';
import { mixedLoad } from './benches/mixed-load.ts';
import { agendaPage } from './benches/pages.ts';
import { peopleList } from './benches/people-list.ts';
import { searching } from './benches/search.ts';
import { statisticsPage } from './benches/statistics.ts';
import { reconnecting } from './benches/reconnecting.ts';
import { foldingJournal } from './journal.ts';
import { besideOffice } from './benches/beside-office.ts';
import { mediaJoining, mediaReceivers } from './media.ts';
import { lineOf, type Outcome } from './outcome.ts';

// npm run bench [part of a name]: every line is measured in this run, as a ratio to a peer wherever there is one.

const BENCHES: Readonly<Record<string, () => Promise<Outcome | Outcome[]>>> = {
  entryTo2000,
  entryTo5000,
  entryToAudiences,
  agendaPage,
  peopleList,
  searching,
  statisticsPage,
  commands,
  reconnecting,
  memoryPerViewer,
  greedySockets,
  minutesWriting,
  mixedLoad,
  foldingJournal,
  besideOffice,
  ...(mediaWorker() ? { mediaReceivers, mediaJoining } : {}),
};
const wanted = process.argv[2] ?? '';

console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!name.toLowerCase().includes(wanted.toLowerCase())) continue;
  for (const outcome of [await bench()].flat()) console.log(lineOf(outcome));
}
if (!mediaWorker()) console.log('Left out for want of a part: sound and picture (npm run media:worker)');
process.exit(0);
