import { spawnSync } from 'node:child_process';

/** Debian packages that the build needs, and files that show that one is installed. */
const NEEDS: readonly { readonly debian: string; readonly shows: readonly [string, ...string[]] }[] = [
  { debian: 'g++', shows: ['c++', '--version'] },
  { debian: 'meson', shows: ['meson', '--version'] },
  { debian: 'ninja-build', shows: ['ninja', '--version'] },
  { debian: 'pkg-config', shows: ['pkg-config', '--version'] },
  { debian: 'libuv1-dev', shows: ['pkg-config', '--exists', 'libuv'] },
  { debian: 'libssl-dev', shows: ['pkg-config', '--exists', 'openssl'] },
  { debian: 'libsrtp2-dev', shows: ['pkg-config', '--exists', 'libsrtp2'] },
  { debian: 'libflatbuffers-dev', shows: ['pkg-config', '--exists', 'flatbuffers'] },
  { debian: 'flatbuffers-compiler', shows: ['flatc', '--version'] },
];

/** Names of Debian packages that are missing on this machine. */
export function missingPackages(): string[] {
  return NEEDS.filter(({ shows: [program, ...args] }) => spawnSync(program, args, { stdio: 'ignore' }).status !== 0).map(
    ({ debian }) => debian,
  );
}
