import { chainRows, GENESIS } from '../../../server/platform/journal/chain.ts';
import { insertStatement, packRows } from '../../../server/platform/journal/store.ts';
import { executeDirect } from '../../../server/platform/database/open.ts';
import { agendaContract } from '../../../server/planning/agenda/contract.ts';
import { publishingContract } from '../../../server/planning/publishing/contract.ts';
import { compileAhead } from '../../../server/platform/views/templates.ts';
import { startApp } from '../../helpers/app.ts';
import { largeConference, publishedConference } from '../large-conference.ts';
import { serveLane } from '../lane.ts';
import { longJournal } from '../long-journal.ts';

// The product with a sitting of 34 sites under way, and beside it a conference of 5,000 participants and one with a journal of 20,000.
const app = await startApp({ now: 'real' });
const organizer = await app.user({ creator: true });
// Somebody else does the heavy work: a login that gets another role connects anew.
const clerk = await app.user({ creator: true });
const live = await publishedConference(organizer);
const large = await largeConference(clerk, 5000);
await clerk.run(publishingContract.publish, { conferenceId: large, note: null });
/** The longest stop of the loop since `watch`, in milliseconds of CPU: other load on the machine does not count. */
const longest = { ms: 0, at: 0 };
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
setInterval(() => {
  const now = cpuMs();
  longest.ms = Math.max(longest.ms, now - longest.at);
  longest.at = now;
}, 1);

/** A conference with a long journal that no server has opened yet. */
async function longDay(count: number): Promise<string> {
  const conferenceId = await publishedConference(clerk);
  const { items } = await clerk.run(agendaContract.titles, { conferenceId });
  const rows = chainRows(
    GENESIS,
    { journalId: conferenceId, actorKind: 'user', actorId: clerk.actor.id, commandId: 'long', now: 1000 },
    longJournal(
      count,
      items.map(({ id }) => id),
    ),
  );
  await app.db.journalEntry.deleteMany({ where: { journalId: conferenceId } });
  const insert = insertStatement(app.databaseUrl);
  for (let at = 0; at < rows.length; at += 1000)
    await executeDirect(app.db, insert, packRows([{ rows: rows.slice(at, at + 1000), always: false }]));
  app.journals.forget(conferenceId);
  return conferenceId;
}

// As some time after a start.
await compileAhead(0);

serveLane(
  { url: app.url, token: organizer.token, clerk: clerk.token, live, large, minutes: await longDay(5000), unopened: await longDay(20_000) },
  {
    watch: () => void Object.assign(longest, { ms: 0, at: cpuMs() }),
    longest: () => longest.ms,
  },
);
