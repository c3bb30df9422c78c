import { z } from 'zod';
import { Id, Made, NewVersion, Nothing, TextLine, Version } from '../platform/contract.ts';
import { command, query } from './permissions.ts';

/** The name a user signs in with: letters, digits, dots and dashes, kept in lower case. */
export const LoginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,59}$/, 'bad-login');
export const Password = z.string().min(8).max(200);
export const LANGS = ['vi', 'en'] as const;
/** The highest classification level; with this clearance nothing is hidden. */
export const MAX_CLEARANCE = 3;
export const Clearance = z.number().int().min(0).max(MAX_CLEARANCE);

/** A login as administrators see it. */
export const Account = z.strictObject({
  id: Id,
  name: z.string(),
  displayName: z.string(),
  lang: z.enum(LANGS),
  clearance: Clearance,
  administrator: z.boolean(),
  creator: z.boolean(),
  disabled: z.boolean(),
  version: Version,
});
export type Account = z.output<typeof Account>;

/** A session as its owner sees it. Times in milliseconds since 1970. */
export const OwnSession = z.strictObject({
  id: Id,
  /** The browser's description of itself; null for a program. */
  device: z.string().nullable(),
  createdAt: z.number(),
  lastUsedAt: z.number(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
export type OwnSession = z.output<typeof OwnSession>;

const AccountFacts = { displayName: TextLine, clearance: Clearance, administrator: z.boolean(), creator: z.boolean() };

export const accountsContract = {
  signIn: command({
    name: 'accounts.signIn',
    summary: 'Sign in and get a bearer token.',
    route: 'POST /sign-in',
    permit: ['anyone'],
    refusals: ['wrong-password'],
    secret: { kind: 'password', wrong: ['wrong-password'], account: { field: 'name' } },
    input: z.strictObject({ name: z.string().max(200), password: z.string().max(200) }),
    /** `lang`: the language of the account, for whoever shows it pages. */
    output: z.strictObject({ token: z.string(), lang: z.enum(LANGS) }),
    remember: false,
  }),
  signOut: command({
    name: 'accounts.signOut',
    summary: 'End the session that sends this request.',
    route: 'POST /sign-out',
    permit: ['anyone'],
    input: Nothing,
    output: Nothing,
    remember: false,
  }),
  me: query({
    name: 'accounts.me',
    summary: 'Get the login that is signed in.',
    route: 'GET /me',
    permit: ['anyone'],
    input: Nothing,
    output: z.strictObject({
      kind: z.string(),
      id: z.string(),
      name: z.string().nullable(),
      lang: z.enum(LANGS).nullable(),
      rights: z.array(z.string()),
      conferenceId: Id.nullable(),
    }),
  }),
  list: query({
    name: 'accounts.list',
    summary: 'List all logins of the installation.',
    route: 'GET /accounts',
    permit: ['administrator'],
    input: Nothing,
    output: z.strictObject({ accounts: z.array(Account) }),
  }),
  find: query({
    name: 'accounts.find',
    summary: 'Find a login by its exact name.',
    route: 'GET /accounts/by-name/:name',
    permit: ['administrator', 'creator'],
    input: z.strictObject({ name: LoginName }),
    output: z.strictObject({ account: z.strictObject({ id: Id, name: z.string(), displayName: z.string() }).nullable() }),
  }),
  create: command({
    name: 'accounts.create',
    summary: 'Create a login. It must change this password first.',
    route: 'POST /accounts',
    permit: ['administrator'],
    refusals: ['above-clearance', 'name-taken', 'password-common'],
    input: z.strictObject({ name: LoginName, password: Password, ...AccountFacts }),
    output: Made,
    remember: false,
  }),
  edit: command({
    name: 'accounts.edit',
    summary: 'Update a login. Its sessions end if it loses a permission.',
    route: 'PATCH /accounts/:id',
    permit: ['administrator'],
    refusals: ['not-found', 'above-clearance', 'last-administrator'],
    input: z.strictObject({ id: Id, version: Version, disabled: z.boolean(), ...AccountFacts }),
    output: NewVersion,
  }),
  setPassword: command({
    name: 'accounts.setPassword',
    summary: "Reset another login's password and end its sessions.",
    route: 'POST /accounts/:id/password',
    permit: ['administrator'],
    refusals: ['not-found', 'above-clearance', 'password-common'],
    input: z.strictObject({ id: Id, password: Password }),
    output: Nothing,
    remember: false,
  }),
  changePassword: command({
    name: 'accounts.changePassword',
    summary: 'Change your own password. All other sessions end.',
    route: 'POST /me/password',
    permit: ['user'],
    refusals: ['wrong-password', 'password-common', 'password-unchanged'],
    secret: { kind: 'password', wrong: ['wrong-password'], account: 'own' },
    input: z.strictObject({ current: z.string().max(200), password: Password }),
    output: Nothing,
    remember: false,
  }),
  sessions: query({
    name: 'accounts.sessions',
    summary: 'List your own sessions.',
    route: 'GET /me/sessions',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ sessions: z.array(OwnSession) }),
  }),
  endSession: command({
    name: 'accounts.endSession',
    summary: 'End one of your own sessions.',
    route: 'DELETE /me/sessions/:id',
    permit: ['user'],
    refusals: ['not-found'],
    input: z.strictObject({ id: Id }),
    output: Nothing,
  }),
  endOtherSessions: command({
    name: 'accounts.endOtherSessions',
    summary: 'End all your other sessions.',
    route: 'DELETE /me/sessions',
    permit: ['user'],
    input: Nothing,
    output: z.strictObject({ ended: z.number().int() }),
  }),
  setLanguage: command({
    name: 'accounts.setLanguage',
    summary: 'Set the language of pages and messages.',
    route: 'POST /me/language',
    permit: ['user'],
    input: z.strictObject({ lang: z.enum(LANGS) }),
    output: Nothing,
  }),
};
