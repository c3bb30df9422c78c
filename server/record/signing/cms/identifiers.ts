// Object identifiers of CMS (RFC 5652), of signed attributes (RFC 5035) and of time stamps (RFC 3161).
export const DATA = '1.2.840.113549.1.7.1';
export const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const CONTENT_TYPE = '1.2.840.113549.1.9.3';
export const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
export const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
export const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';
export const TIME_STAMP_INFO = '1.2.840.113549.1.9.16.1.4';
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
export const SHA_256 = '2.16.840.1.101.3.4.2.1';
/** SHA-256, SHA-384 and SHA-512: what is older can be forged. */
export const SOUND_DIGESTS: readonly string[] = [SHA_256, '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];
