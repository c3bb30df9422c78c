import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operations } from '../server/contract.ts';
import { pages } from '../server/features.ts';
import type { Operation } from '../server/platform/contract.ts';
import type { PageRoutes } from '../server/platform/pages/routes.ts';
import { startApp, WITHOUT_PACE, type TestApp } from './helpers/app.ts';
import { bareConference } from './helpers/conference.ts';
import { callSocket, connect } from './helpers/doors.ts';
import { linkOfInvited } from './helpers/invited.ts';

/**
 * The long form sends every kind to everything from everybody; the short one takes kinds and callers in turn. Long on one database only:
 * what is refused at a door does not reach it.
 */
const FULL = process.env['FULL'] === '1' && process.env['TEST_DATABASE'] !== 'postgresql';
const MAX_ANSWER_BYTES = 64 * 1024;
/** A little below what is read without a login, so that it is read by everybody. */
const SENT_BYTES = 60_000;

/** The fields of an operation's input, besides the conference. */
const fieldsOf = (operation: Operation): string[] =>
  Object.keys(
    (z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {},
  ).filter((key) => key !== 'conferenceId');
/** The same value in every field, as often as fits. */
const everywhere = (operation: Operation, valueOf: (share: number) => unknown): object => {
  const fields = ['nonsense', ...fieldsOf(operation)];
  return Object.fromEntries(fields.map((key) => [key, valueOf(Math.floor(SENT_BYTES / fields.length))]));
};
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** What a hostile client sends, as the text of a body. */
const BODIES: Readonly<Record<string, (operation: Operation) => string>> = {
  marks: (operation) => JSON.stringify(everywhere(operation, (share) => `a${'\u0301\u0323'.repeat(share / 5)}`)),
  'escaped marks': (operation) =>
    JSON.stringify(everywhere(operation, (share) => `a${'\\u0301'.repeat(share / 7)}`)).replaceAll('\\\\u', '\\u'),
  'unknown keys': () => JSON.stringify(Object.fromEntries(Array.from({ length: 4500 }, (_, n) => [`"k${n}`, n]))),
  'long keys': () => JSON.stringify({ [`"<&\u0001${'é'.repeat(25_000)}`]: 1, '__proto__ ': 1, constructor: { prototype: 1 } }),
  nesting: (operation) => {
    const fields = ['nonsense', ...fieldsOf(operation)];
    return `{${fields.map((key) => `${JSON.stringify(key)}:${deep(Math.floor(SENT_BYTES / 2 / fields.length) - 20)}`).join(',')}}`;
  },
  'nested x- values': () => `{"x-a":${deep(25_000)},"extras":{"x-b":${deep(4000)}}}`,
  'many wrong items': (operation) =>
    JSON.stringify(everywhere(operation, (share) => Array.from({ length: Math.floor(share / 3) }, () => ''))),
};

/** Those that a client of Socket.IO can write, which calls itself for each level of nesting. */
const FOR_SOCKETS = Object.entries(BODIES).filter(([kind]) => !kind.startsWith('nest'));

/** Bodies in encodings that are not what they say, with their headers. */
const ENCODINGS: readonly (readonly [Readonly<Record<string, string>>, Buffer<ArrayBuffer> | string])[] = [
  [{}, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
  [{ 'content-type': 'application/json; charset=utf-16le' }, Buffer.from('{"nonsense":"ế"}', 'utf16le')],
  [{ 'content-type': 'application/json; charset=nonsense' }, '{"nonsense":1}'],
  [{ 'content-encoding': 'gzip' }, 'not gzip'],
  [{ 'content-encoding': 'gzip' }, gzipSync(`{"nonsense":"${'x'.repeat(4_000_000)}"}`)],
  [{ 'content-encoding': 'nonsense' }, '{"nonsense":1}'],
  [{ 'content-type': 'multipart/form-data' }, '--x\r\n\r\n'],
];

/** Runs garbage collection and returns the memory that is in use, in bytes. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** Whether a text with more marks in a row than thirty is composed while something runs, which costs seconds if it is long. */
function watchComposing(): { readonly longRows: () => number; readonly stop: () => void } {
  let longRows = 0;
  const normalize = String.prototype.normalize;
  const spy = vi.spyOn(String.prototype, 'normalize').mockImplementation(function composing(this: string, form?: string) {
    if (/\p{M}{31}/u.test(this)) longRows += 1;
    return normalize.call(this, form);
  });
  return { longRows: () => longRows, stop: () => spy.mockRestore() };
}

/** A form with the same value in fields that our forms have. */
const formOf = (value: string, fields: number): Record<string, string> =>
  Object.fromEntries(
    ['name', 'password', 'code', 'title', 'text', 'next', 'back', 'version'].slice(0, fields).map((name) => [name, value]),
  );
const FORMS: readonly Record<string, string>[] = [
  { name: '"'.repeat(10_000), code: '"'.repeat(10_000) },
  formOf(`a${'\u0301'.repeat(1000)}`, 8),
  Object.fromEntries(Array.from({ length: 4000 }, (_, n) => [`k${n}`, '<'])),
];

/** Paths of all forms. */
function formPaths(): readonly string[] {
  const paths: string[] = [];
  const routes: PageRoutes = { get: () => {}, post: (path) => void paths.push(path) };
  for (const feature of pages) feature(routes);
  return paths.filter((path) => path !== '/sign-out');
}

describe('a hostile client', () => {
  let app: TestApp;
  let conferenceId: string;
  let composing: ReturnType<typeof watchComposing>;
  let before: number;
  const callers: { readonly name: string; readonly token: string | null; readonly socket: Socket }[] = [];

  beforeAll(async () => {
    app = await startApp({ guesses: 1_000_000, allowance: WITHOUT_PACE });
    conferenceId = await bareConference(app);
    const tokens = {
      administrator: (await app.user({ administrator: true, creator: true, clearance: 3 })).token,
      nobody: null,
      site: (await app.link('site', conferenceId, 'quang-ninh')).token,
      viewer: (await app.member(conferenceId, 'viewer')).token,
      secretary: (await app.member(conferenceId, 'secretary')).token,
      invited: await linkOfInvited(app, conferenceId),
    };
    for (const [name, token] of Object.entries(tokens)) callers.push({ name, token, socket: await connect(app.url, token) });
    composing = watchComposing();
    before = memoryInUse();
  });
  afterAll(async () => {
    composing.stop();
    for (const { socket } of callers) socket.close();
    await app.end();
  });

  let turn = 0;
  /** One in so many of a list, others each time; all of it in the long form. */
  const inTurn = <T>(list: readonly T[], of: number): readonly T[] => (
    (turn += 1),
    FULL ? list : list.filter((_, at) => (at + turn) % of === 0)
  );
  /** The administrator, whose input is read to its end, and others in turn; nobody too where anyone may call. */
  const senders = ({ permit }: Operation) => {
    const [first, nobody, ...others] = callers;
    return [first, ...(FULL || permit.includes('anyone') ? [nobody] : []), ...inTurn([nobody, ...others], 8)].flatMap((one) => one ?? []);
  };

  const pathOf = (route: string): string =>
    route.replace(/:(\w+)/g, (_, name: string) => (name === 'conferenceId' ? conferenceId : 'constructor'));

  /** Sends a body to an operation; returns the status and the length of the answer. */
  async function send(
    operation: Operation,
    token: string | null,
    body: string | Buffer<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly status: number; readonly bytes: number }> {
    const [method = 'GET', route = ''] = operation.route.split(' ');
    const text = String(body).slice(0, 1500);
    const query = method === 'GET' ? `?${new URLSearchParams({ q: text, [`k${text}`]: '' }).toString()}` : '';
    const response = await fetch(`${app.url}/api/v1${pathOf(route)}${query}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(method === 'GET' ? {} : { body }),
    });
    return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
  }

  it('gets a short refusal over HTTP, whoever it is', async () => {
    const wrong: unknown[] = [];
    for (const operation of operations) {
      for (const [kind, bodyOf] of inTurn(Object.entries(BODIES), 4)) {
        const body = bodyOf(operation);
        for (const { name, token } of senders(operation)) {
          const { status, bytes } = await send(operation, token, body);
          if (status < 400 || status >= 500 || bytes > MAX_ANSWER_BYTES) wrong.push([operation.name, kind, name, status, bytes]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gets a short refusal for bodies in wrong encodings', async () => {
    const wrong: unknown[] = [];
    for (const operation of operations.filter(({ route }) => !route.startsWith('GET'))) {
      for (const [headers, body] of inTurn(ENCODINGS, ENCODINGS.length)) {
        const { status, bytes } = await send(operation, callers[0]?.token ?? null, body, headers);
        if (status < 400 || status >= 500 || bytes > MAX_ANSWER_BYTES) wrong.push([operation.name, headers, status, bytes]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gets a short refusal over the socket, which stays open', async () => {
    const wrong: unknown[] = [];
    for (const operation of operations) {
      for (const [kind, bodyOf] of inTurn(FOR_SOCKETS, 4)) {
        const input: unknown = JSON.parse(bodyOf(operation));
        for (const { name, socket } of senders(operation)) {
          const answer = await callSocket(socket, operation.name, input);
          const { length } = JSON.stringify(answer);
          if (answer.ok || answer.error.code === 'internal' || length > MAX_ANSWER_BYTES) wrong.push([operation.name, kind, name, length]);
        }
      }
    }
    expect([wrong, callers.map(({ socket }) => socket.connected)]).toEqual([[], callers.map(() => true)]);
  });

  it('gets a page or a refusal from every form, and a short one without a login', async () => {
    const cookies = [`dc_session=${callers[0]?.token}`, 'dc_visitor=visitor'];
    const tokenOf = async (cookie: string): Promise<string> => {
      const page = await (await fetch(`${app.url}/sign-in`, { headers: { cookie } })).text();
      return /name="csrf-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
    };
    const doors = await Promise.all(cookies.map(async (cookie, at) => ({ cookie, isKnown: at === 0, _csrf: await tokenOf(cookie) })));
    const wrong: unknown[] = [];
    for (const path of formPaths()) {
      for (const [door, fields] of inTurn(
        doors.flatMap((one) => FORMS.map((fields) => [one, fields] as const)),
        6,
      )) {
        const { cookie, isKnown, _csrf } = door;
        const body = new URLSearchParams({ _csrf, ...fields });
        const response = await fetch(`${app.url}${pathOf(path)}`, { method: 'POST', headers: { cookie }, body, redirect: 'manual' });
        const { byteLength } = await response.arrayBuffer();
        if (response.status >= 500 || (!isKnown && byteLength > MAX_ANSWER_BYTES)) wrong.push([path, cookie, response.status, byteLength]);
      }
    }
    expect([doors.every(({ _csrf }) => _csrf !== ''), wrong]).toEqual([true, []]);
  });

  it('makes the server compose no long row of marks, and leaves no memory in use', () => {
    expect([composing.longRows(), memoryInUse() - before < 50_000_000]).toEqual([0, true]);
  });
});
