/** Widths of shown pictures, and which of them the server knows. */
export class ShownSizes {
  readonly #sizes = new Map<string, number>();
  readonly #told = new Map<string, number>();

  /** Widths in CSS pixels, by slot or `site/ID`. */
  note(sizes: ReadonlyMap<string, number>): void {
    for (const [key, width] of sizes) this.#sizes.set(key, Math.round(width));
  }

  /** Sizes of these consumers (by slot or `site/ID/source`) that the server does not know yet. */
  untold(consumers: ReadonlyMap<string, { readonly id: string }>): { consumerId: string; width: number }[] {
    return [...consumers].flatMap(([key, { id }]) => {
      const width = this.#sizes.get(key) ?? this.#sizes.get(key.split('/').slice(0, 2).join('/'));
      return width === undefined || this.#told.get(id) === width ? [] : [{ consumerId: id, width }];
    });
  }

  /** Marks sizes as known to the server. */
  tell(sizes: readonly { readonly consumerId: string; readonly width: number }[]): void {
    for (const { consumerId, width } of sizes) this.#told.set(consumerId, width);
  }

  /** Forgets what the server knows, after joining again. */
  forget(): void {
    this.#told.clear();
  }
}
