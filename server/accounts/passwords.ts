import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const derive = (password: string, nonce: Buffer, cost: typeof COST | Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFKC'));
    argon2('argon2id', { message, nonce, ...cost }, (error, tag) => (error ? reject(error) : resolve(tag)));
  });

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

/** `argon2id$memory$passes$lanes$nonce$tag`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, COST);
  return ['argon2id', COST.memory, COST.passes, COST.parallelism, nonce.toString('base64url'), tag.toString('base64url')].join('$');
}

const UNKNOWN = `argon2id$${COST.memory}$${COST.passes}$${COST.parallelism}$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`;

const FORM = /^argon2id\$\d+\$\d+\$\d+\$[\w-]{11,}\$[\w-]{43}$/;

/** Whether the password matches the hash. Takes the same time if there is no such login (`hash` null or malformed). */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const known = hash !== null && FORM.test(hash) ? hash : null;
  const [, memory, passes, parallelism, nonce = '', tag = ''] = (known ?? UNKNOWN).split('$');
  const expected = Buffer.from(tag, 'base64url');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: expected.length };
  const actual = await derive(password, Buffer.from(nonce, 'base64url'), cost);
  return known !== null && timingSafeEqual(actual, expected);
}
