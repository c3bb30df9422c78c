import { dayAt } from '../../../planning/conferences/rules.ts';
import { sha256 } from '../../../platform/canonical.ts';
import { handleChange, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { preparedPdf, signatureFields } from '../../../platform/pdf/signature-fields.ts';
import { fingerprintOf, issuerName, namedBy } from '../cms/certificates.ts';
import { signedAttributes } from '../cms/making.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { signingContract as contract } from '../contract.ts';
import { sealBlock } from '../presenter/block.ts';
import { lookOn, rectToSign, sealPlace } from '../rules/look.ts';
import { sealable } from '../rules/sealing.ts';
import { drawnBlock } from './blocks.ts';
import { mustBeTrusted } from './certificates.ts';
import { coveredDigest, finished, roomFor } from './making.ts';
import { onPdf, signable, statementFor, storeSigned, type SignedPaper } from './signable.ts';

const FIELD = 'seal';

/** Signs with the seal of the office, over the signature of a person. @throws AppError no-seal, seal-first, place-signed. */
async function sealed(scope: QueryContext, input: InputOf<typeof contract.seal>, setup: SigningSetup): Promise<SignedPaper> {
  const { now } = scope;
  const { seal } = setup;
  if (seal === null) throw new AppError('no-seal');
  const one = await signable(scope, input);
  const over = sealable(one.signatures);
  const { certificate } = seal;
  const chain = await mustBeTrusted(certificate, seal.chain, setup, now);
  const look = lookOn(dayAt(now, one.zone));
  const { bytes: before } = one.file;
  const place = sealPlace(
    onPdf(() => rectToSign(over, signatureFields(before))),
    look,
  );
  const { stated, signed: statement, entries } = await statementFor(scope, one);
  const { name, organization } = namedBy(certificate);
  const [left, bottom, right, top] = place.rect;
  const facts = { name, post: null, organization, at: now, zone: one.zone, head: stated, link: `${input.origin}/verify/${stated.code}` };
  const drawing = await drawnBlock(sealBlock(facts, look, { width: right - left, height: top - bottom }), seal.image);
  const room = roomFor([certificate, ...chain], setup);
  const { title: reason } = one.paper;
  const made = onPdf(() => preparedPdf(before, { field: FIELD, place, drawing, name, reason, location: null, at: now, entries, room }));
  const signature = seal.sign(signedAttributes(certificate, coveredDigest(made)));
  const { bytes, stampedAt } = await finished(made, { certificate, chain, signature }, setup, now);
  const { conferenceId, id: paperId } = one.paper;
  const row = { conferenceId, paperId, kind: 'seal', field: FIELD, name, post: null, organization, at: now, stampedAt, statement } as const;
  const by = { issuer: issuerName(certificate), fingerprint: fingerprintOf(certificate), actor: scope.actor };
  const { code, seq, hash } = stated;
  return { paper: one.paper, file: { ...one.file, bytes }, row: { ...row, ...by, code, seq, hash, sha256: sha256(bytes) } };
}

export const sealHandlers = (setup: SigningSetup): readonly Handler[] => [
  handleChange(
    contract.seal,
    (scope, _input, signed: SignedPaper) => storeSigned(scope, signed),
    (scope, input) => sealed(scope, input, setup),
  ),
];
