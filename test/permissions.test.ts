import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GIVEN_ROLES, type Permission } from '../server/accounts/permissions.ts';
import { operations } from '../server/contract.ts';
import type { Operation } from '../server/platform/contract.ts';
import { startApp, WITHOUT_PACE, type TestApp } from './helpers/app.ts';
import { bareConference } from './helpers/conference.ts';
import { callHttp, callSocket, connect, httpOutcome, socketOutcome } from './helpers/doors.ts';
import { linkOfInvited } from './helpers/invited.ts';

/** A caller: the permissions they have, their token, and whether they have a role in the conference. */
interface Caller {
  readonly name: string;
  readonly holds: readonly Permission[];
  readonly token: string | null;
  readonly inside: boolean;
}

const isAbout = (operation: Operation): boolean => operation.route.includes(':conferenceId');

/** Names a conference if the operation needs one, and has an unknown key: a permitted caller gets `invalid`. */
const inputFor = (operation: Operation, conferenceId: string) => ({ ...(isAbout(operation) ? { conferenceId } : {}), nonsense: 1 });

function expected(operation: Operation, caller: Caller): string {
  if (operation.permit.some((permit) => (caller.holds as readonly string[]).includes(permit))) return 'invalid';
  if (caller.token === null) return 'unauthenticated';
  return isAbout(operation) && !caller.inside ? 'not-found' : 'forbidden';
}

describe('the permission matrix', () => {
  let app: TestApp;
  let conferenceId: string;
  const callers: Caller[] = [];
  const sockets = new Map<string, Socket>();

  beforeAll(async () => {
    app = await startApp({ guesses: 1_000_000, allowance: WITHOUT_PACE });
    conferenceId = await bareConference(app);
    const other = await bareConference(app);
    const inside = (name: string, holds: Permission[], token: string): Caller => ({
      name,
      holds: [...holds, 'anyone'],
      token,
      inside: true,
    });
    for (const role of GIVEN_ROLES) callers.push(inside(role, [role, 'user'], (await app.member(conferenceId, role)).token));
    callers.push(inside('site', ['site'], (await app.link('site', conferenceId, 'quang-ninh')).token));
    callers.push(inside('display', ['display'], (await app.link('display', conferenceId, `display-${conferenceId}`)).token));
    callers.push(inside('the link of an invitation', ['invited'], await linkOfInvited(app, conferenceId)));
    callers.push(inside('administrator', ['administrator', 'organizer', 'user'], (await app.user({ administrator: true })).token));
    const outside = (name: string, holds: Permission[], token: string | null): Caller => ({
      name,
      holds: [...holds, 'anyone'],
      token,
      inside: false,
    });
    callers.push(outside('creator without a part in it', ['creator', 'user'], (await app.user({ creator: true })).token));
    callers.push(outside("another conference's organizer", ['user'], (await app.member(other, 'organizer')).token));
    callers.push(outside("another conference's site", [], (await app.link('site', other, 'quang-ninh')).token));
    callers.push(outside("the link of another conference's invitation", [], await linkOfInvited(app, other)));
    callers.push(outside('nobody', [], null));
    const revoked = await app.link('site', conferenceId, 'gone');
    callers.push({ name: 'a revoked site', holds: ['anyone'], token: revoked.token, inside: false });
    for (const caller of callers) if (caller.name !== 'a revoked site') sockets.set(caller.name, await connect(app.url, caller.token));
  });
  afterAll(async () => {
    for (const socket of sockets.values()) socket.close();
    await app.end();
  });

  it('matches the contract, over HTTP and over the socket, for every operation and every kind of login', async () => {
    const wrong: string[] = [];
    for (const caller of callers) {
      const wanted = (operation: Operation) => expected(operation, caller.name === 'a revoked site' ? { ...caller, token: null } : caller);
      for (const operation of operations) {
        const input = inputFor(operation, conferenceId);
        const http = httpOutcome(await callHttp(app.url, operation, input, caller.token));
        if (http !== wanted(operation)) wrong.push(`HTTP ${operation.name} as ${caller.name}: ${http}, not ${wanted(operation)}`);
        const socket = sockets.get(caller.name);
        if (!socket) continue;
        const told = socketOutcome(await callSocket(socket, operation.name, input));
        if (told !== wanted(operation)) wrong.push(`socket ${operation.name} as ${caller.name}: ${told}, not ${wanted(operation)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('lets a revoked site in over no transport', async () => {
    const revoked = callers.find((caller) => caller.name === 'a revoked site');
    await expect(connect(app.url, revoked?.token ?? '')).rejects.toThrow('unauthenticated');
  });

  it('knows every operation by one name and one route', () => {
    const names = operations.map((operation) => operation.name);
    const routes = operations.map((operation) => operation.route.replace(/:\w+/g, ':'));
    expect([names.length, routes.length]).toEqual([new Set(names).size, new Set(routes).size]);
  });
});
