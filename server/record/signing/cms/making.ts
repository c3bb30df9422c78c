import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { derOf, plainBytes } from './certificates.ts';
import { CONTENT_TYPE, DATA, MESSAGE_DIGEST, SHA_256, SIGNED_DATA, SIGNING_CERTIFICATE, TIME_STAMP_TOKEN } from './identifiers.ts';

const ECDSA_KEY = '1.2.840.10045.2.1';
const ECDSA_WITH_SHA_256 = '1.2.840.10045.4.3.2';
const RSA_WITH_SHA_256 = '1.2.840.113549.1.1.11';
const SIGNED = 0;
const UNSIGNED = 1;
const SET_OF = 0x31;

const octets = (bytes: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: plainBytes(bytes) });
const sequence = (...value: asn1js.BaseBlock[]): asn1js.Sequence => new asn1js.Sequence({ value });
const encoded = (attribute: Attribute): Buffer => Buffer.from(attribute.toSchema().toBER());

/** Content type, digest and the signer's certificate: what PAdES asks for, without a time of its own. In the order of DER. */
function attributesOf(certificate: Certificate, digest: Uint8Array): Attribute[] {
  const own = createHash('sha256').update(derOf(certificate)).digest();
  return [
    new Attribute({ type: CONTENT_TYPE, values: [new asn1js.ObjectIdentifier({ value: DATA })] }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(digest)] }),
    new Attribute({ type: SIGNING_CERTIFICATE, values: [sequence(sequence(sequence(octets(own))))] }),
  ].toSorted((one, other) => Buffer.compare(encoded(one), encoded(other)));
}

/** What the signer's key signs with SHA-256, for a document of this digest. */
export function signedAttributes(certificate: Certificate, digest: Uint8Array): Buffer {
  const attributes = new SignedAndUnsignedAttributes({ type: SIGNED, attributes: attributesOf(certificate, digest) });
  const bytes = Buffer.from(attributes.toSchema().toBER());
  bytes[0] = SET_OF;
  return bytes;
}

export interface SignatureParts {
  readonly certificate: Certificate;
  /** Those above it, without the root. */
  readonly chain: readonly Certificate[];
  readonly digest: Uint8Array;
  /** Over the signed attributes. */
  readonly signature: Uint8Array;
  /** A time stamp of the signature, as its authority answered it. */
  readonly timeStamp: Uint8Array | null;
}

const sha256 = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId: SHA_256 });

const algorithmOf = ({ subjectPublicKeyInfo }: Certificate): AlgorithmIdentifier =>
  subjectPublicKeyInfo.algorithm.algorithmId === ECDSA_KEY
    ? new AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA_256 })
    : new AlgorithmIdentifier({ algorithmId: RSA_WITH_SHA_256, algorithmParams: new asn1js.Null() });

function stampAttribute(token: Uint8Array): SignedAndUnsignedAttributes {
  const { result } = asn1js.fromBER(plainBytes(token));
  return new SignedAndUnsignedAttributes({ type: UNSIGNED, attributes: [new Attribute({ type: TIME_STAMP_TOKEN, values: [result] })] });
}

/** A detached CMS signature, as a PDF holds it. */
export function signedData({ certificate, chain, digest, signature, timeStamp }: SignatureParts): Buffer {
  const { issuer, serialNumber } = certificate;
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs: new SignedAndUnsignedAttributes({ type: SIGNED, attributes: attributesOf(certificate, digest) }),
    signatureAlgorithm: algorithmOf(certificate),
    signature: octets(signature),
    ...(timeStamp ? { unsignedAttrs: stampAttribute(timeStamp) } : {}),
  });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
    certificates: [certificate, ...chain],
    signerInfos: [signer],
  });
  const whole = new ContentInfo({ contentType: SIGNED_DATA, content: data.toSchema(true) });
  return Buffer.from(whole.toSchema().toBER());
}
