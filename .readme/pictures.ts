import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agendaContract } from '../server/planning/agenda/contract.ts';
import { conferencesContract } from '../server/planning/conferences/contract.ts';
import { proceedingsContract as proceedings } from '../server/live/sitting/contract/index.ts';
import { accessContract } from '../server/planning/sites/access/contract.ts';
import { rollCallContract as rollCall } from '../server/live/roll-call/contract.ts';
import { launchBrowser, personAt, signIn } from '../test/helpers/browser.ts';
import { callHttp, connect } from '../test/helpers/doors.ts';
import { codesOf, tokenOf } from '../test/helpers/people.ts';
import { FakeHall } from '../test/helpers/media/fake-hall.ts';
import { NodePage } from '../test/helpers/media/node-page.ts';
import { freePort, startServer } from '../test/helpers/server-process.ts';
import { drawnHall } from './drawn-hall.ts';

// npm run pictures: takes the pictures of README.md from the seeded conference.

const PASSWORD = 'pictures-only';
const PRESENT = 12;

const server = await startServer({
  databaseUrl: `file:${join(mkdtempSync(join(tmpdir(), 'pictures-')), 'seed.db')}`,
  port: await freePort(),
  password: PASSWORD,
});
const token = await tokenOf(server.url, 'organizer', PASSWORD);
const { body } = await callHttp(server.url, conferencesContract.list, {}, token);
const conferenceId = (body as { conferences: readonly { id: string }[] }).conferences[0]?.id ?? '';
const organizer = (operation: Parameters<typeof callHttp>[1], input: Record<string, unknown>) =>
  callHttp(server.url, operation, { conferenceId, ...input }, token);

/** Small enough for one machine to draw and send 35 halls. */
const SIZE = { width: 320, height: 180 };
/** The site that fills the hall display. */
const SPEAKER = 'provinces-22';
const LARGE = { width: 1280, height: 720 };
const FRAMES_PER_SECOND = 5;

/** Lets all sites join with drawn halls, be ready, and report their head counts. */
async function allJoin(): Promise<NodePage[]> {
  const pages: NodePage[] = [];
  for (const [siteId, code] of await codesOf(server.url, conferenceId, token)) {
    const joined = await callHttp(server.url, accessContract.join, { code }, null);
    const own = (joined.body as { token: string }).token;
    const socket = await connect(server.url, own);
    await callHttp(server.url, rollCall.ready, { conferenceId, siteId, ready: true }, own);
    await callHttp(server.url, rollCall.count, { conferenceId, siteId, present: PRESENT }, own);
    const hall = new FakeHall(pages.length, siteId === SPEAKER ? LARGE : SIZE, FRAMES_PER_SECOND, drawnHall(pages.length));
    const page = new NodePage({ socket, conferenceId, purpose: 'site' });
    await page.session.start();
    // They only send and receive nothing, because drawing the halls is work enough.
    page.session.show(new Map(['main', 'hall', 'second', 'floorSound', 'hallSound'].map((slot) => [slot, 0])));
    await page.session.send('camera', hall.camera);
    await page.session.send('microphone', hall.microphone);
    pages.push(page);
  }
  return pages;
}

const halls = await allJoin();
// What the page of a site tells every second; without it the desk says that the page does not answer.
const LINE = { mode: 'full', loss: 0, jitter: 2, roundTrip: 12, bitrate: 1_200_000 } as const;
const reporting = setInterval(() => {
  for (const { session } of halls) void session.report({ level: 0.5, up: LINE, down: LINE, sees: null }).catch(() => {});
}, 1000);
await organizer(proceedings.openSitting, { sittingId: 'sitting-1' });
const { body: agenda } = await organizer(agendaContract.titles, {});
const [opening, summary, papers] = (agenda as { items: readonly { id: string }[] }).items.map(({ id }) => id);
await organizer(proceedings.startItem, { itemId: opening });
await organizer(proceedings.finishItem, { itemId: opening });
await organizer(proceedings.startItem, { itemId: papers });
for (const siteId of ['provinces-15', 'provinces-82', 'provinces-48']) await organizer(proceedings.addToQueue, { siteId, seconds: 600 });
await organizer(proceedings.grant, { siteId: SPEAKER, seconds: 600, handOver: false });

const browser = await launchBrowser();
const pictures = [
  { name: 'desk', path: 'desk', width: 1440, height: 900, moving: 30 },
  { name: 'agenda', path: `agenda?item=${summary}`, width: 1440, height: 900, moving: 0 },
  { name: 'display', path: 'display?view=picture', width: 1920, height: 1080, moving: 1 },
] as const;
for (const { name, path, width, height, moving } of pictures) {
  const person = await personAt(browser, server.url, { width, height });
  await signIn(person, 'organizer', PASSWORD);
  await person.page.goto(`/conferences/${conferenceId}/${path}`, { waitUntil: 'networkidle' });
  await person.page.waitForFunction((least) => document.querySelectorAll('.moving.is-shown').length >= least, moving, { timeout: 60_000 });
  await person.page.screenshot({ path: `.readme/${name}.png` });
  await person.context.close();
}
await browser.close();
clearInterval(reporting);
await Promise.all(halls.map((page) => page.close()));
await server.stop();
process.exit(0);
