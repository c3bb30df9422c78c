import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ConnectionLimits, MAX_OUTSTANDING } from '../../server/platform/sockets/connection-limits.ts';
import { accountsContract } from '../../server/accounts/contract.ts';
import { startApp } from '../helpers/app.ts';
import { callSocket, connect, socketOutcome } from '../helpers/doors.ts';

/** A connection as Engine.IO makes it, with what waits in it to be read. */
class Line extends EventEmitter {
  isClosed = false;
  writeBuffer: { data: string }[] = [];
  readonly request = { socket: { writableLength: 0 } };
  close(): void {
    this.isClosed = true;
  }
}

describe('the questions of one socket', () => {
  it('are answered up to a number at once; more are refused until answers have gone out', async () => {
    const limits = new ConnectionLimits();
    const line = new Line();
    const [first, others] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const ask = (until: Promise<void>) => limits.answer(line, () => until);
    const open = [ask(first.promise), ...Array.from({ length: MAX_OUTSTANDING - 1 }, () => ask(others.promise))];
    await expect(ask(others.promise)).rejects.toThrow('busy');
    await expect(limits.answer(new Line(), async () => 'another')).resolves.toBe('another');
    first.resolve();
    await open[0];
    const next = ask(others.promise);
    others.resolve();
    await expect(Promise.all([...open, next])).resolves.toHaveLength(MAX_OUTSTANDING + 1);
    expect(line.isClosed).toBe(false);
  });

  it('are no longer answered, and the line is closed, if the answers are not read', async () => {
    const limits = new ConnectionLimits();
    const unread = [new Line(), new Line(), new Line()];
    const [many, long, sent] = unread;
    if (many) many.writeBuffer = Array.from({ length: 501 }, () => ({ data: '' }));
    if (long) long.writeBuffer = Array.from({ length: 10 }, () => ({ data: 'x'.repeat(900_000) }));
    if (sent) sent.request.socket.writableLength = 9_000_000;
    for (const line of unread) await expect(limits.answer(line, async () => 'never')).rejects.toThrow('busy');
    expect(unread.map(({ isClosed }) => isClosed)).toEqual([true, true, true]);
    const reader = new Line();
    reader.writeBuffer = Array.from({ length: 500 }, () => ({ data: 'x'.repeat(1000) }));
    expect([limits.dropUnread(reader), reader.isClosed]).toEqual([false, false]);
  });
});

describe('sockets from one address', () => {
  it('are limited, in words; those of other addresses and later ones are not', async () => {
    const app = await startApp({ allowance: { socketsPerAddress: 2 } });
    const from = (address: string, lang = 'vi') => connect(app.url, null, { 'x-forwarded-for': address }, { lang });
    const [first, second] = [await from('203.0.113.7'), await from('203.0.113.7')];
    await expect(from('203.0.113.7')).rejects.toMatchObject({
      message: 'too-many-sockets',
      data: { message: expect.stringContaining('2 kết nối') },
    });
    await expect(from('203.0.113.7', 'en')).rejects.toMatchObject({ data: { message: expect.stringContaining('2 connections') } });
    const other = await from('203.0.113.8');
    expect(socketOutcome(await callSocket(other, accountsContract.me.name, {}))).toBe('ok');
    first.close();
    await expect
      .poll(
        () =>
          from('203.0.113.7').then(
            (socket) => socket.connected,
            () => false,
          ),
        { timeout: 60_000 },
      )
      .toBe(true);
    second.close();
    other.close();
    await app.end();
  });

  it('are not counted if they seem to come from a proxy that does not say whose they are', async () => {
    const app = await startApp({ allowance: { socketsPerAddress: 1 } });
    const sockets = [await connect(app.url, null), await connect(app.url, null)];
    expect(sockets.map(({ connected }) => connected)).toEqual([true, true]);
    for (const socket of sockets) socket.close();
    await app.end();
  });
});
