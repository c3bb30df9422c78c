import type { Fault } from '../../../platform/errors.ts';

/** Lists of a plan whose records refer to others, with the path of the page of one of them. */
const PATHS = {
  items: 'agenda?item=',
  papers: 'agenda/papers/',
  participants: 'participants/',
  awards: 'awards/',
  documents: 'documents/',
  campaigns: 'campaigns/',
  recommendations: 'recommendations/',
} as const;
type UsingList = keyof typeof PATHS;

/** A record that refers to something that is to be removed. */
export interface Use {
  readonly list: UsingList;
  readonly id: string;
  readonly name: string;
  /** Classification of the record, or of the item to which it belongs. */
  readonly classification: string | null;
  /** The ids of those to which it refers, where they are people. */
  readonly of?: readonly string[];
}

/** Characters of a name in a refusal. */
const NAME_LENGTH = 120;
const shortName = (name: string): string => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH).toWellFormed()}…` : name);

/**
 * The places of a refusal, each named; what the actor may not know is only counted. `people`: the names of several people by their ids, so that
 * each place says whom it names.
 */
export const usedFaults = (
  uses: readonly Use[],
  isKnown: (classification: string | null) => boolean,
  people: ReadonlyMap<string, string> = new Map(),
): Fault[] =>
  uses.map(({ list, id, name, classification, of = [] }) => {
    if (!isKnown(classification)) return { path: list, message: 'used-in-hidden' };
    const who = of.flatMap((one) => people.get(one) ?? []).join(', ');
    const params = { name: shortName(name), ...(who !== '' && { who: shortName(who) }) };
    return { path: `${list}[${id}]`, message: `used-${who === '' ? 'in' : 'by'}-${list}`, params };
  });

/** The page of a place that a refusal names; null if the path is none. */
export function placeHref(conferenceId: string, path: string): string | null {
  const [, list = '', id = ''] = /^([a-z]+)\[([\w.-]+)\]$/.exec(path) ?? [];
  return list in PATHS ? `/conferences/${conferenceId}/${PATHS[list as UsingList]}${id}` : null;
}

interface Place {
  readonly text: string;
  readonly href?: string;
}

/** The places that a refusal names, as links; none for a refusal for another reason. */
export function placesIn(
  conferenceId: string,
  refusal: { readonly code: string; readonly faults: readonly { readonly path: string; readonly message: string }[] } | undefined,
): Place[] {
  if (refusal === undefined || !['in-use', 'site-in-use'].includes(refusal.code)) return [];
  return refusal.faults.map(({ path, message: text }) => {
    const href = placeHref(conferenceId, path);
    return href === null ? { text } : { text, href };
  });
}
