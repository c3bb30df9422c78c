/** A ballot with a token, as this device keeps it until it is in the box; `receipt` alone afterwards. Bytes as base64url. */
export interface KeptToken {
  readonly token?: string;
  readonly blinded?: string;
  /** What takes the blinding off. */
  readonly inverse?: string;
  readonly choice?: readonly string[];
  readonly receipt?: string;
}

/** Whose ballot it is: several people may vote on one device after another. */
export interface TokenHolder {
  readonly voteId: string;
  /** Id of the login, or of whoever has the link. */
  readonly holder: string;
}

const placeOf = ({ voteId, holder }: TokenHolder): string => `token/${voteId}/${holder}`;

/** What this device keeps of somebody’s vote; null if there is nothing, or the browser keeps nothing. */
export function keptToken(whose: TokenHolder): KeptToken | null {
  try {
    return JSON.parse(localStorage.getItem(placeOf(whose)) ?? 'null') as KeptToken | null;
  } catch {
    return null;
  }
}

/** Keeps it over a reload. @throws Error where the browser keeps nothing: a token that is lost is a ballot that is lost. */
export const keepToken = (whose: TokenHolder, kept: KeptToken): void => localStorage.setItem(placeOf(whose), JSON.stringify(kept));

/** Forgets a ballot that will never be in the box: what was chosen is nobody else's to read. */
export const forgetToken = (whose: TokenHolder): void => localStorage.removeItem(placeOf(whose));

export const bytesOfToken = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

export const tokenText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
