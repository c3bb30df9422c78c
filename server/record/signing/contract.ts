import { z } from 'zod';
import { command, PLANNERS, query, STAFF } from '../../accounts/permissions.ts';
import { LinkOrigin } from '../../planning/invitations/contract.ts';
import { Id, IN_DOCS, NewVersion, Nothing, TextLine, Version } from '../../platform/contract.ts';
import { OfficialPaperId } from '../official-papers/contract/index.ts';

/** Largest file that is checked, in bytes. */
export const MAX_CHECKED_BYTES = 20 * 1024 * 1024;
const MAX_CONTENT_LENGTH = Math.ceil(MAX_CHECKED_BYTES / 3) * 4;
/** Longest file with certificates, in characters of base64. */
const MAX_CERTIFICATES_LENGTH = 64 * 1024;
/** A signature over the signed attributes, in base64: of RSA with 8192 bits at most. */
const MAX_SIGNATURE_LENGTH = 1400;
/** Time in which a prepared paper can be signed, in milliseconds. */
export const PREPARED_FOR_MS = 60 * 60_000;

/** Where a paper can be signed: names of fields in its PDF. `foot`: a paper without places for signatures, at the foot of its last page. */
export const SIGNING_PLACES = ['right', 'left', 'foot'] as const;
export const SigningPlace = z.enum(SIGNING_PLACES);
export type SigningPlace = z.output<typeof SigningPlace>;

/** A code by which anybody finds a signed paper, as its QR code tells. */
export const PaperCode = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'bad-id');
export const FileHash = z.string().regex(/^[0-9a-f]{64}$/, 'bad-id');

export const CHAINS = ['trusted', 'unknown-root', 'not-in-time', 'revoked', 'not-for-signing'] as const;
export const REVOCATIONS = ['checked', 'no-list', 'list-outdated'] as const;

/** The entry of a journal up to which a paper tells, as the installation stated it. */
export const JournalHead = z.strictObject({ conference: Id, seq: z.number().int().min(0), hash: FileHash.nullable() });
export type JournalHead = z.output<typeof JournalHead>;

/** One signature of a file, as it was checked. Times in milliseconds since 1970. */
export const CheckedSignature = z.strictObject({
  name: z.string(),
  organization: z.string().nullable(),
  title: z.string().nullable(),
  issuer: z.string(),
  fingerprint: z.string(),
  /** What the signature itself says. */
  at: z.number().int().nullable(),
  stamp: z.strictObject({ at: z.number().int(), by: z.string(), isTrusted: z.boolean() }).nullable(),
  isSound: z.boolean(),
  chain: z.enum(CHAINS),
  revocation: z.enum(REVOCATIONS),
});
export type CheckedSignature = z.output<typeof CheckedSignature>;

export const FILE_STATES = ['unchanged', 'changed', 'unclear', 'unsigned'] as const;
/** What a file tells by itself, whoever looks at it. */
export const CheckedFile = z.strictObject({
  sha256: FileHash,
  state: z.enum(FILE_STATES),
  signatures: z.array(CheckedSignature),
  /** How many signatures cannot be read at all. */
  damaged: z.number().int(),
});
export type CheckedFile = z.output<typeof CheckedFile>;

export const RECORD_STATES = ['holds', 'differs', 'gone', 'unknown-key'] as const;
/** What this server knows of a paper, for anybody. Nothing of a classified paper but that it was signed. */
export const PaperRecordVerdict = z.strictObject({
  code: PaperCode,
  /** Null where the paper is classified. */
  title: z.string().nullable(),
  number: z.string().nullable(),
  numberedOn: z.string().nullable(),
  /** Whether the reader's file is one that this server signed, or continues one; null where they asked by the code. */
  isThisFile: z.boolean().nullable(),
  isRecalled: z.boolean(),
  /** Whether a newer edition replaces it. */
  isReplaced: z.boolean(),
  signatures: z.array(
    z.strictObject({
      kind: z.enum(['person', 'seal']),
      /** Null where the paper is classified. */
      name: z.string().nullable(),
      post: z.string().nullable(),
      organization: z.string().nullable(),
      at: z.number().int(),
      stampedAt: z.number().int().nullable(),
      /** Of the file after this signature. */
      sha256: FileHash,
    }),
  ),
  head: JournalHead.omit({ conference: true }),
  /** Whether the journal on this server still has that entry, and is whole up to it. */
  record: z.enum(RECORD_STATES),
});
export type PaperRecordVerdict = z.output<typeof PaperRecordVerdict>;

/** A signature as its paper lists it. */
export const PaperSignatureLine = z.strictObject({
  number: z.number().int(),
  kind: z.enum(['person', 'seal']),
  name: z.string(),
  post: z.string().nullable(),
  organization: z.string().nullable(),
  issuer: z.string(),
  at: z.number().int(),
  stampedAt: z.number().int().nullable(),
});
export type PaperSignatureLine = z.output<typeof PaperSignatureLine>;

/** A paper that waits for a signature. `toSign`: what the signer's key signs with SHA-256, in base64; `digest`: its SHA-256. */
export const Prepared = z.strictObject({
  prepared: Id,
  name: z.string(),
  toSign: z.base64(),
  digest: FileHash,
  expiresAt: z.number().int(),
});
export type Prepared = z.output<typeof Prepared>;

