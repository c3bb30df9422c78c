import { AppError } from '../../../platform/errors.ts';
import { SIGNING_PLACES, type PaperSignatureLine, type SigningPlace } from '../contract.ts';

/** Where the form of a paper has whoever is in charge sign. */
export const IN_CHARGE: SigningPlace = 'right';

type Signed = Pick<PaperSignatureLine, 'kind'> & { readonly field: string };

/** The signature that the seal goes over: the one on the right, where whoever is in charge signs, else the last one of a person. @throws AppError seal-first, place-signed: sealed already. */
export function sealable(signatures: readonly Signed[]): SigningPlace {
  if (signatures.some(({ kind }) => kind === 'seal')) throw new AppError('place-signed');
  const people = signatures.filter(({ kind }) => kind === 'person');
  const over = people.find(({ field }) => field === IN_CHARGE) ?? people.at(-1);
  const place = SIGNING_PLACES.find((one) => one === over?.field);
  if (place === undefined) throw new AppError('seal-first');
  return place;
}

/** Whether the seal can be set now. */
export const canBeSealed = (signatures: readonly Signed[]): boolean =>
  signatures.some(({ kind }) => kind === 'person') && !signatures.some(({ kind }) => kind === 'seal');
