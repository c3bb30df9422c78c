import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { Certificate, CertificateRevocationList, type RelativeDistinguishedNames } from 'pkijs';
import { AppError } from '../../../platform/errors.ts';

const COMMON_NAME = '2.5.4.3';
const ORGANIZATION = '2.5.4.10';
const TITLE = '2.5.4.12';
/** Longest certificate that is read, in bytes. */
const MAX_CERTIFICATE_BYTES = 64 * 1024;

/** What a certificate says of whom it names. */
export interface Named {
  readonly name: string;
  readonly organization: string | null;
  readonly title: string | null;
}

/** The parts of a PEM text of one kind, as bytes. */
export const pemBlocks = (text: string, kind: 'CERTIFICATE' | 'X509 CRL'): Buffer[] =>
  [...text.matchAll(new RegExp(`-----BEGIN ${kind}-----([A-Za-z0-9+/=\\s]*)-----END ${kind}-----`, 'g'))].map(([, body = '']) =>
    Buffer.from(body, 'base64'),
  );

/** The bytes as WebCrypto's world wants them: a buffer of their own. */
export const plainBytes = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** Reads one certificate in DER. @throws AppError certificate-unreadable */
export function certificateOf(der: Uint8Array): Certificate {
  try {
    if (der.length > MAX_CERTIFICATE_BYTES) throw new Error('too long');
    return Certificate.fromBER(plainBytes(der));
  } catch {
    throw new AppError('certificate-unreadable');
  }
}

/** Reads a file with certificates, PEM or DER: the signer's first, then those above it. @throws AppError certificate-unreadable */
export function certificatesIn(file: Uint8Array): Certificate[] {
  const blocks = pemBlocks(Buffer.from(file).toString('latin1'), 'CERTIFICATE');
  return (blocks.length > 0 ? blocks : [file]).map(certificateOf);
}

/** Reads revocation lists, PEM or DER. @throws Error where it holds none. */
export function revocationListsIn(file: Uint8Array): CertificateRevocationList[] {
  const blocks = pemBlocks(Buffer.from(file).toString('latin1'), 'X509 CRL');
  return (blocks.length > 0 ? blocks : [file]).map((der) => CertificateRevocationList.fromBER(plainBytes(der)));
}

export const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER());

/** Colons between the bytes of a SHA-256, as people compare it. */
export const fingerprintOf = (certificate: Certificate): string =>
  (createHash('sha256').update(derOf(certificate)).digest('hex').match(/../g) ?? []).join(':');

function partOf(names: RelativeDistinguishedNames, type: string): string | null {
  const found = names.typesAndValues.find((one) => one.type === type)?.value as
    | { readonly valueBlock?: { readonly value?: unknown } }
    | undefined;
  const value = found?.valueBlock?.value;
  return typeof value === 'string' && value !== '' ? value.normalize('NFC') : null;
}

/** The name, the office and the title that a certificate gives its holder. */
export const namedBy = ({ subject }: Certificate): Named => ({
  name: partOf(subject, COMMON_NAME) ?? partOf(subject, ORGANIZATION) ?? '',
  organization: partOf(subject, ORGANIZATION),
  title: partOf(subject, TITLE),
});

export const issuerName = ({ issuer }: Certificate): string => partOf(issuer, COMMON_NAME) ?? partOf(issuer, ORGANIZATION) ?? '';

export const isSelfIssued = ({ subject, issuer }: Certificate): boolean => subject.isEqual(issuer);

export const sameCertificate = (one: Certificate, other: Certificate): boolean => derOf(one).equals(derOf(other));

/** What an extension of a certificate says, as its bytes; null without it. */
export const extensionOf = ({ extensions }: Certificate, id: string) =>
  extensions?.find(({ extnID }) => extnID === id)?.parsedValue ?? null;

/** Whether the key may sign documents: by its use, where the certificate tells one. */
export function mayAuthenticate(certificate: Certificate): boolean {
  const usage = extensionOf(certificate, '2.5.29.15') as unknown;
  if (!(usage instanceof asn1js.BitString)) return true;
  const [bits = 0] = usage.valueBlock.valueHexView;
  const DIGITAL_SIGNATURE = 0x80;
  const NON_REPUDIATION = 0x40;
  return (bits & (DIGITAL_SIGNATURE | NON_REPUDIATION)) !== 0;
}
