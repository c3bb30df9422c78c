import { translate, type Lang } from '../../../i18n/translate.ts';
import type { OutputOf } from '../../../platform/contract.ts';
import type { signingContract, Prepared } from '../contract.ts';
import { inGroups, signedMoment } from './words.ts';

type Listed = OutputOf<typeof signingContract.list>;

export interface SignaturesPage {
  readonly lang: Lang;
  readonly zone: string;
  readonly path: string;
  readonly mayWrite: boolean;
  readonly mayPlan: boolean;
}

const listed = (
  { lang, zone }: SignaturesPage,
  { kind, name, post, organization, issuer, at, stampedAt }: Listed['signatures'][number],
) => ({
  name,
  kind: translate(lang, `signing.kind.${kind}`),
  isSeal: kind === 'seal',
  who: [post, organization].filter((part) => part !== null && part !== name).join(', '),
  details: [
    translate(lang, 'signing.signedAt', { when: signedMoment(lang, at, zone) }),
    stampedAt === null
      ? translate(lang, 'signing.noStamp')
      : translate(lang, 'signing.stampedAt', { when: signedMoment(lang, stampedAt, zone) }),
    translate(lang, 'signing.issuedBy', { issuer }),
  ].join('; '),
});

const waiting = ({ lang, zone, path }: SignaturesPage, { prepared, name, digest, expiresAt }: Prepared) => ({
  prepared,
  title: translate(lang, 'signing.complete.title', { name }),
  until: translate(lang, 'signing.complete.until', { when: signedMoment(lang, expiresAt, zone) }),
  digest: inGroups(digest),
  request: `${path}/${prepared}.json`,
  command: `npm run sign -- ${prepared}.json khoa.pem`,
});

/** Why nothing can be signed now; null where something can. */
function hindrance({ lang }: SignaturesPage, { places, hasRoots }: Listed): string | null {
  if (places.length === 0) return translate(lang, 'signing.prepare.noPlaces');
  return hasRoots ? null : translate(lang, 'signing.prepare.noRoots');
}

/** The page of a paper's signatures: who has signed, what waits for a signature, and what can be signed now. */
export function signaturesView(page: SignaturesPage, given: Listed) {
  const { lang, path, mayWrite, mayPlan } = page;
  const { signatures, places, code, prepared, canSeal } = given;
  return {
    path,
    signatures: signatures.map((one) => listed(page, one)),
    verify: code && `/verify/${code}`,
    waiting: mayWrite && prepared ? waiting(page, prepared) : null,
    mayWrite,
    hindrance: mayWrite ? hindrance(page, given) : null,
    places: places.map((value, index) => ({ value, label: translate(lang, `signing.prepare.places.${value}`), isFirst: index === 0 })),
    seal: mayPlan && { has: canSeal !== null, can: canSeal === true, isDone: signatures.some(({ kind }) => kind === 'seal') },
  };
}
