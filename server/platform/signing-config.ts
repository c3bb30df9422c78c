/** What the environment says of signing papers: paths and addresses, not looked at yet. */
export interface SigningConfig {
  /** Folder with the roots that the administrator trusts, certificates below them, and revocation lists; null: none. */
  readonly roots: string | null;
  /** The seal of the office; null: none. */
  readonly seal: {
    readonly key: string;
    readonly certificate: string;
    readonly passphrase: string | null;
    /** PNG; null: a plain ring with the name of the office. */
    readonly image: string | null;
  } | null;
  /** Address of a time-stamp server (RFC 3161); null: none. */
  readonly timeStamps: string | null;
  /** Whether signed papers are checked by anybody, or only by those who signed in. */
  readonly isVerifiedByAll: boolean;
}

export const NO_SIGNING: SigningConfig = { roots: null, seal: null, timeStamps: null, isVerifiedByAll: false };

const given = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

/** Reads what stands under `SIGNING_` and `VERIFICATION`, and what is wrong with it. */
export function readSigning(environment: NodeJS.ProcessEnv): { readonly signing: SigningConfig; readonly faults: readonly string[] } {
  const [key, certificate] = [given(environment['SIGNING_SEAL_KEY']), given(environment['SIGNING_SEAL_CERTIFICATE'])];
  const [passphrase, image] = [given(environment['SIGNING_SEAL_PASSPHRASE']), given(environment['SIGNING_SEAL_IMAGE'])];
  const timeStamps = given(environment['SIGNING_TIME_STAMPS']);
  const verification = given(environment['VERIFICATION']) ?? 'signed-in';
  const isSealWhole = (key === null) === (certificate === null) && (key !== null || (passphrase === null && image === null));
  const faults = [
    ...(isSealWhole ? [] : ['SIGNING_SEAL_KEY: needs SIGNING_SEAL_CERTIFICATE beside it, and the other way round']),
    ...(timeStamps === null || /^https?:$/.test(URL.parse(timeStamps)?.protocol ?? '')
      ? []
      : ['SIGNING_TIME_STAMPS: must be the address of a time-stamp server, such as http://tsa.example.vn']),
    ...(['signed-in', 'everyone'].includes(verification) ? [] : ['VERIFICATION: must be signed-in or everyone']),
  ];
  const seal = key === null || certificate === null ? null : { key, certificate, passphrase, image };
  return {
    signing: { roots: given(environment['SIGNING_ROOTS']), seal, timeStamps, isVerifiedByAll: verification === 'everyone' },
    faults,
  };
}
