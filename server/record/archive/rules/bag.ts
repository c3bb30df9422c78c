/** A file of a bag with its SHA-256, by its path within the bag. */
export interface BagFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

const byPath = (a: BagFile, b: BagFile): number => (a.path < b.path ? -1 : 1);

/** A manifest as `sha256sum --check` reads it (RFC 8493, 2.1.3 and 2.2.1). */
export const manifestOf = (files: readonly BagFile[]): string =>
  files
    .toSorted(byPath)
    .map(({ sha256, path }) => `${sha256}  ${path}\n`)
    .join('');

/** The sum of the payload in bytes and files (RFC 8493, 2.2.2). */
export const oxumOf = (payload: readonly BagFile[]): string => `${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`;

/** What describes the bag, label by label. */
export const bagInfo = (labels: readonly (readonly [label: string, value: string])[]): string =>
  labels.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}\n`).join('');

/** The folder of something by its id: two ids never give one name, nor one that leaves its folder. */
export const folderOf = (id: string): string => encodeURIComponent(id).replace(/^\./, '%2E');

const MAX_NAME_LENGTH = 80;

/**
 * A name that every file system takes, in ASCII so that no program reads the path another way: letters without accents, figures, and
 * nothing that leaves its folder.
 */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 10) : '';
  return `${(dot > 0 ? plain.slice(0, dot) : plain).slice(0, MAX_NAME_LENGTH) || 'tep'}${ending}`;
}
