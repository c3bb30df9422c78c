export type Provider = 'sqlite' | 'postgresql';

/** The kind of database at a URL. Throws if it is neither `file:…` nor `postgresql://…`. */
export function providerOf(url: string): Provider {
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql';
  if (url.startsWith('file:')) return 'sqlite';
  throw new Error(`DATABASE_URL must begin with "file:" or "postgresql://": ${url.split(':')[0] ?? ''}:…`);
}
