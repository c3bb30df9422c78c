import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conferencesContract } from '../../server/planning/conferences/contract.ts';
import { startApp, type TestApp } from '../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../helpers/doors.ts';
import { published } from '../live/sitting/published-day.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.end());

const settings = { address: 'comrade', form: 'party' } as const;

/** A conference that anyone may watch, with a viewer without a login. */
async function watched() {
  const { conferenceId } = await published(app);
  const organizer = await app.member(conferenceId, 'organizer');
  await organizer.run(conferencesContract.configure, { conferenceId, version: 1, viewersSignIn: false, ...settings });
  const watching = await connect(app.url, null);
  expect(socketOutcome(await callSocket(watching, 'follow', { conferenceId, revision: null }))).toBe('ok');
  return { conferenceId, organizer, watching };
}

const closed = (socket: Socket): Promise<string> => new Promise((resolve) => socket.once('disconnect', resolve));

describe('the sockets of viewers without a login', () => {
  it('close when the conference requires a sign-in, and those of signed-in viewers stay', async () => {
    const { conferenceId, organizer, watching } = await watched();
    const viewer = await connect(app.url, (await app.member(conferenceId, 'viewer')).token);
    await callSocket(viewer, 'follow', { conferenceId, revision: null });
    const gone = closed(watching);
    await organizer.run(conferencesContract.configure, { conferenceId, version: 2, viewersSignIn: true, ...settings });
    expect(await gone).toBe('io server disconnect');
    expect(socketOutcome(await callSocket(viewer, 'clock', {}))).toBe('ok');
    viewer.close();
  });

  it('close when the conference goes to the trash', async () => {
    const { conferenceId, organizer, watching } = await watched();
    const gone = closed(watching);
    await organizer.run(conferencesContract.trash, { conferenceId });
    expect(await gone).toBe('io server disconnect');
  });
});

describe('the socket of a session that has expired, or that another server ended', () => {
  it('gets a refusal, and closes', async () => {
    const { conferenceId } = await published(app);
    const viewer = await app.member(conferenceId, 'viewer');
    const socket = await connect(app.url, viewer.token);
    await app.db.session.deleteMany({ where: { subjectId: viewer.actor.id } });
    app.clock.now += 2000;
    const gone = closed(socket);
    expect(socketOutcome(await callSocket(socket, 'follow', { conferenceId, revision: null }))).toBe('unauthenticated');
    expect(await gone).toBe('io server disconnect');
  });
});

describe('a message to a room', () => {
  /** Texts whose length takes one byte of a WebSocket frame, three and nine, in an order that any delay would change. */
  const LENGTHS = [10, 70_000, 300, 0, 66_000, 60];

  it.each([
    { by: 'websocket', transports: ['websocket' as const] },
    { by: 'polling', transports: ['polling' as const] },
    { by: 'polling and then websocket', transports: ['polling' as const, 'websocket' as const] },
  ])('arrives whole and in order by $by', async ({ transports }) => {
    const { conferenceId } = await published(app);
    const chair = await app.member(conferenceId, 'chair');
    const socket = await connect(app.url, chair.token, {}, {}, transports);
    await callSocket(socket, 'follow', { conferenceId, revision: null });
    const heard: { text: string }[] = [];
    const all = new Promise<void>((resolve) =>
      socket.on('minutes', (message: { text: string }) => {
        heard.push(message);
        if (heard.length === LENGTHS.length) resolve();
      }),
    );
    const sent = LENGTHS.map((length, at) => ({ text: `${at} ${'ộ'.repeat(length)}` }));
    for (const message of sent) app.sockets.toStaff(conferenceId, 'minutes', message);
    await all;
    expect(heard).toEqual(sent);
    socket.close();
  });
});
