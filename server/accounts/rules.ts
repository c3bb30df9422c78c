import type { Actor } from '../platform/contract.ts';
import { AppError } from '../platform/errors.ts';

/** Whether an actor may give, show or renew access up to these levels: nobody grants more than they have. */
export const reaches = ({ clearance }: Pick<Actor, 'clearance'>, ...levels: readonly number[]): boolean =>
  levels.every((level) => level <= clearance);

/** @throws AppError above-clearance if a grant exceeds the clearance of the giver. */
export function mustReach(giver: Pick<Actor, 'clearance'>, ...levels: readonly number[]): void {
  if (!reaches(giver, ...levels)) throw new AppError('above-clearance');
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long a session may rest: a user's for half a day; the link of a site or display from one rehearsal to the next. */
const IDLE_MS = { user: 12 * HOUR_MS, link: 14 * DAY_MS } as const;

/** How long a session of a kind may rest before it ends, in milliseconds. */
export const idleLimitOf = (kind: string): number => (kind === 'user' ? IDLE_MS.user : IDLE_MS.link);

interface SessionTimes {
  readonly kind: string;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Whether a session has expired or rested too long. Those of earlier releases begin to rest with their next use. */
export const isOver = ({ kind, expiresAt, lastUsedAt }: SessionTimes, now: number): boolean =>
  expiresAt.getTime() <= now || (lastUsedAt !== null && lastUsedAt.getTime() + idleLimitOf(kind) <= now);

/** What a login whose password was given by somebody else may do before it has one of its own. */
export const BEFORE_OWN_PASSWORD: readonly string[] = [
  'accounts.changePassword',
  'accounts.setLanguage',
  'accounts.me',
  'accounts.signOut',
];

/** The fewest characters that a password needs besides the login name. */
const MIN_BESIDES_NAME = 6;

/** Whether a password is little more than the login name. */
export function isLoginName(password: string, name: string): boolean {
  if (name === '') return false;
  const rest = password.normalize('NFKC').toLowerCase().replaceAll(name.toLowerCase(), '');
  return rest.length < password.length && rest.length < MIN_BESIDES_NAME;
}

/** Browsers and systems by what they say of themselves; the first that fits is right, since many name others too. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Cốc Cốc', /coc_coc_browser/i],
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system of a User-Agent; null for what is not known. */
export function deviceOf(userAgent: string | null): { readonly browser: string | null; readonly system: string | null } {
  const first = (known: typeof BROWSERS) => known.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null;
  return { browser: first(BROWSERS), system: first(SYSTEMS) };
}
