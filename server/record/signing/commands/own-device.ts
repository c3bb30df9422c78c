import type { Certificate } from 'pkijs';
import { dayAt } from '../../../planning/conferences/rules.ts';
import { sha256 } from '../../../platform/canonical.ts';
import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { preparedPdf, signatureFields, type PreparedPdf } from '../../../platform/pdf/signature-fields.ts';
import { refuseArchived } from '../../official-papers/commands/access.ts';
import { certificatesIn, derOf, fingerprintOf, issuerName, namedBy } from '../cms/certificates.ts';
import { signedAttributes } from '../cms/making.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { PREPARED_FOR_MS, signingContract as contract, type Prepared } from '../contract.ts';
import { personBlock } from '../presenter/block.ts';
import { lookOn, rectToSign } from '../rules/look.ts';
import { IN_CHARGE } from '../rules/sealing.ts';
import { statementIn } from '../rules/statement.ts';
import { dropPrepared, keepPrepared, preparedBy, type PreparedFile } from '../store/prepared.ts';
import { drawnBlock } from './blocks.ts';
import { mustBeTrusted } from './certificates.ts';
import { coveredDigest, finished, roomFor } from './making.ts';
import { onPdf, signable, statementFor, storeSigned, type SignedPaper } from './signable.ts';

type Prepare = InputOf<typeof contract.prepare>;

const pemOf = (certificates: readonly Certificate[]): string =>
  certificates.map((one) => `-----BEGIN CERTIFICATE-----\n${derOf(one).toString('base64')}\n-----END CERTIFICATE-----\n`).join('');

export const pdfOf = ({ bytes, begins, ends }: Pick<PreparedFile, 'bytes' | 'begins' | 'ends'>): PreparedPdf => ({
  bytes,
  range: [0, begins, ends, bytes.length - ends],
});

/** What the signer's key is asked to sign. */
export function toSignOf(prepared: PreparedFile): Prepared {
  const [certificate] = certificatesIn(Buffer.from(prepared.certificates));
  if (!certificate) throw new AppError('prepared-gone');
  const attributes = signedAttributes(certificate, coveredDigest(pdfOf(prepared)));
  const { id, name, expiresAt } = prepared;
  return { prepared: id, name, toSign: attributes.toString('base64'), digest: sha256(attributes), expiresAt };
}

/** @throws AppError place-signed */
function freeField(bytes: Buffer, place: Prepare['place']) {
  const fields = onPdf(() => signatureFields(bytes));
  if (place !== 'foot' && !fields.some(({ name }) => name === place)) throw new AppError('paper-unsignable');
  if (fields.some(({ name, isSigned }) => name === place && isSigned)) throw new AppError('place-signed');
  return rectToSign(place, fields);
}

async function preparedFile(scope: QueryContext, input: Prepare, setup: SigningSetup): Promise<PreparedFile> {
  const { now } = scope;
  const one = await signable(scope, input);
  const [certificate, ...brought] = certificatesIn(Buffer.from(input.certificate, 'base64'));
  if (!certificate) throw new AppError('certificate-unreadable');
  const chain = await mustBeTrusted(certificate, brought, setup, now);
  const place = freeField(one.file.bytes, input.place);
  const { stated, signed, entries } = await statementFor(scope, one);
  const { name, organization, title } = namedBy(certificate);
  const post = input.post ?? title;
  const [left, bottom, right, top] = place.rect;
  const link = `${input.origin}/verify/${stated.code}`;
  const facts = { name, post, organization, at: now, zone: one.zone, head: stated, link };
  const room = { width: right - left, height: top - bottom };
  const block = personBlock(facts, lookOn(dayAt(now, one.zone)), room, {
    isInCharge: input.place === IN_CHARGE,
    hasSeal: setup.seal !== null,
  });
  const drawing = await drawnBlock(block);
  const made = onPdf(() =>
    preparedPdf(one.file.bytes, {
      field: input.place,
      place,
      drawing,
      name,
      reason: one.paper.title,
      location: null,
      at: now,
      entries,
      room: roomFor([certificate, ...chain], setup),
    }),
  );
  const [, begins, ends] = made.range;
  const kept = { id: newId(), paperVersion: one.paper.version, field: input.place, name, post, code: stated.code, statement: signed };
  const bytes = Buffer.from(Uint8Array.from(made.bytes).buffer);
  return { ...kept, certificates: pemOf([certificate, ...chain]), bytes, begins, ends, preparedAt: now, expiresAt: now + PREPARED_FOR_MS };
}

async function keep(scope: ChangeContext, { conferenceId, id }: Prepare, prepared: PreparedFile): Promise<Prepared> {
  await refuseArchived(scope, conferenceId);
  await keepPrepared(scope.tx, { conferenceId, id }, scope.actor, prepared);
  return toSignOf(prepared);
}

type Complete = InputOf<typeof contract.complete>;

async function completed(scope: QueryContext, { conferenceId, id, ...input }: Complete, setup: SigningSetup): Promise<SignedPaper> {
  const prepared = await preparedBy(scope.db, { conferenceId, id }, scope.actor, scope.now);
  if (prepared?.id !== input.prepared) throw new AppError('prepared-gone');
  const { paper, file } = await signable(scope, { conferenceId, id, version: prepared.paperVersion });
  const [certificate, ...chain] = certificatesIn(Buffer.from(prepared.certificates));
  if (!certificate) throw new AppError('prepared-gone');
  await mustBeTrusted(certificate, chain, setup, scope.now);
  const signature = Buffer.from(input.signature, 'base64');
  const { bytes, stampedAt } = await finished(pdfOf(prepared), { certificate, chain, signature }, setup, scope.now);
  const { organization } = namedBy(certificate);
  const stated = statementIn((JSON.parse(prepared.statement) as { statement: string }).statement);
  const { field, name, post, code, statement, preparedAt: at } = prepared;
  const by = { issuer: issuerName(certificate), fingerprint: fingerprintOf(certificate), actor: scope.actor };
  const head = { seq: stated?.seq ?? 0, hash: stated?.hash ?? null };
  const row = { conferenceId, paperId: id, kind: 'person', field, name, post, organization, at, stampedAt, code, statement } as const;
  return { paper, file: { ...file, bytes }, row: { ...row, ...by, ...head, sha256: sha256(bytes) } };
}

/** The operations by which somebody signs with a key that never leaves their device. */
export const ownDeviceHandlers = (setup: SigningSetup): readonly Handler[] => [
  handleChange(contract.prepare, keep, (scope, input) => preparedFile(scope, input, setup)),
  handleChange(
    contract.complete,
    (scope, _input, signed: SignedPaper) => storeSigned(scope, signed),
    (scope, input) => completed(scope, input, setup),
  ),
  handleChange(contract.drop, async ({ tx, actor }, { prepared }) => {
    await dropPrepared(tx, prepared, actor);
    return {};
  }),
];
