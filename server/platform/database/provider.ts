export type Provider = 'sqlite' | 'postgresql';

/** Which database an address means. Throws where it is neither `file:…` nor `postgresql://…`. */
export function providerOf(url: string): Provider {
  if (/^postgres(ql)?:\/\//.test(url)) return 'postgresql';
  if (url.startsWith('file:')) return 'sqlite';
  throw new Error(`DATABASE_URL must begin with "file:" or "postgresql://": ${url.split(':')[0] ?? ''}:…`);
}
