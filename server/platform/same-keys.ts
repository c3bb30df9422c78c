/** Rejects any key that the other type does not have, by typing it as never. */
type OnlyKeysOf<Other, Given> = { readonly [Key in Exclude<keyof Given, keyof Other>]: never };

/** Exactly the keys of the other type, with any values: neither one too many nor one too few compiles. */
export type SameKeys<Other, Given> = Given & OnlyKeysOf<Other, Given> & Readonly<Record<keyof Other, unknown>>;

/** Returns its argument, which must have exactly the keys of `Other`. */
export const sameKeys =
  <Other>() =>
  <Given extends object>(given: SameKeys<Other, Given>): Given =>
    given;
