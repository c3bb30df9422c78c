import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerBeats } from '../../../client/beats.ts';
import { isIn, sitesState, siteRun } from '../../../server/live/roll-call/rules/index.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { breakableLine, type BreakableLine } from '../../helpers/breakable-line.ts';
import { connect } from '../../helpers/doors.ts';
import { steadySocket } from '../../helpers/media/steady-socket.ts';
import { WAIT_OPTIONS } from '../../helpers/wait.ts';
import { conferenceOfSites, type SitesConference } from '../../planning/sites/conference-of-sites.ts';

/**
 * Without a heartbeat of its own a site is lost after thirteen seconds at the earliest: the transport waits eight for an answer, and five
 * are grace.
 */
const SECONDS = 12;

describe('a site whose line is cut without a word', () => {
  let app: TestApp;
  let made: SitesConference;
  let line: BreakableLine;
  let page: Socket;
  let program: Socket;

  beforeAll(async () => {
    app = await startApp();
    made = await conferenceOfSites(app);
    line = await breakableLine(app.url);
    page = await steadySocket(line.url, (await made.join('Cà Mau')).token, made.conferenceId);
    answerBeats(page);
    // A program, which knows nothing of heartbeats.
    program = await connect(app.url, (await made.join('Huế')).token);
    await vi.waitUntil(async () => (await present()).length === 2, WAIT_OPTIONS);
    // It is held to its heartbeat from its first answer on.
    await new Promise((resolve) => page.once('beat', resolve));
  });
  afterAll(async () => {
    page.close();
    program.close();
    await line.end();
    await app.end();
  });

  async function present(): Promise<string[]> {
    const state = sitesState(await app.journals.state(made.conferenceId));
    const names = ['Cà Mau', 'Huế'];
    const ids = await Promise.all(names.map((name) => made.idOf(name)));
    return names.filter((_, at) => isIn(siteRun(state, ids[at] ?? '')));
  }

  it('is lost within seconds, and knows that it is cut off; a program that answers no heartbeat is not', async () => {
    const cutAt = performance.now();
    const noticed = new Promise<number>((resolve) => page.once('disconnect', () => resolve(performance.now())));
    line.loseAnswers();
    await vi.waitFor(async () => expect(await present()).toEqual(['Huế']), WAIT_OPTIONS);
    expect(performance.now() - cutAt).toBeLessThan(SECONDS * 1000);
    expect((await noticed) - cutAt).toBeLessThan(SECONDS * 1000);
    expect(program.connected).toBe(true);
  });

  it('is back by itself when the line is', async () => {
    line.mend();
    await vi.waitFor(async () => expect(await present()).toEqual(['Cà Mau', 'Huế']), WAIT_OPTIONS);
  });
});
