import { OFFICIAL_PAPER_KINDS, type PaperRecord, type OfficialPaperKind } from '../contract/index.ts';

export interface PaperPlace {
  readonly kind: OfficialPaperKind;
  readonly part: string | null;
  /** From 1. */
  readonly edition: number;
}

const OF_PARTS: ReadonlySet<OfficialPaperKind> = new Set(['comments', 'vote-count', 'site-excerpt', 'person-excerpt']);

/** Whether papers of a kind are of a part of the conference: a document, a site, a person. */
export const isOfPart = (kind: OfficialPaperKind): boolean => OF_PARTS.has(kind);

/** Whether there is such a paper: minutes are of the whole conference, or of one of its sittings. */
export const isPlaced = ({ kind, part }: Pick<PaperPlace, 'kind' | 'part'>): boolean =>
  kind === 'minutes' || isOfPart(kind) === (part !== null);

/** The id of a paper from its kind, its part and its edition. */
export const paperIdOf = ({ kind, part, edition }: PaperPlace): string =>
  `${kind}${part === null ? '' : `.${part}`}${edition === 1 ? '' : `~${edition}`}`;

/**
 * What an id says; null if it names no kind of paper. A paper has one id: another way to write it, such as `minutes~1`, would name a paper of
 * which nothing is stored, and so none of what was decided about it.
 */
export function placeOfId(id: string): PaperPlace | null {
  const [whole = '', edition = '1'] = id.split('~');
  const dot = whole.indexOf('.');
  const name = dot < 0 ? whole : whole.slice(0, dot);
  const kind = OFFICIAL_PAPER_KINDS.find((one) => one === name);
  const place = kind && { kind, part: dot < 0 ? null : whole.slice(dot + 1), edition: Number(edition) };
  return place && paperIdOf(place) === id ? place : null;
}

/** A paper of which nothing was decided yet. */
export const unwritten = (conferenceId: string, place: PaperPlace, of: Pick<PaperRecord, 'title' | 'secrecy'>): PaperRecord => ({
  conferenceId,
  id: paperIdOf(place),
  kind: place.kind,
  part: place.part,
  ...of,
  state: 'draft',
  owner: null,
  urgency: null,
  recipients: [],
  copies: null,
  signer: null,
  number: null,
  numberedOn: null,
  letters: null,
  office: null,
  audience: null,
  sources: null,
  contentHash: null,
  replaces: null,
  changedAt: null,
  version: 0,
});
