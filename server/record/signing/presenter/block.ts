import { DateTime } from 'luxon';
import { translate } from '../../../i18n/translate.ts';
import { pointsOf, type SignatureLook } from '../rules/look.ts';

/** A line in the block that a signature shows. */
export interface BlockLine {
  readonly text: string;
  readonly strong: boolean;
}

/** What the typesetter sets as the visible part of a signature. */
export interface SignatureBlock {
  readonly kind: 'person' | 'seal';
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly colour: string;
  readonly lines: readonly BlockLine[];
  /** What the QR code says; null: there is none. */
  readonly code: string | null;
  /** Which share of the width stays free for the seal, on the side across from the QR code. */
  readonly free: number;
  /** On which side the QR code stands: away from the seal. */
  readonly codeOn: 'left' | 'right';
}

export interface BlockFacts {
  readonly name: string;
  readonly post: string | null;
  readonly organization: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly zone: string;
  readonly head: { readonly seq: number; readonly hash: string | null };
  readonly link: string;
}

/** Day and time with the offset from UTC, as ISO 8601 writes it: 29/11/2025 20:30:05 +07:00. */
export const momentWithZone = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('dd/MM/yyyy HH:mm:ss ZZ');

const plain = (text: string): BlockLine => ({ text, strong: false });
const headLine = ({ seq, hash }: BlockFacts['head']): BlockLine[] =>
  hash === null ? [] : [plain(translate('vi', 'signing.block.head', { n: seq, hash: hash.slice(0, 12) }))];

interface Room {
  readonly width: number;
  readonly height: number;
}

interface Setting {
  /** Whether it stands where whoever is in charge signs, over which the seal goes. */
  readonly isInCharge: boolean;
  /** Whether this server holds a seal. */
  readonly hasSeal: boolean;
}

/** The seal covers a part of the signature of whoever is in charge, and reaches over the one to its left. */
const freeFor = (isInCharge: boolean, { seal }: SignatureLook, { width }: Room): number =>
  isInCharge ? seal.overlap : Math.max(0, pointsOf(seal.diameter) / width - seal.overlap);

/** The block of a person: who, as what, when, up to which entry of the journal, and where it is checked. Papers are in Vietnamese. */
export function personBlock(facts: BlockFacts, look: SignatureLook, room: Room, { isInCharge, hasSeal }: Setting): SignatureBlock {
  const { name, post, organization, at, zone, head, link } = facts;
  const office = organization === null || organization === name || organization === post ? [] : [plain(organization)];
  const lines = [
    { text: translate('vi', 'signing.block.by', { name }), strong: true },
    ...(post === null ? [] : [plain(post)]),
    ...office,
    plain(translate('vi', 'signing.block.at', { when: momentWithZone(at, zone) })),
    ...headLine(head),
  ];
  return {
    kind: 'person',
    ...room,
    ...look.person,
    lines,
    code: link,
    free: hasSeal ? freeFor(isInCharge, look, room) : 0,
    codeOn: isInCharge ? 'right' : 'left',
  };
}

/** The seal of the office where it has no picture: its name in a ring, and the time. */
export function sealBlock({ name, at, zone }: BlockFacts, look: SignatureLook, room: Room): SignatureBlock {
  const { colour, size } = look.seal;
  const lines = [{ text: name.toLocaleUpperCase('vi'), strong: true }, plain(momentWithZone(at, zone))];
  return { kind: 'seal', ...room, colour, size, lines, code: null, free: 0, codeOn: 'right' };
}
