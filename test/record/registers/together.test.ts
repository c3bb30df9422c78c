import { afterAll, beforeAll, expect, it } from 'vitest';
import { registersContract as contract } from '../../../server/record/registers/contract/index.ts';
import { MORNING, startApp, type Login, type TestApp } from '../../helpers/app.ts';
import { bareConference } from '../../helpers/conference.ts';
import { NOTICE } from './facts.ts';

let app: TestApp;
let peer: TestApp;
beforeAll(async () => {
  app = await startApp({ now: MORNING, hasPeers: true });
  // On SQLite a second server has no part in it; there both names are the same one.
  peer = app.databaseUrl.startsWith('file:') ? app : await startApp({ now: MORNING, databaseUrl: app.databaseUrl, hasPeers: true });
});
afterAll(async () => {
  if (peer !== app) await peer.end();
  await app.end();
});

/** The same login on the other server. */
const onPeer =
  (login: Login): Login['run'] =>
  (operation, input, commandId) =>
    peer.bus.run(operation, login.actor, input, { commandId });

it('fifty who draw at once on two servers get 1 to 50, each once', async () => {
  const keeper = await app.user({ creator: true });
  const other = onPeer(keeper);
  const drawn = await Promise.all(
    Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? keeper.run : other)(contract.drawForOffice, { drawing: NOTICE }, `draw-${at}`)),
  );
  expect(drawn.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(new Set(drawn.map(({ sign }) => sign)).size).toBe(50);
});

it('two who draw for one paper at once get the same number, also by the other server', async () => {
  const keeper = await app.user({ administrator: true });
  const conferenceId = await bareConference(app);
  const drawing = { ...NOTICE, kind: 'BB' };
  const other = onPeer(keeper);
  const drawn = await Promise.all(
    Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? keeper.run : other)(contract.draw, { conferenceId, paper: 'minutes', drawing })),
  );
  expect(new Set(drawn.map(({ sign }) => sign))).toEqual(new Set(['01-BB/VPTW']));
  expect((await keeper.run(contract.list, { side: 'out', search: '', page: 1, kind: 'BB' })).total).toBe(1);
});