const at = '/conferences/:conferenceId/official-papers/:id/signatures';
const OfPaper = z.strictObject({ conferenceId: Id, id: OfficialPaperId });
const badCertificate = [
  'certificate-unreadable',
  'certificate-unknown',
  'certificate-expired',
  'certificate-revoked',
  'certificate-purpose',
  'certificate-unsupported',
  'revocation-outdated',
] as const;
const unsignable = ['paper-step', 'is-rehearsal', 'paper-unsignable', 'place-signed', 'work-too-long', 'work-too-large'] as const;

export const signingContract = {
  list: query({
    name: 'signing.list',
    summary: 'List the signatures of a paper and where it can be signed.',
    route: `GET ${at}`,
    permit: STAFF,
    input: OfPaper,
    output: z
      .strictObject({
        signatures: z.array(PaperSignatureLine),
        /** Places that are free. */
        places: z.array(SigningPlace),
        code: PaperCode.nullable(),
        /** What the caller has prepared and not signed yet. */
        prepared: Prepared.nullable(),
        /** Whether the office's seal can be set now; null: there is none. */
        canSeal: z.boolean().nullable(),
        hasRoots: z.boolean(),
        hasTimeStamps: z.boolean(),
      })
      .meta(IN_DOCS),
  }),
  prepare: command({
    name: 'signing.prepare',
    summary: 'Prepare a paper for a signature by your own device.',
    route: `POST ${at}`,
    permit: STAFF,
    heavy: true,
    remember: false,
    refusals: [...unsignable, ...badCertificate],
    input: OfPaper.extend({
      version: Version,
      place: SigningPlace,
      /** PEM or DER, in base64: the signer's first, then those above it. */
      certificate: z.base64().min(1).max(MAX_CERTIFICATES_LENGTH),
      /** As it stands on the paper, where the certificate does not tell it. */
      post: TextLine.nullable(),
      origin: LinkOrigin,
    }),
    output: Prepared,
  }),
  complete: command({
    name: 'signing.complete',
    summary: 'Hand in the signature of a prepared paper.',
    route: `POST ${at}/complete`,
    permit: STAFF,
    heavy: true,
    refusals: ['stale', 'paper-step', 'is-rehearsal', 'prepared-gone', 'signature-wrong', 'time-stamp-failed', ...badCertificate],
    input: OfPaper.extend({ prepared: Id, signature: z.base64().min(1).max(MAX_SIGNATURE_LENGTH) }),
    output: NewVersion,
  }),
  drop: command({
    name: 'signing.drop',
    summary: 'Drop a prepared paper.',
    route: `DELETE ${at}/prepared/:prepared`,
    permit: STAFF,
    input: OfPaper.extend({ prepared: Id }),
    output: Nothing,
  }),
  seal: command({
    name: 'signing.seal',
    summary: 'Set the seal of the office on a signed paper.',
    route: `POST ${at}/seal`,
    permit: PLANNERS,
    heavy: true,
    refusals: [...unsignable, ...badCertificate, 'no-seal', 'seal-first', 'time-stamp-failed'],
    input: OfPaper.extend({ version: Version, origin: LinkOrigin }),
    output: NewVersion,
  }),
};

const checking = ['verification-closed', 'work-too-long', 'work-too-large'] as const;

export const verificationContract = {
  check: command({
    name: 'verification.check',
    summary: 'Check the signatures of a PDF file.',
    route: 'POST /verification',
    permit: ['user'],
    heavy: true,
    remember: false,
    refusals: [...checking, 'not-a-pdf'],
    bodyBytes: MAX_CONTENT_LENGTH + 64 * 1024,
    input: z.strictObject({ content: z.base64().min(1).max(MAX_CONTENT_LENGTH) }),
    output: z.strictObject({ file: CheckedFile, paper: PaperRecordVerdict.nullable() }).meta(IN_DOCS),
  }),
  byCode: query({
    name: 'verification.byCode',
    summary: 'Check a signed paper by the code that stands on it.',
    route: 'GET /verification/codes/:code',
    permit: ['anyone'],
    heavy: true,
    refusals: [...checking, 'code-unknown'],
    secret: { kind: 'code', wrong: ['code-unknown'] },
    input: z.strictObject({ code: PaperCode }),
    output: z.strictObject({ paper: PaperRecordVerdict }).meta(IN_DOCS),
  }),
  byFile: query({
    name: 'verification.byFile',
    summary: 'Find a signed paper by the SHA-256 of its file.',
    route: 'GET /verification/files/:sha256',
    permit: ['anyone'],
    heavy: true,
    refusals: [...checking, 'code-unknown'],
    input: z.strictObject({ sha256: FileHash }),
    output: z.strictObject({ paper: PaperRecordVerdict }).meta(IN_DOCS),
  }),
  key: query({
    name: 'verification.key',
    summary: 'Get the public key of this installation (PEM).',
    route: 'GET /verification/key',
    permit: ['anyone'],
    input: Nothing,
    output: z.strictObject({ key: z.string() }),
  }),
};
