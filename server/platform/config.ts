import { z } from 'zod';
import { LOG_LEVELS } from './log.ts';
import { isOrigin, type PublicOrigin } from './http/public-address.ts';
import { isProxyList, OWN_MACHINE } from './http/proxies.ts';
import { readMail, type MailConfig } from './mail-config.ts';
import { readMedia, type MediaConfig } from './media-config.ts';
import { readSigning, type SigningConfig } from './signing-config.ts';

const Port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  PORT: Port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must begin with file: or postgresql://')
    .default('file:./data/diem-cau.db'),
  DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(isProxyList, 'must be a list of addresses and subnets, such as loopback,10.0.0.5,192.168.1.0/24')
    .default(OWN_MACHINE),
  PUBLIC_ADDRESS: z.string().refine(isOrigin, 'must be a scheme and host, such as https://diem-cau.vn').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Password of the seeded accounts at the first start; null: a random one. */
  readonly demoPassword: string | null;
  /** Proxies whose X-Forwarded-For header is trusted. */
  readonly trustedProxies: string;
  /** Scheme and host under which browsers reach this server; null: as each request says. */
  readonly publicOrigin: PublicOrigin;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly media: MediaConfig;
  /** The mail server; null: none, and no e-mail is sent. */
  readonly mail: MailConfig | null;
  readonly signing: SigningConfig;
}

/** Node 24.7 brought Argon2id into node:crypto; type stripping and node:sqlite are older. */
const OLDEST_NODE = [24, 7] as const;

function nodeFault(version: string): string[] {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return [];
  return [
    `Node ${version} is too old: install Node ${OLDEST_NODE.join('.')} or newer, or start with "npm start", which brings its own on 64-bit Linux.`,
  ];
}

/**
 * Reads the environment.
 * @throws Error with a readable list of everything that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv, nodeVersion: string = process.version): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.shape).map((key) => [key, environment[key] === '' ? undefined : environment[key]]),
  );
  const parsed = Environment.safeParse(given);
  const { media, faults: mediaFaults } = readMedia(environment, parsed.data?.HOST ?? '127.0.0.1');
  const { mail, faults: mailFaults } = readMail(environment);
  const { signing, faults: signingFaults } = readSigning(environment);
  const own = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const faults = [...nodeFault(nodeVersion), ...own, ...mailFaults, ...mediaFaults, ...signingFaults];
  if (!parsed.success || media === null || faults.length > 0)
    throw new Error(`Điểm Cầu cannot start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  const { PORT: port, HOST: host, DATABASE_URL: databaseUrl, DEMO_PASSWORD, TRUSTED_PROXIES: trustedProxies, LOG_LEVEL } = parsed.data;
  const publicOrigin = parsed.data.PUBLIC_ADDRESS === undefined ? null : new URL(parsed.data.PUBLIC_ADDRESS).origin;
  return {
    port,
    host,
    databaseUrl,
    demoPassword: DEMO_PASSWORD ?? null,
    trustedProxies,
    publicOrigin,
    logLevel: LOG_LEVEL,
    media,
    mail,
    signing,
  };
}
