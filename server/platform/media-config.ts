import { availableParallelism, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';
import { z } from 'zod';

/** Credentials for your own TURN server: a fixed account, or time-limited accounts derived from a shared secret. */
export type TurnAccess =
  | { readonly kind: 'account'; readonly username: string; readonly credential: string }
  | { readonly kind: 'secret'; readonly secret: string };

export interface MediaConfig {
  /** False: no media at all. */
  readonly enabled: boolean;
  /** Path of the mediasoup worker; null: the server finds one. */
  readonly workerBin: string | null;
  /** Number of worker processes. */
  readonly workers: number;
  /** UDP and TCP port of the first worker, the others count up; 0: whichever ports are free. */
  readonly port: number;
  /** The IP address they listen on. */
  readonly listen: string;
  /** Address announced to browsers instead, if it differs. */
  readonly announced: string | null;
  /** stun:, turn: and turns: URLs for browsers; none by default, and never a third party's. */
  readonly iceServers: readonly string[];
  readonly turn: TurnAccess | null;
  /** Folder of the recordings. */
  readonly recordings: string;
  /** Required to read /metrics; null: only this machine may read it. */
  readonly metricsToken: string | null;
}

const wholeBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((number) => number >= least && number <= most, `must be a whole number from ${least} to ${most}`);

const LAST_PORT = 65_535;
const isHostName = (text: string): boolean => /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text) && !/^[\d.]+$/.test(text);
const isIceServer = (text: string): boolean =>
  /^(stun|turn)s?:(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.test(text.replace(/^(turns?:[^?]+)\?transport=(udp|tcp)$/i, '$1'));

const Switch = z.enum(['on', 'off'], 'must be on or off').default('on');
const FIELDS = {
  MEDIA: Switch.transform((value) => value === 'on'),
  MEDIASOUP_WORKER_BIN: z.string().optional(),
  MEDIA_WORKERS: wholeBetween(1, 64).optional(),
  MEDIA_PORT: wholeBetween(0, LAST_PORT).default(40_000),
  MEDIA_LISTEN: z
    .string()
    .refine((text) => isIP(text) !== 0, 'must be an IP address of this machine, such as 192.0.2.10')
    .optional(),
  MEDIA_ANNOUNCED: z
    .string()
    .refine((text) => isIP(text) !== 0 || isHostName(text), 'must be an IP address or a host name, without a port')
    .optional(),
  ICE_SERVERS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((part) => part.trim() || []))
    .refine((list) => list.every(isIceServer), 'must be a list such as turn:turn.example.vn:3478,turns:turn.example.vn:5349?transport=tcp'),
  TURN_USERNAME: z.string().optional(),
  TURN_CREDENTIAL: z.string().optional(),
  TURN_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  RECORDINGS: z.string().default('./data/recordings'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
};
const Fields = z.object(FIELDS);
type Values = z.infer<typeof Fields>;
type Given = Readonly<Record<string, string | undefined>>;

/** Reads the media settings from the environment; `host`: where the server itself listens. Returns all faults, as readable sentences. */
export function readMedia(environment: Given, host: string): { readonly media: MediaConfig | null; readonly faults: readonly string[] } {
  const given = Object.fromEntries(Object.keys(FIELDS).map((key) => [key, environment[key]?.trim() || undefined]));
  const parsed = Fields.safeParse(given);
  const wrong = new Map((parsed.error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message]));
  // Check contradictions among the settings that are valid by themselves, so that one start reports everything.
  const right = Fields.parse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
  const together = right.MEDIA ? [...addressFaults(right), ...portFaults(right), ...turnFaults(right, wrong)] : [];
  const faults = [...[...wrong].map(([key, message]) => `${key}: ${message}`), ...together];
  return faults.length > 0 ? { media: null, faults } : { media: configOf(right, host), faults };
}

const listenOf = (values: Values, host: string): string => values.MEDIA_LISTEN ?? (isIP(host) === 0 ? '127.0.0.1' : host);
const workersOf = (values: Values): number => values.MEDIA_WORKERS ?? Math.min(64, availableParallelism());

const isEverywhere = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** This machine's own address in its network, announced to browsers if the server listens everywhere and no address is configured. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? '127.0.0.1';

/** An explicit media address needs the address announced to browsers as well. */
function addressFaults({ MEDIA_LISTEN: listen, MEDIA_ANNOUNCED: announced }: Values): string[] {
  if (listen === undefined || !isEverywhere(listen) || announced !== undefined) return [];
  return [
    `MEDIA_ANNOUNCED: is missing, and browsers cannot send sound and picture to ${listen} (MEDIA_LISTEN): set it to the address or host name by which they reach this machine, or set MEDIA=off`,
  ];
}

function portFaults(values: Values): string[] {
  const last = values.MEDIA_PORT + workersOf(values) - 1;
  if (values.MEDIA_PORT === 0 || last <= LAST_PORT) return [];
  return [`MEDIA_PORT: the ${workersOf(values)} workers would need ports up to ${last}: choose a lower first one, or fewer MEDIA_WORKERS`];
}

function turnFaults(values: Values, wrong: ReadonlyMap<string, string>): string[] {
  if (wrong.has('ICE_SERVERS') || wrong.has('TURN_SECRET')) return [];
  const { TURN_USERNAME: username, TURN_CREDENTIAL: credential, TURN_SECRET: secret } = values;
  const isTurn = values.ICE_SERVERS.some((server) => /^turn/i.test(server));
  const isAny = Boolean(username ?? credential ?? secret);
  if (isTurn && !isAny) return ['ICE_SERVERS: a turn: server needs TURN_SECRET, or TURN_USERNAME and TURN_CREDENTIAL'];
  if (!isTurn && isAny) return ['ICE_SERVERS: names no turn: server, but TURN_USERNAME, TURN_CREDENTIAL or TURN_SECRET is set'];
  if (secret && (username ?? credential)) return ['TURN_SECRET: set it, or TURN_USERNAME and TURN_CREDENTIAL, not both'];
  if (!secret && isAny && !(username && credential)) return ['TURN_USERNAME: goes together with TURN_CREDENTIAL; one of them is missing'];
  return [];
}

function turnOf({ TURN_USERNAME: username, TURN_CREDENTIAL: credential, TURN_SECRET: secret }: Values): TurnAccess | null {
  if (secret) return { kind: 'secret', secret };
  return username && credential ? { kind: 'account', username, credential } : null;
}

function configOf(values: Values, host: string): MediaConfig {
  return {
    enabled: values.MEDIA,
    workerBin: values.MEDIASOUP_WORKER_BIN ?? null,
    workers: workersOf(values),
    port: values.MEDIA_PORT,
    listen: listenOf(values, host),
    announced: values.MEDIA_ANNOUNCED ?? (isEverywhere(listenOf(values, host)) ? ownAddress() : null),
    iceServers: values.ICE_SERVERS,
    turn: turnOf(values),
    recordings: values.RECORDINGS,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

/** No media, as for a server started by a test. */
export const NO_MEDIA: MediaConfig = {
  enabled: false,
  workerBin: null,
  workers: 1,
  port: 0,
  listen: '127.0.0.1',
  announced: null,
  iceServers: [],
  turn: null,
  recordings: './data/recordings',
  metricsToken: null,
};
