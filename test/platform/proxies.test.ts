import express, { type Request } from 'express';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/platform/config.ts';
import { addressOf, trustOf } from '../../server/platform/http/proxies.ts';
import { accessContract as contract } from '../../server/planning/sites/access/contract.ts';
import { startApp } from '../helpers/app.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from '../helpers/doors.ts';

/** The client IP of a request, by its neighbour's address and its X-Forwarded-For header. */
const from = (remoteAddress: string | undefined, forwarded: string | string[] | undefined, proxies: string): string =>
  addressOf({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }, trustOf(proxies));

describe('the client IP of a request', () => {
  it("is the neighbour's where nothing is said of another", () => {
    expect([from('203.0.113.7', undefined, 'loopback'), from('127.0.0.1', '', 'loopback'), from('::1', ' , ', 'loopback')]).toEqual([
      '203.0.113.7',
      '127.0.0.1',
      '::1',
    ]);
    expect(from(undefined, undefined, 'loopback')).toBe('');
  });

  it('is what a proxy on this machine says, also in IPv6 notation', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((proxy) => from(proxy, '203.0.113.7', 'loopback'))).toEqual([
      '203.0.113.7',
      '203.0.113.7',
      '203.0.113.7',
    ]);
  });

  it('is not what an untrusted sender says', () => {
    expect(from('203.0.113.7', '198.51.100.1', 'loopback')).toBe('203.0.113.7');
    expect(from('10.0.0.6', '198.51.100.1', '10.0.0.5')).toBe('10.0.0.6');
    expect(from('127.0.0.1', '198.51.100.1', '10.0.0.5')).toBe('127.0.0.1');
    // What a client wrote before our proxy added its address counts for nothing.
    expect(from('127.0.0.1', '198.51.100.1, 127.0.0.1, 203.0.113.7', 'loopback')).toBe('203.0.113.7');
  });

  it('is what a configured proxy on another machine says, even through several of them', () => {
    const proxies = 'loopback, 10.0.0.5, 192.168.1.0/24';
    expect(from('10.0.0.5', '203.0.113.7', proxies)).toBe('203.0.113.7');
    expect(from('127.0.0.1', '198.51.100.1, 203.0.113.7, 192.168.1.20, 10.0.0.5', proxies)).toBe('203.0.113.7');
    expect(from('127.0.0.1', ['198.51.100.1, 203.0.113.7', '192.168.1.20'], proxies)).toBe('203.0.113.7');
    expect(from('127.0.0.1', '192.168.1.20, 10.0.0.5', proxies)).toBe('192.168.1.20');
  });

  it('is not looked for beyond an invalid address', () => {
    expect(from('127.0.0.1', '203.0.113.7, unknown', 'loopback')).toBe('unknown');
    expect(from('127.0.0.1', '<script>, 203.0.113.7', 'loopback')).toBe('203.0.113.7');
  });

  describe('for pages and for sockets', () => {
    const proxies = 'loopback,10.0.0.0/8';
    const app = express().set('trust proxy', trustOf(proxies));
    app.use((request: Request, response) => void response.json([request.ip, addressOf(request, trustOf(proxies))]));
    const server = app.listen(0, '127.0.0.1');
    beforeAll(() => new Promise((resolve) => (server.listening ? resolve(null) : server.once('listening', resolve))));
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('is the same', async () => {
      const ways = [
        '',
        ',',
        '203.0.113.7',
        ' 203.0.113.7 ,10.1.2.3',
        '127.0.0.1',
        'unknown, ::1',
        '10.0.0.1, 203.0.113.7:4711',
        '2001:db8::1',
      ];
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      for (const way of ways) {
        const [ofPage, ofSocket] = (await (await fetch(url, { headers: { 'x-forwarded-for': way } })).json()) as string[];
        expect([way, ofSocket]).toEqual([way, ofPage]);
      }
    });
  });
});

describe('every transport of a server', () => {
  /** Outcomes of attempts to guess a code, one allowed per address, through these transports, by a proxy on this machine. */
  async function guesses(trustedProxies: string, attempts: readonly (readonly ['http' | 'socket', string])[]): Promise<string[]> {
    const app = await startApp({ guesses: 1, trustedProxies });
    const input = { code: 'LLLLLLLL' };
    const outcomes: string[] = [];
    for (const [door, address] of attempts) {
      const headers = { 'x-forwarded-for': address };
      if (door === 'http') outcomes.push(httpOutcome(await callHttp(app.url, contract.join, input, null, headers)));
      else {
        const socket = await connect(app.url, null, headers);
        outcomes.push(socketOutcome(await callSocket(socket, contract.join.name, input)));
        socket.close();
      }
    }
    await app.end();
    return outcomes;
  }
  const attempts = [
    ['http', '203.0.113.7'],
    ['socket', '203.0.113.7'],
    ['socket', '203.0.113.8'],
    ['http', '203.0.113.8'],
  ] as const;

  it('trusts the configured proxies', async () => {
    expect(await guesses('loopback', attempts)).toEqual(['code-unknown', 'too-many', 'code-unknown', 'too-many']);
  });

  it('trusts no others', async () => {
    expect(await guesses('10.0.0.5', attempts)).toEqual(['code-unknown', 'too-many', 'too-many', 'too-many']);
  });
});

describe('the setting of the proxies', () => {
  const faultOf = (TRUSTED_PROXIES: string): string | null => {
    try {
      readConfig({ TRUSTED_PROXIES });
      return null;
    } catch (error) {
      return error instanceof Error ? (error.message.split('\n  - ')[1] ?? '') : '';
    }
  };

  it('is only this machine by default', () => {
    expect([readConfig({}).trustedProxies, readConfig({ TRUSTED_PROXIES: '' }).trustedProxies]).toEqual(['loopback', 'loopback']);
    expect(['10.0.0.5', 'loopback, 192.168.1.0/24', '10.0.0.0/255.0.0.0', 'uniquelocal,2001:db8::/32'].map(faultOf)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('reports a malformed value, by which everybody or nobody would be trusted', () => {
    const nonsense = ['true', '1', '*', 'proxy.example.vn', '10.0.0.300', '10.0.0.0/33', '0.0.0.0/0', '10.0.0.0/', 'loopback,,10.0.0.5'];
    expect(nonsense.map((list) => [list, faultOf(list)])).toEqual(
      nonsense.map((list) => [list, 'TRUSTED_PROXIES: must be a list of addresses and subnets, such as loopback,10.0.0.5,192.168.1.0/24']),
    );
  });
});
