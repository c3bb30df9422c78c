/** How wide each picture is shown, and what of it the server has been told. */
export class ShownSizes {
  readonly #sizes = new Map<string, number>();
  readonly #told = new Map<string, number>();

  /** Widths in CSS pixels, by slot or `site/ID`. */
  note(sizes: ReadonlyMap<string, number>): void {
    for (const [key, width] of sizes) this.#sizes.set(key, Math.round(width));
  }

  /** What the server does not know yet of these consumers (by slot, or `site/ID/source`). */
  untold(consumers: ReadonlyMap<string, { readonly id: string }>): { consumerId: string; width: number }[] {
    return [...consumers].flatMap(([key, { id }]) => {
      const width = this.#sizes.get(key) ?? this.#sizes.get(key.split('/').slice(0, 2).join('/'));
      return width === undefined || this.#told.get(id) === width ? [] : [{ consumerId: id, width }];
    });
  }

  /** The server knows these now. */
  tell(sizes: readonly { readonly consumerId: string; readonly width: number }[]): void {
    for (const { consumerId, width } of sizes) this.#told.set(consumerId, width);
  }

  /** The server is told anew, after joining again. */
  forget(): void {
    this.#told.clear();
  }
}
