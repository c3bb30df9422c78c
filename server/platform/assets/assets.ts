import { bundle, type Bundle } from './bundle.ts';
import { readCached, writeCached } from './cache.ts';
import { fingerprint } from './entries.ts';

/** Path under which the browser finds them. */
export const assetsPath = '/assets/';

let preparing: Promise<Bundle> | null = null;
let ready: Bundle | null = null;

/** Bundles the browser code, once per process. Await it before rendering a page. */
export async function prepareAssets(): Promise<Bundle> {
  preparing ??= load();
  ready = await preparing;
  return ready;
}

/** The path of an asset by its name: 'app.css', 'favicon.svg', or an entry such as 'desk'. Throws if there is none. */
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
