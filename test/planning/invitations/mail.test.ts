import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invitationMailContract as contract, type MailKind } from '../../../server/planning/invitations/mail/contract.ts';
import { afterAttempt, deliveryOf, MAX_ATTEMPT_MS, RETRY_DELAYS_MS } from '../../../server/planning/invitations/mail/rules.ts';
import { claimMail } from '../../../server/planning/invitations/mail/store.ts';
import { invitationsContract } from '../../../server/planning/invitations/contract.ts';
import { readMail } from '../../../server/platform/mail-config.ts';
import { startApp, type TestApp } from '../../helpers/app.ts';
import { invitingConference, type InvitingConference } from './invited.ts';
import { mailServer, type MailServer } from './mail-server.ts';

const [A, B] = ['nguyen-van-a', 'pham-gia-tuc'];
const ORIGIN = 'https://diem-cau.vn';
let server: MailServer;
let app: TestApp;
let made: InvitingConference;
beforeAll(async () => {
  server = await mailServer();
  app = await startApp({ mail: server.config });
});
beforeEach(async () => {
  for (const kept of [server.refuses, server.drops]) kept.clear();
  server.arrived.length = 0;
  await app.db.invitationMail.deleteMany();
  app.clock.now += 86_400_000;
  made = await invitingConference(app);
  for (const [participantId, email] of [
    [A, 'a@example.org'],
    [B, 'b@example.org'],
  ] as const)
    await made.organizer.run(invitationsContract.setContact, {
      conferenceId: made.conferenceId,
      participantId,
      version: 0,
      email,
      phone: null,
    });
});
afterAll(async () => {
  await app.end();
  await server.close();
});

const send = (kind: MailKind = 'invitation', participantIds?: [string]) =>
  made.organizer.run(contract.send, {
    conferenceId: made.conferenceId,
    kind,
    lang: 'vi',
    origin: ORIGIN,
    ...(participantIds && { participantIds }),
  });
const states = async () => {
  const { messages } = await made.organizer.run(contract.list, { conferenceId: made.conferenceId });
  return Object.fromEntries(
    messages.map(({ participantId, kind, state, code }) => [`${kind} ${participantId}`, code === null ? state : `${state} ${code}`]),
  );
};

describe('invitations by e-mail', () => {
  it('are sent once to each whose address is known, with the link of their page', async () => {
    expect(await send()).toEqual({ queued: 2 });
    await expect(send()).rejects.toMatchObject({ code: 'nobody-to-write' });
    await app.mail.run();
    expect(await states()).toEqual({ [`invitation ${A}`]: 'sent', [`invitation ${B}`]: 'sent' });
    await app.mail.run();
    expect(server.arrived.map(({ to }) => to).toSorted()).toEqual(['a@example.org', 'b@example.org']);
    const text = server.arrived.find(({ to }) => to === 'a@example.org')?.text ?? '';
    const body = text.includes('base64') ? Buffer.from(text.split('\r\n\r\n')[1] ?? '', 'base64').toString() : text.replace(/=\r?\n/g, '');
    expect(body).toContain(`${ORIGIN}${await made.pathOf(A)}`);
    expect(text).toContain('To: a@example.org');
  });

  it('say of an address that the server refuses that it was refused, and go on with the others', async () => {
    server.refuses.set('a@example.org', 550);
    await send();
    await app.mail.run();
    expect(await states()).toEqual({ [`invitation ${A}`]: 'refused 550', [`invitation ${B}`]: 'sent' });
    server.refuses.clear();
    app.clock.now += 1000;
    expect(await send('invitation', [A])).toEqual({ queued: 1 });
    await app.mail.run();
    expect((await states())[`invitation ${A}`]).toBe('sent');
  });

  it('come again later where the server asks for it, and at last are given up', async () => {
    server.refuses.set('a@example.org', 451);
    await send('invitation', [A]);
    await app.mail.run();
    expect(await states()).toEqual({ [`invitation ${A}`]: 'waiting 451' });
    for (const delay of RETRY_DELAYS_MS) {
      app.clock.now += delay;
      await app.mail.run();
    }
    expect(await states()).toEqual({ [`invitation ${A}`]: 'failed 451' });
  });

  it('wait while the server is down, and arrive once when it is there again', async () => {
    await server.close();
    await send();
    await app.mail.run();
    const waiting = { [`invitation ${A}`]: 'waiting', [`invitation ${B}`]: 'waiting' };
    expect(await states()).toEqual(waiting);
    server = await mailServer(server.config.server.port);
    await app.mail.run();
    expect([await states(), server.arrived]).toEqual([waiting, []]);
    app.clock.now += 60_000;
    await app.mail.run();
    expect(server.arrived.map(({ to }) => to).toSorted()).toEqual(['a@example.org', 'b@example.org']);
  });

  it('are in doubt where the line breaks after the text, and never sent again by themselves', async () => {
    server.drops.add('a@example.org');
    await send('invitation', [A]);
    await app.mail.run();
    expect(await states()).toEqual({ [`invitation ${A}`]: 'unknown' });
    app.clock.now += 86_400_000;
    await app.mail.run();
    expect(server.arrived.length).toBe(1);
    await expect(send('invitation')).resolves.toEqual({ queued: 1 });
    await app.mail.run();
    expect(server.arrived.map(({ to }) => to)).toEqual(['a@example.org', 'b@example.org']);
  });

  it('are in doubt where the server stopped while it sent one, and go on with the rest', async () => {
    await send();
    expect(await claimMail(app.db, app.clock.now)).not.toBe(null);
    app.clock.now += MAX_ATTEMPT_MS + 1;
    await app.mail.run();
    expect(Object.values(await states()).toSorted()).toEqual(['sent', 'unknown']);
    expect(server.arrived.length).toBe(1);
  });

  it('are not sent by a link that was revoked, or to an address that is gone', async () => {
    await send();
    await made.organizer.run(invitationsContract.revokeLink, { conferenceId: made.conferenceId, participantId: A });
    const contact = { conferenceId: made.conferenceId, participantId: B, version: 1, email: null, phone: null };
    await made.organizer.run(invitationsContract.setContact, contact);
    await app.mail.run();
    expect([await states(), server.arrived]).toEqual([{ [`invitation ${A}`]: 'failed', [`invitation ${B}`]: 'failed' }, []]);
  });

  it('remind those who have not answered, once a day', async () => {
    await made.organizer.run(invitationsContract.note, {
      conferenceId: made.conferenceId,
      participantId: A,
      version: 1,
      reply: { answer: 'in-person', siteId: null, substitute: null, reason: null },
    });
    expect(await send('reminder')).toEqual({ queued: 1 });
    await app.mail.run();
    await expect(send('reminder')).rejects.toMatchObject({ code: 'nobody-to-write' });
    app.clock.now += 90_000_000;
    expect(await send('reminder')).toEqual({ queued: 1 });
  });

  it('have no header from what people wrote', async () => {
    await app.db.conference.update({
      where: { id: made.conferenceId },
      data: { title: 'Hội nghị\r\nBcc: c@example.org', organizer: 'A\r\nBcc: d@example.org' },
    });
    const plan = await app.db.publication.findFirstOrThrow({ where: { conferenceId: made.conferenceId } });
    expect(plan.number).toBe(1);
    await send('invitation', [A]);
    await app.mail.run();
    const [head = ''] = (server.arrived[0]?.text ?? '').split('\r\n\r\n');
    expect(/^Bcc:/im.test(head)).toBe(false);
  });

  it('are off without a mail server, and say so', async () => {
    const plain = await startApp();
    const other = await invitingConference(plain);
    const { conferenceId, organizer } = other;
    expect((await organizer.run(contract.list, { conferenceId })).isOn).toBe(false);
    const input = { conferenceId, kind: 'invitation', lang: 'vi', origin: ORIGIN } as const;
    await expect(organizer.run(contract.send, input)).rejects.toMatchObject({ code: 'mail-off' });
    await plain.end();
  });
});

