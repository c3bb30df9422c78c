/** Refuses any key that the other type does not have: no value fits the type that such a key gets. */
type OnlyKeysOf<Other, Given> = { readonly [Key in Exclude<keyof Given, keyof Other>]: never };

/** The very keys of the other type, whatever stands under them: one too many does not compile, nor does one too few. */
export type SameKeys<Other, Given> = Given & OnlyKeysOf<Other, Given> & Readonly<Record<keyof Other, unknown>>;

/** Gives back what it is given, which must have the very keys of `Other`. */
export const sameKeys =
  <Other>() =>
  <Given extends object>(given: SameKeys<Other, Given>): Given =>
    given;
