import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../server/contract.ts';
import type { Operation } from '../server/platform/contract.ts';
import { startApp, WITHOUT_PACE, type TestApp } from './helpers/app.ts';
import { bareConference } from './helpers/conference.ts';
import { connect } from './helpers/doors.ts';
import { contentsOf as allContentsOf } from './helpers/tables.ts';
import { WAIT_OPTIONS } from './helpers/wait.ts';

/** What must stay as it was: the security log tells of refusals, so it may grow. */
async function contentsOf(db: TestApp['db']) {
  const { SecurityEvent: _log, ...rest } = await allContentsOf(db);
  return rest;
}

const FULL = process.env['FULL'] === '1';
const RUNS = FULL ? 20 : 3;

/** Values that none of our forms sends: deep, long, of the wrong type, with names that are special in JavaScript. */
const nonsense = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 2 })),
  fc.constantFrom(null, [], '', 0, '\u0000', '\ud83d', '🏛'.repeat(300), { __proto__: null, constructor: 1 }, [[[[[[]]]]]]),
);
const word = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('..', '%00', 'a\u0000b', '-', 'null', 'ủy', "' OR 1=1 --", '{{7*7}}', 'x'.repeat(3000)),
);

/** Integers too large for a column. */
const huge = fc.constantFrom(2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 60, 1e300);

/** Every row that a request could have written; what the search finds is made of them beside, whenever a question asked for it. */
async function storedIn(server: TestApp): Promise<Record<string, string[]>> {
  const { SearchEntry: _found, SearchMark: _marked, ...rest } = await contentsOf(server.db);
  return rest;
}

describe('malformed input', () => {
  let app: TestApp;
  let conferenceId: string;
  let token: string;

  beforeAll(async () => {
    app = await startApp({ guesses: 1_000_000, allowance: WITHOUT_PACE });
    conferenceId = await bareConference(app);
    token = (await app.user({ administrator: true, creator: true, clearance: 3 })).token;
  });
  afterAll(() => app.end());

  /** Sends a body to the operation's path, whose parameters are nonsense too, except for the conference. */
  const send = async (operation: Operation, parts: readonly string[], body: string): Promise<number> => {
    const [method = 'GET', route = ''] = operation.route.split(' ');
    let next = 0;
    const path = route.replace(/:(\w+)/g, (_, name: string) =>
      name === 'conferenceId' ? conferenceId : encodeURIComponent(parts[next++ % parts.length] ?? 'x') || 'x',
    );
    const query = method === 'GET' ? `?${new URLSearchParams({ nonsense: body.slice(0, 500) }).toString()}` : '';
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/api/v1${path}${query}`, { method, headers, ...(method === 'GET' ? {} : { body }) });
    await response.arrayBuffer();
    return response.status;
  };

  it('gets a refusal below 500 on every HTTP route and changes nothing', async () => {
    const before = await storedIn(app);
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(nonsense, fc.array(word, { minLength: 1, maxLength: 3 }), async (body, parts) => {
          const status = await send(operation, parts, JSON.stringify({ nonsense: body }));
          expect([operation.name, status >= 400 && status < 500]).toEqual([operation.name, true]);
        }),
        { numRuns: RUNS },
      );
    }
    expect(await storedIn(app)).toEqual(before);
  });

  it('gets one as well if the keys are valid and the values are not', async () => {
    // Signing out needs no input, so it would succeed and end this login.
    for (const operation of operations.filter(({ name }) => name !== 'accounts.signOut')) {
      const keys = Object.keys(
        (z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {},
      );
      const values = fc.record(
        Object.fromEntries(
          keys.filter((key) => key !== 'conferenceId').map((key) => [key, fc.oneof(nonsense, word, fc.integer(), huge, fc.boolean())]),
        ),
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(values, fc.array(word, { minLength: 1, maxLength: 3 }), async (body, parts) => {
          expect([operation.name, (await send(operation, parts, JSON.stringify(body))) < 500]).toEqual([operation.name, true]);
        }),
        { numRuns: RUNS },
      );
    }
  });

  it('gets a refusal if the body is not JSON, not an object, or not text', async () => {
    const before = await storedIn(app);
    const commands = operations.filter((operation) => !operation.route.startsWith('GET'));
    for (const operation of commands) {
      for (const body of ['{', '"text"', '[]', 'null', '\u0000\u0001', '{"a":'.repeat(2000)]) {
        const status = await send(operation, ['x'], body);
        expect([operation.name, body.slice(0, 10), status >= 400 && status < 500]).toEqual([operation.name, body.slice(0, 10), true]);
      }
    }
    expect(await storedIn(app)).toEqual(before);
  });

  it('gets a refusal for every message of the socket, which stays open', async () => {
    // If earlier requests happened to create a conference, this login has a new role, and the server would end an older socket.
    const socket: Socket = await connect(app.url, token);
    const before = await storedIn(app);
    for (const operation of operations) {
      await fc.assert(
        fc.asyncProperty(nonsense, nonsense, async (input, options) => {
          const answer = (await socket
            .timeout(WAIT_OPTIONS.timeout)
            .emitWithAck(operation.name, { nonsense: input }, { nonsense: options })) as {
            ok: boolean;
            error?: { code: string };
          };
          expect([operation.name, answer.ok, answer.error?.code === 'internal']).toEqual([operation.name, false, false]);
        }),
        { numRuns: RUNS },
      );
    }
    expect([socket.connected, await storedIn(app)]).toEqual([true, before]);
    socket.close();
  });

  it('in a path or a login, such as a null character that no database can look up, leads nowhere', async () => {
    const statusOf = async (path: string, headers: Record<string, string>): Promise<number> => {
      const response = await fetch(`${app.url}${path}`, { headers, redirect: 'manual' });
      await response.arrayBuffer();
      return response.status;
    };
    const signedIn = { authorization: `Bearer ${token}`, cookie: `dc_session=${token}` };
    const found = [
      await statusOf('/api/v1/conferences/%00/agenda', signedIn),
      await statusOf('/api/v1/conferences?list=%00', signedIn),
      await statusOf('/conferences/%00/agenda', signedIn),
      await statusOf(`/conferences/${conferenceId}/agenda/%00`, signedIn),
      await statusOf(`/conferences/${conferenceId}/participants?q=%00`, signedIn),
      await statusOf('/j/%00', {}),
      await statusOf('/', { cookie: 'dc_session=%00; dc_lang=%00; dc_notice=%00' }),
    ];
    expect(found.filter((status) => status >= 500)).toEqual([]);
  });

  it('does not break the socket server: unknown messages, no acknowledgement, invalid follow', async () => {
    const stray = await connect(app.url, token);
    stray.emit('no.such.thing', 1, 2, 3);
    stray.emit('floor.grant');
    for (const input of [
      null,
      5,
      {},
      { conferenceId: 7, revision: 'x' },
      { conferenceId, revision: -1 },
      { conferenceId: '../..', revision: 0 },
      { conferenceId: '\0', revision: null },
    ]) {
      const answer = (await stray.timeout(WAIT_OPTIONS.timeout).emitWithAck('follow', input)) as { ok: boolean };
      expect([input, answer.ok]).toEqual([input, false]);
    }
    expect(stray.connected).toBe(true);
    stray.close();
  });
});