describe('an attempt', () => {
  it('is refused by an answer for good, put off by one for now, and in doubt without one after the text was asked for', () => {
    expect(deliveryOf({ code: 550, hasBegun: false }, true)).toEqual({ is: 'refused', code: 550 });
    expect(deliveryOf({ code: 554, hasBegun: true }, true)).toEqual({ is: 'refused', code: 554 });
    expect(deliveryOf({ code: 451, hasBegun: true }, true)).toEqual({ is: 'put-off', code: 451, isUnreachable: false });
    expect(deliveryOf({ code: 535, hasBegun: false }, false)).toEqual({ is: 'put-off', code: 535, isUnreachable: true });
    expect(deliveryOf({ code: undefined, hasBegun: false }, false)).toEqual({ is: 'put-off', code: null, isUnreachable: true });
    expect(deliveryOf({ code: undefined, hasBegun: true }, true)).toEqual({ is: 'in-doubt' });
  });

  it('is repeated after longer and longer waits', () => {
    const putOff = { is: 'put-off', code: 451, isUnreachable: false } as const;
    expect(RETRY_DELAYS_MS.map((_, at) => afterAttempt(putOff, at + 1, 0).dueAt / 60_000)).toEqual([1, 5, 15, 60, 180]);
    expect(afterAttempt(putOff, RETRY_DELAYS_MS.length + 1, 0).state).toBe('failed');
  });
});

describe('the settings of the mail server', () => {
  it('are none, or a server and a sender', () => {
    expect(readMail({})).toEqual({ mail: null, faults: [] });
    expect(readMail({ SMTP_URL: 'smtp://vp:m%40t@mail.example.vn', MAIL_FROM: 'vp@example.vn' }).mail).toEqual({
      server: { host: 'mail.example.vn', port: 587, secure: false, requireTLS: true, user: 'vp', password: 'm@t' },
      sender: 'vp@example.vn',
    });
    expect(readMail({ SMTP_URL: 'smtps://mail.example.vn', MAIL_FROM: 'vp@example.vn' }).mail?.server).toMatchObject({
      port: 465,
      secure: true,
    });
    expect(readMail({ SMTP_URL: 'http://x', MAIL_FROM: 'A <a@b.vn>' }).faults.length).toBe(2);
  });
});
