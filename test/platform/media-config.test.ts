import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { iceServersFor } from '../../server/live/media/signalling/ice-servers.ts';
import { readConfig } from '../../server/platform/config.ts';

const mediaOf = (environment: NodeJS.ProcessEnv) => readConfig(environment).media;
function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n  - ').slice(1) : [];
  }
}

describe('the media settings of the environment', () => {
  it('are optional: everything has a default', () => {
    const { workers, ...rest } = mediaOf({});
    expect(workers).toBeGreaterThan(0);
    expect(rest).toEqual({
      enabled: true,
      workerBin: null,
      port: 40_000,
      listen: '127.0.0.1',
      announced: null,
      iceServers: [],
      turn: null,
      recordings: './data/recordings',
      metricsToken: null,
    });
  });

  it('are used as given', () => {
    const environment = {
      MEDIA: 'off',
      MEDIASOUP_WORKER_BIN: '/opt/mediasoup-worker',
      MEDIA_WORKERS: '3',
      MEDIA_PORT: '0',
      MEDIA_LISTEN: '0.0.0.0',
      MEDIA_ANNOUNCED: 'hop.example.vn',
      ICE_SERVERS: 'stun:turn.example.vn, turn:turn.example.vn:3478,turns:turn.example.vn:5349?transport=tcp',
      TURN_USERNAME: 'hop',
      TURN_CREDENTIAL: 'mat-khau',
      RECORDINGS: '/srv/recordings',
      METRICS_TOKEN: '0123456789abcdef',
    };
    expect(mediaOf(environment)).toEqual({
      enabled: false,
      workerBin: '/opt/mediasoup-worker',
      workers: 3,
      port: 0,
      listen: '0.0.0.0',
      announced: 'hop.example.vn',
      iceServers: ['stun:turn.example.vn', 'turn:turn.example.vn:3478', 'turns:turn.example.vn:5349?transport=tcp'],
      turn: { kind: 'account', username: 'hop', credential: 'mat-khau' },
      recordings: '/srv/recordings',
      metricsToken: '0123456789abcdef',
    });
  });

  it('let media listen where the server does, if that is an address', () => {
    expect(mediaOf({ HOST: '192.0.2.7' }).listen).toBe('192.0.2.7');
    expect(mediaOf({ HOST: 'hop.example.vn' }).listen).toBe('127.0.0.1');
    expect(mediaOf({ HOST: '192.0.2.7', MEDIA_LISTEN: '2001:db8::7' }).listen).toBe('2001:db8::7');
  });

  it('require the announced address of a machine whose media listen everywhere', () => {
    const environment = { MEDIA_LISTEN: '0.0.0.0' };
    expect(faultsOf(environment)).toEqual([
      'MEDIA_ANNOUNCED: is missing, and browsers cannot send sound and picture to 0.0.0.0 (MEDIA_LISTEN): set it to the address or host name by which they reach this machine, or set MEDIA=off',
    ]);
    expect(faultsOf({ ...environment, MEDIA_ANNOUNCED: '203.0.113.4' })).toEqual([]);
    expect(faultsOf({ ...environment, MEDIA: 'off' })).toEqual([]);
  });

  it("tells browsers the machine's own address where the whole server listens everywhere", () => {
    const outward = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    const { listen, announced } = mediaOf({ HOST: '0.0.0.0' });
    expect([listen, announced]).toEqual(['0.0.0.0', outward?.address ?? '127.0.0.1']);
    expect(mediaOf({ HOST: '0.0.0.0', MEDIA_ANNOUNCED: 'hop.example.vn' }).announced).toBe('hop.example.vn');
  });

  it('report all faults at once', () => {
    const environment = {
      PORT: 'x',
      MEDIA: 'maybe',
      MEDIA_WORKERS: '65',
      MEDIA_PORT: '-1',
      MEDIA_LISTEN: 'here',
      MEDIA_ANNOUNCED: 'https://hop.example.vn',
      ICE_SERVERS: 'turn.example.vn',
      TURN_SECRET: 'short',
      METRICS_TOKEN: 'short',
    };
    expect(faultsOf(environment)).toEqual([
      expect.stringMatching(/^PORT: /),
      'MEDIA: must be on or off',
      'MEDIA_WORKERS: must be a whole number from 1 to 64',
      'MEDIA_PORT: must be a whole number from 0 to 65535',
      'MEDIA_LISTEN: must be an IP address of this machine, such as 192.0.2.10',
      'MEDIA_ANNOUNCED: must be an IP address or a host name, without a port',
      'ICE_SERVERS: must be a list such as turn:turn.example.vn:3478,turns:turn.example.vn:5349?transport=tcp',
      'TURN_SECRET: must have at least 16 characters',
      'METRICS_TOKEN: must have at least 16 characters',
    ]);
  });

  it('require a port for every worker', () => {
    expect(faultsOf({ MEDIA_PORT: '65534', MEDIA_WORKERS: '2' })).toEqual([]);
    expect(faultsOf({ MEDIA_PORT: '65534', MEDIA_WORKERS: '3' })).toEqual([
      'MEDIA_PORT: the 3 workers would need ports up to 65536: choose a lower first one, or fewer MEDIA_WORKERS',
    ]);
  });

  it.each([
    [{ ICE_SERVERS: 'turn:t.example' }, 'ICE_SERVERS: a turn: server needs TURN_SECRET, or TURN_USERNAME and TURN_CREDENTIAL'],
    [{ TURN_USERNAME: 'a' }, 'ICE_SERVERS: names no turn: server, but TURN_USERNAME, TURN_CREDENTIAL or TURN_SECRET is set'],
    [{ ICE_SERVERS: 'turn:t.example', TURN_USERNAME: 'a' }, 'TURN_USERNAME: goes together with TURN_CREDENTIAL; one of them is missing'],
    [
      { ICE_SERVERS: 'turn:t.example', TURN_USERNAME: 'a', TURN_CREDENTIAL: 'b', TURN_SECRET: '0123456789abcdef' },
      'TURN_SECRET: set it, or TURN_USERNAME and TURN_CREDENTIAL, not both',
    ],
  ])('refuses a TURN server without one way in: %j', (environment, fault) => {
    expect(faultsOf(environment)).toEqual([fault]);
  });
});

describe('what browsers are told of ICE servers', () => {
  const now = new Date('2026-01-02T03:04:05Z');
  const servers = ['stun:turn.example.vn', 'turn:turn.example.vn:3478'];

  it('is nothing by default', () => {
    expect(iceServersFor({ iceServers: [], turn: null }, now)).toEqual([]);
  });

  it('is the account that was given, for the relay only', () => {
    const turn = { kind: 'account', username: 'hop', credential: 'mat-khau' } as const;
    expect(iceServersFor({ iceServers: servers, turn }, now)).toEqual([
      { urls: ['stun:turn.example.vn'] },
      { urls: ['turn:turn.example.vn:3478'], username: 'hop', credential: 'mat-khau' },
    ]);
  });

  it('is an account that ends after a day, made from the secret as coturn checks it', () => {
    const turn = { kind: 'secret', secret: 'north' } as const;
    // printf 1767409445 | openssl dgst -sha1 -hmac north -binary | base64
    expect(iceServersFor({ iceServers: ['turn:turn.example.vn'], turn }, now)).toEqual([
      { urls: ['turn:turn.example.vn'], username: '1767409445', credential: '+8hAUuQcSHzkaah0OEmzIvMl2pc=' },
    ]);
  });
});
