/** A line of upstream's source that must read otherwise here. */
interface Correction {
  /** Below the worker's folder. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const CORRECTIONS: readonly Correction[] = [
  // Nothing that the build uses is newer than Meson 1.0, which Debian 12 has.
  { file: 'meson.build', from: "meson_version: '>= 1.1.0'", to: "meson_version: '>= 1.0.0'" },
  // The callback answers 1, "yes", to every control request. An OpenSSL with kernel TLS, as Debian's is, asks by such a request whether the
  // kernel encrypts, is told so, allocates no buffer to write from, and crashes at the first DTLS handshake.
  { file: 'src/RTC/DtlsTransport.cpp', from: '(operationType == BIO_CB_RETURN)', to: '(operationType & BIO_CB_RETURN)' },
];

/** What Meson is asked for: optimized, and only with what is on this machine. */
export const MESON_OPTIONS = ['--buildtype', 'release', '-Db_ndebug=true', '--wrap-mode', 'nodownload'] as const;
