import { Extras } from '../../../../planning/conferences/contract.ts';
import { isRecord } from '../references.ts';
import { WITHIN } from '../../../../planning/agenda/rules/file-key.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The keys of an entry that begin with `x-`, without those named, which the product reads itself. */
export function extrasOf(entry: Entry, but: readonly string[] = []): Extras {
  const kept = Object.entries(entry).filter(([key]) => key.startsWith('x-') && !but.includes(key));
  return kept.length === 0 ? {} : Extras.parse(Object.fromEntries(kept));
}

/** Adds the `x-` keys of inner objects, which have no row of their own, to those of their entry: under WITHIN, by their place. */
export function withInner(extras: Extras, inner: Readonly<Record<string, Entry | null>>): Extras {
  const found = Object.entries(inner)
    .map(([place, entry]) => [place, entry ? extrasOf(entry) : {}] as const)
    .filter(([, kept]) => Object.keys(kept).length > 0);
  return found.length === 0 ? extras : { ...extras, [WITHIN]: Object.fromEntries(found) };
}

/** The `x-` keys of an entry itself. */
export function ownExtras(extras: Extras): Extras {
  const { [WITHIN]: _, ...own } = extras;
  return own;
}

/** The `x-` keys that an inner object had. */
export function innerExtras(extras: Extras, place: string): Extras {
  const within = extras[WITHIN];
  const inner = isRecord(within) ? within[place] : undefined;
  return isRecord(inner) ? extrasOf(inner) : {};
}

/** What the `x-` keys of an entry hold of its inner objects alone. */
export function withinOnly({ [WITHIN]: within }: Extras): Extras {
  return within === undefined ? {} : { [WITHIN]: within };
}
