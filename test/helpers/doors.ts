import { io, type Socket } from 'socket.io-client';
import type { Operation } from '../../server/platform/contract.ts';
import { PROTOCOL, type Acknowledged } from '../../server/platform/sockets/protocol.ts';
import { WAIT_OPTIONS } from './wait.ts';

/** Outcome of a call: 'ok', or the code of the refusal. */
export type Outcome = string;

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

const codeOf = (body: unknown): Outcome => {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'ok';
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? 'x' : JSON.stringify(value));

/** Calls an operation over HTTP: path parameters and, for GET, the query come from the input. */
export async function callHttp(
  url: string,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const [method = 'GET', route = ''] = operation.route.split(' ');
  const used = new Set<string>();
  const path = route.replace(/:(\w+)/g, (_, name: string) => (used.add(name), encodeURIComponent(textOf(input[name]))));
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !used.has(key)));
  const query =
    method === 'GET'
      ? `?${new URLSearchParams(Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)])).toString()}`
      : '';
  const response = await fetch(`${url}/api/v1${path}${query}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    ...(method === 'GET' ? {} : { body: JSON.stringify(rest) }),
  });
  return { status: response.status, body: await response.json() };
}

export const httpOutcome = ({ body }: HttpAnswer): Outcome => codeOf(body);

/** Connects a socket for a login; rejects if the server refuses it. */
export function connect(
  url: string,
  token: string | null,
  extraHeaders: Record<string, string> = {},
  auth: Record<string, string> = {},
  transports: ('websocket' | 'polling')[] = ['websocket'],
): Promise<Socket> {
  const socket = io(url, {
    transports,
    forceNew: true,
    reconnection: false,
    extraHeaders,
    auth: { protocol: PROTOCOL, ...(token ? { token } : {}), ...auth },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => (socket.close(), reject(error)));
  });
}

/** Calls an operation over a socket. Rejects at once on a closed socket, which would never answer. */
export async function callSocket(socket: Socket, name: string, input: unknown, options: unknown = {}): Promise<Acknowledged<unknown>> {
  if (!socket.active) throw new Error(`${name}: the socket is closed`);
  return (await socket.timeout(WAIT_OPTIONS.timeout).emitWithAck(name, input, options)) as Acknowledged<unknown>;
}

export const socketOutcome = (answer: Acknowledged<unknown>): Outcome => (answer.ok ? 'ok' : answer.error.code);
