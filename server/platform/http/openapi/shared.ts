import type { Json } from './json-schema.ts';

type Kind = keyof typeof MIN_USES;

/** How often something must be used to become a component. */
const MIN_USES = { parameters: 2, requestBodies: 2, responses: 2, schemas: 5 };

/** Parts that several operations have in common, described once as components. */
export class Shared {
  readonly #uses = new Map<string, { readonly kind: Kind; readonly name: string; readonly value: Json; times: number }>();

  /** Counts a use and returns a reference to it. Only the complete document shows how often it is used. */
  use(kind: Kind, name: string, value: Json): Json {
    const key = `${kind}/${name}`;
    const before = this.#uses.get(key);
    if (before && JSON.stringify(before.value) !== JSON.stringify(value)) return value;
    this.#uses.set(key, { kind, name, value, times: (before?.times ?? 0) + 1 });
    return { $ref: `#/components/${key}` };
  }

  /** The components of a kind. */
  components(kind: Kind): Json {
    const often = [...this.#uses.values()].filter((use) => use.kind === kind && use.times >= MIN_USES[kind]);
    return Object.fromEntries(often.map(({ name, value }) => [name, value]));
  }

  /** Puts whatever is used too seldom back in the place of its references. */
  settled(part: Json): Json {
    const seldom = [...this.#uses].filter(([, { kind, times }]) => times < MIN_USES[kind]);
    const inPlace = new Map(seldom.map(([key, { value }]) => [`#/components/${key}`, value]));
    return JSON.parse(JSON.stringify(part, (_key, value: unknown) => inPlace.get(refIn(value) ?? '') ?? value)) as Json;
  }
}

const refIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string' ? value.$ref : null;
