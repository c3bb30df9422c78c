import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proceedingsContract as contract } from '../../server/live/sitting/contract/index.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callSocket, connect } from '../helpers/doors.ts';
import { withPapers } from '../live/sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

describe("a server's clock that is behind the journal", () => {
  it('is reported by readiness and at the desk until it has caught up, and entries keep their order', async () => {
    const { conferenceId, chair } = await withPapers(app);
    const said = async () => (await request(app.url).get('/readyz')).body as Record<string, unknown>;
    expect(await said()).not.toHaveProperty('clockBehindMs');
    app.clock.now -= 600_000;
    const { body, status } = await request(app.url).get('/readyz');
    expect([status, body.clockBehindMs]).toEqual([200, 600_000]);
    const desk = await connect(app.url, chair.token);
    expect(await callSocket(desk, 'clock', {})).toEqual({ ok: true, output: { at: app.clock.now, behindMs: 600_000 } });
    await chair.run(contract.grant, { conferenceId, paperId: 'quang-ninh', handOver: false });
    const { entries } = await app.journals.open(conferenceId);
    expect(entries.at(-1)?.at).toBe(entries.at(-2)?.at);
    app.clock.now += 600_000;
    expect(await callSocket(desk, 'clock', {})).toEqual({ ok: true, output: { at: app.clock.now, behindMs: 0 } });
    desk.close();
  });
});
