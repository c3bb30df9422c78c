import type { Source } from './sources.ts';

/** Floors, from the lowest; each may import itself and those below. */
const FLOORS = ['planning', 'live', 'record'] as const;
/** Index of a file's floor; -1 for the base (accounts, platform, i18n) and the files that join the floors. */
export const floorOf = (path: string): number => FLOORS.findIndex((floor) => path.startsWith(`server/${floor}/`));
/** Name of a file's feature: its folder, below its floor if it has one. */
export const featureOf = (path: string): string => path.split('/')[floorOf(path) < 0 ? 1 : 2] ?? '';
/** Files that join the features: at the top of server/, and the programs in server/cli. */
export const isJoint = (path: string): boolean => /^server\/(?:cli\/)?[^/]+\.ts$/.test(path);
export const isFoundation = (path: string): boolean => /^server\/(?:platform|i18n)\//.test(path);
export const isFeature = (path: string): boolean => path.startsWith('server/') && !isJoint(path) && !isFoundation(path);

const LAYERS = ['contract', 'rules', 'presenter', 'store', 'commands', 'pages'] as const;
export type Layer = (typeof LAYERS)[number];

/** What each layer may import of its own feature. */
const MAY_IMPORT: Readonly<Record<Layer, readonly Layer[]>> = {
  contract: ['contract'],
  rules: ['contract', 'rules'],
  presenter: ['contract', 'rules', 'presenter'],
  store: ['contract', 'rules', 'store'],
  commands: ['contract', 'rules', 'presenter', 'store', 'commands'],
  pages: ['contract', 'rules', 'presenter', 'store', 'commands', 'pages'],
};

interface NamedKind {
  /** A file, or a folder that ends in a slash; without `server/`. */
  readonly path: string;
  /** The layer whose import rules apply to it. */
  readonly importsLike: Layer;
  readonly reason: string;
}

/** The few kinds of files outside the layers. */
export const NAMED_KINDS: readonly NamedKind[] = [
  { path: 'accounts/permissions.ts', importsLike: 'contract', reason: 'the one place that names roles; contracts declare permits with it' },
  { path: 'accounts/passwords.ts', importsLike: 'store', reason: 'hashes with node:crypto, so not a rule; no database either' },
  { path: 'accounts/common-passwords.ts', importsLike: 'store', reason: 'reads the list of a package in a worker thread' },
  { path: 'planning/sites/access/codes.ts', importsLike: 'store', reason: 'makes and hashes codes with node:crypto, so not a rule' },
  { path: 'accounts/logins.ts', importsLike: 'store', reason: 'the cache before the store, asked with every request' },
  { path: 'accounts/seed.ts', importsLike: 'commands', reason: 'what the first start fills in, before there is a bus' },
  { path: 'record/import-export/seed.ts', importsLike: 'commands', reason: 'what the first start fills in, from a file' },
  { path: 'live/roll-call/subscribers.ts', importsLike: 'commands', reason: 'runs commands when sockets come and go' },
  { path: 'planning/invitations/mail/delivery.ts', importsLike: 'store', reason: 'speaks SMTP with nodemailer' },
  { path: 'planning/invitations/mail/queue.ts', importsLike: 'commands', reason: 'sends in the background: it lives and closes' },
  {
    path: 'planning/documents/content/',
    importsLike: 'store',
    reason: 'looks into the bytes of uploaded files, which only a server holds',
  },
  { path: 'record/follow-up/reminders/queue.ts', importsLike: 'commands', reason: 'reminds owners in the background: it lives and closes' },
  { path: 'record/signing/cms/', importsLike: 'store', reason: 'makes and checks certificates and signatures as bytes, with pkijs' },
  { path: 'record/photos/content/', importsLike: 'store', reason: 'looks into the bytes of pictures, which only a server holds' },
  { path: 'record/printouts/writers/', importsLike: 'commands', reason: 'writes files with docx and Typst' },
  { path: 'live/display/open-screens.ts', importsLike: 'commands', reason: 'which screens are open: it lives and closes' },
  { path: 'record/minutes/co-editing/co-editors.ts', importsLike: 'commands', reason: 'who writes at which page: it lives and closes' },
  { path: 'live/secret-votes/tokens.ts', importsLike: 'store', reason: 'signs and hashes with node:crypto, so not a rule' },
  { path: 'live/voting.ts', importsLike: 'pages', reason: 'puts open and secret votes together' },
  { path: 'record/search/search-index.ts', importsLike: 'commands', reason: 'reads what changed: it lives and closes' },
  { path: 'live/media/media-module.ts', importsLike: 'pages', reason: 'puts the parts of media together' },
  { path: 'live/media/sfu/', importsLike: 'commands', reason: 'rooms and transports of mediasoup: they live and close' },
  { path: 'live/media/routing/', importsLike: 'commands', reason: 'carries the media routing out in a room' },
  { path: 'live/media/rtp/', importsLike: 'store', reason: 'packets as bytes' },
  { path: 'live/media/recording/', importsLike: 'commands', reason: 'processes of FFmpeg and the files they write' },
  { path: 'live/media/signalling/', importsLike: 'commands', reason: 'connections that join and leave a room' },
  { path: 'live/media/worker/', importsLike: 'store', reason: "finds, fetches and starts mediasoup's program" },
];

/** The layer of a feature's file, by the name of the file or of its folder; null for others. */
export function layerOf(path: string): Layer | null {
  const names = path.replace(/\.ts$/, '').split('/');
  const own = new Set(names.slice(floorOf(path) < 0 ? 2 : 3));
  return LAYERS.find((layer) => own.has(layer)) ?? null;
}

const namedKindOf = (path: string): NamedKind | undefined =>
  NAMED_KINDS.find((kind) => (kind.path.endsWith('/') ? path.startsWith(`server/${kind.path}`) : path === `server/${kind.path}`));

const rankOf = (path: string): Layer | null => layerOf(path) ?? namedKindOf(path)?.importsLike ?? null;

/** Files of features that are neither in a layer nor of a listed kind. */
export const outsideLayers = (sources: readonly Pick<Source, 'path'>[]): string[] =>
  sources.map(({ path }) => path).filter((path) => isFeature(path) && rankOf(path) === null);

/** Listed kinds without files. */
export const unusedKinds = (sources: readonly Pick<Source, 'path'>[]): string[] => {
  const used = new Set(sources.filter(({ path }) => layerOf(path) === null).map(({ path }) => namedKindOf(path)));
  return NAMED_KINDS.filter((kind) => !used.has(kind)).map(({ path }) => path);
};

/** Whether a file imports one of its own feature that its layer may not import. */
export function importsBackwards(path: string, target: string): boolean {
  const [from, to] = [rankOf(path), rankOf(target)];
  return from !== null && to !== null && featureOf(path) === featureOf(target) && !MAY_IMPORT[from].includes(to);
}
