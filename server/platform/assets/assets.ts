import { bundle, type Bundle } from './bundle.ts';
import { readCached, writeCached } from './cache.ts';
import { fingerprint } from './entries.ts';

/** Under which address the browser finds them. */
export const assetsPath = '/assets/';

let preparing: Promise<Bundle> | null = null;
let ready: Bundle | null = null;

/** Bundles the browser code once for this process; to be awaited before a page is rendered. */
export async function prepareAssets(): Promise<Bundle> {
  preparing ??= load();
  ready = await preparing;
  return ready;
}

/** The address of an asset by its name: 'app.css', 'favicon.svg', or an entry's name such as 'desk'. Throws when there is none. */
export function assetUrl(name: string): string {
  if (!ready) throw new Error('The assets are not ready: await prepareAssets() before rendering a page.');
  const file = ready.names.get(name);
  if (!file) throw new Error(`There is no asset "${name}".`);
  return assetsPath + file;
}

async function load(): Promise<Bundle> {
  const key = fingerprint();
  const cached = readCached(key);
  if (cached) return cached;
  const built = await bundle();
  writeCached(key, built);
  return built;
}
