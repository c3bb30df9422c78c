import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import { conferencesContract } from '../server/conferences/contract.ts';
import { proceedingsContract as proceedings } from '../server/proceedings/contract/index.ts';
import { accessContract } from '../server/sites/access/contract.ts';
import { rollCallContract as rollCall } from '../server/sites/roll-call/contract.ts';
import { launchBrowser, personAt, signIn } from '../test/helpers/browser.ts';
import { callHttp, connect } from '../test/helpers/doors.ts';
import { codesOf, tokenOf } from '../test/helpers/people.ts';
import { freePort, startServer } from '../test/helpers/server-process.ts';

// npm run pictures: the pictures of README.md, taken of the seeded conference as it runs.

const PASSWORD = 'pictures-only';
const PRESENT = 12;

const server = await startServer({ databaseUrl: `file:${join(mkdtempSync(join(tmpdir(), 'pictures-')), 'seed.db')}`, port: await freePort(), password: PASSWORD });
const token = await tokenOf(server.url, 'organizer', PASSWORD);
const { body } = await callHttp(server.url, conferencesContract.list, {}, token);
const conferenceId = (body as { conferences: readonly { id: string }[] }).conferences[0]?.id ?? '';
const organizer = (operation: Parameters<typeof callHttp>[1], input: Record<string, unknown>) => callHttp(server.url, operation, { conferenceId, ...input }, token);

/** A site that is in, ready and has reported who is present. */
async function join34(): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (const [siteId, code] of await codesOf(server.url, conferenceId, token)) {
    const joined = await callHttp(server.url, accessContract.join, { code }, null);
    const own = (joined.body as { token: string }).token;
    sockets.push(await connect(server.url, own));
    await callHttp(server.url, rollCall.ready, { conferenceId, siteId, ready: true }, own);
    await callHttp(server.url, rollCall.count, { conferenceId, siteId, present: PRESENT }, own);
  }
  return sockets;
}

const sockets = await join34();
await organizer(proceedings.openSitting, { sittingId: 'sitting-1' });
await organizer(proceedings.startItem, { itemId: 'opening' });
await organizer(proceedings.finishItem, { itemId: 'opening' });
await organizer(proceedings.startItem, { itemId: 'papers' });
for (const siteId of ['provinces-15', 'provinces-82', 'provinces-48']) await organizer(proceedings.addToQueue, { siteId, seconds: 600 });
await organizer(proceedings.grant, { siteId: 'provinces-22', seconds: 600, handOver: false });

const browser = await launchBrowser();
const pictures = [
  { name: 'desk', path: 'desk', width: 1440, height: 900 },
  { name: 'agenda', path: 'agenda?item=summary', width: 1440, height: 900 },
  { name: 'display', path: 'display', width: 1920, height: 1080 },
] as const;
for (const { name, path, width, height } of pictures) {
  const person = await personAt(browser, server.url, { width, height });
  await signIn(person, 'organizer', PASSWORD);
  await person.page.goto(`/conferences/${conferenceId}/${path}`, { waitUntil: 'networkidle' });
  await person.page.screenshot({ path: `.readme/${name}.png` });
  await person.context.close();
}
await browser.close();
for (const socket of sockets) socket.close();
await server.stop();
