import { connect as dial, createServer, type AddressInfo, type Server, type Socket as Pipe } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { STATE_BUDGET_BPS } from '../../../server/live/media/rules/line.ts';
import { proceedingsContract as contract } from '../../../server/live/sitting/contract/index.ts';
import type { News } from '../../../server/platform/sockets/protocol.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { connect } from '../../helpers/doors.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';

/** A connection to the server that counts all traffic in both directions. */
async function countedLine(url: string): Promise<{ readonly url: string; readonly bytes: { down: number; up: number }; close(): void }> {
  const bytes = { down: 0, up: 0 };
  const open = new Set<Pipe>();
  const server: Server = createServer((near) => {
    const far = dial(Number(new URL(url).port), '127.0.0.1');
    near.on('data', ({ length }) => (bytes.up += length)).pipe(far);
    far.on('data', ({ length }) => (bytes.down += length)).pipe(near);
    for (const end of [near, far]) open.add(end.on('error', () => {}));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    for (const end of open) end.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bytes, close };
}

/** Moves of the floor in one minute: far more than any sitting has. */
const MOVES = 20;
/** TCP and IP headers of a message and of its acknowledgement. */
const HEADERS = 80;

describe('a site in mode "state"', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.end());

  it('follows a busy minute, including joining, well within 64 kbit/s', async () => {
    const { conferenceId, chair } = await conferenceOf(app, 34);
    const line = await countedLine(app.url);
    const socket = await connect(line.url, (await app.link('site', conferenceId, 'province-1')).token);
    let revision = -1;
    let messages = 0;
    socket.on('entries', ({ after, entries }: News) => {
      revision = after + entries.length;
      messages += 1;
    });
    await socket.emitWithAck('follow', { conferenceId, revision: null });
    for (let move = 0; move < MOVES; move += 1)
      await chair.run(contract.grant, { conferenceId, siteId: `province-${(move % 34) + 1}`, handOver: true });
    const { head } = await app.journals.open(conferenceId);
    await vi.waitFor(() => expect(revision).toBe(head.seq), WAIT_OPTIONS);
    const bits = (line.bytes.down + messages * HEADERS) * 8;
    expect(bits / 60).toBeLessThan(STATE_BUDGET_BPS / 16);
    socket.close();
    line.close();
  });
});
