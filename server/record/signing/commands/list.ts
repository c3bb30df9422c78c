import { handleQuery, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { signatureFields } from '../../../platform/pdf/signature-fields.ts';
import { PdfError } from '../../../platform/pdf/syntax.ts';
import { knownPaper } from '../../official-papers/commands/access.ts';
import { mayDo } from '../../official-papers/rules/steps.ts';
import { frozenFile } from '../../official-papers/store/files.ts';
import type { SigningSetup } from '../cms/setup.ts';
import { signingContract as contract, SIGNING_PLACES, type SigningPlace } from '../contract.ts';
import { canBeSealed } from '../rules/sealing.ts';
import { preparedBy } from '../store/prepared.ts';
import { signaturesOf } from '../store/signatures.ts';
import { toSignOf } from './own-device.ts';

/** The places of a file that are free: those that it has, and its foot where it has none. */
function freePlaces(bytes: Uint8Array): SigningPlace[] {
  try {
    const fields = signatureFields(Buffer.from(bytes));
    const signed = new Set(fields.flatMap(({ name, isSigned }) => (isSigned ? [name] : [])));
    const own = SIGNING_PLACES.filter((place) => place === 'foot' || fields.some(({ name }) => name === place));
    return own.filter((place) => !signed.has(place));
  } catch (error) {
    if (error instanceof PdfError) return [];
    throw error;
  }
}

async function list(scope: QueryContext, { conferenceId, id }: InputOf<typeof contract.list>, setup: SigningSetup) {
  const { db, actor, now } = scope;
  const { paper } = await knownPaper(scope, conferenceId, id);
  const isOpen = mayDo('sign', paper.state);
  const [signatures, frozen, prepared] = await Promise.all([
    signaturesOf(db, paper),
    isOpen ? frozenFile(db, paper, 'pdf') : null,
    preparedBy(db, paper, actor, now),
  ]);
  return {
    signatures: signatures.map(({ number, kind, name, post, organization, issuer, at, stampedAt }) => ({
      number,
      kind,
      name,
      post,
      organization,
      issuer,
      at,
      stampedAt,
    })),
    places: frozen && !('path' in frozen.content) ? freePlaces(frozen.content) : [],
    code: signatures[0]?.code ?? null,
    prepared: prepared?.paperVersion === paper.version ? toSignOf(prepared) : null,
    canSeal: setup.seal === null ? null : isOpen && canBeSealed(signatures),
    hasRoots: setup.anchors.roots.length > 0,
    hasTimeStamps: setup.timeStamps !== null,
  };
}

export const signatureListHandlers = (setup: SigningSetup): readonly Handler[] => [
  handleQuery(contract.list, (scope, input) => list(scope, input, setup)),
];
