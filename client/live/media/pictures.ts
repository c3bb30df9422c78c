import { PicturePlace } from './picture-place.ts';

const FRAME_CHECK_INTERVAL_MS = 250;
/** Widths are told in steps, so that a window being dragged does not talk all the time. CSS pixels. */
const WIDTH_STEP_PX = 16;

export interface PicturesOptions {
  /** Told with every change: how wide each picture is shown, by its name; 0 is not at all. */
  onSizes?(sizes: ReadonlyMap<string, number>): void;
  /** Told when a picture begins or ceases to be seen. */
  onShown?(): void;
}

/**
 * Puts tracks into the places that the templates draw: `<div data-keep data-picture="main" id="large-picture-main">` inside a plate.
 * Places may come and go at any time; the same picture may stand in several. A place without frames is its calm plate.
 *
 * The id of a place is made of where it is and of what it shows, so that a picture does not move with its element (see
 * client/shell/moved-videos.ts): another place takes up the same track instead.
 */
export class Pictures {
  readonly #options: PicturesOptions;
  readonly #tracks = new Map<string, MediaStreamTrack>();
  readonly #places = new Map<Element, PicturePlace>();
  readonly #inSight = new Set<Element>();
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #seen = new IntersectionObserver((entries) => this.#sight(entries));
  readonly #rendered = new MutationObserver(() => this.#find());
  readonly #timer = setInterval(() => this.#look(), FRAME_CHECK_INTERVAL_MS);
  #shown: ReadonlySet<string> = new Set();
  #told = '';

  constructor(options: PicturesOptions = {}) {
    this.#options = options;
    this.#rendered.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#find();
  }

  /** The track of a picture; null takes it away. */
  set(name: string, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(name, track);
    else this.#tracks.delete(name);
    for (const place of this.#places.values()) if (place.name === name) place.take(track);
    this.#measure();
  }

  /** Names of the pictures that are seen now. */
  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  close(): void {
    clearInterval(this.#timer);
    for (const observer of [this.#resized, this.#seen, this.#rendered]) observer.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    for (const place of this.#places.values()) place.leave();
    this.#places.clear();
  }

  /** What was rendered anew: new places get their picture, gone ones let it go. */
  #find(): void {
    const found = new Set(document.querySelectorAll<HTMLElement>('[data-picture]'));
    for (const [element, place] of this.#places) if (!found.has(element as HTMLElement)) this.#drop(element, place);
    for (const element of found) if (!this.#places.has(element)) this.#add(element);
  }

  #add(element: HTMLElement): void {
    const place = new PicturePlace(element);
    this.#places.set(element, place);
    place.take(this.#tracks.get(place.name) ?? null);
    this.#resized.observe(element);
    this.#seen.observe(element);
  }

  #drop(element: Element, place: PicturePlace): void {
    place.leave();
    this.#places.delete(element);
    this.#inSight.delete(element);
    this.#resized.unobserve(element);
    this.#seen.unobserve(element);
    this.#measure();
  }

  #sight(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.#inSight.add(target);
      else this.#inSight.delete(target);
    this.#measure();
  }

  #measure(): void {
    const sizes = new Map([...this.#tracks.keys()].map((name) => [name, 0]));
    for (const [element, place] of this.#places) {
      const isSeen = !document.hidden && this.#inSight.has(element);
      const width = isSeen ? Math.ceil(place.width / WIDTH_STEP_PX) * WIDTH_STEP_PX : 0;
      sizes.set(place.name, Math.max(sizes.get(place.name) ?? 0, width));
    }
    const told = JSON.stringify([...sizes]);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.onSizes?.(sizes);
  }

  #look(): void {
    if (document.hidden) return;
    const now = performance.now();
    const shown = new Set([...this.#places.values()].filter((place) => place.look(now)).map(({ name }) => name));
    const isSame = shown.size === this.#shown.size && [...shown].every((name) => this.#shown.has(name));
    this.#shown = shown;
    if (!isSame) this.#options.onShown?.();
  }

  readonly #onVisibility = (): void => {
    const now = performance.now();
    for (const place of this.#places.values()) place.refresh(now);
    this.#measure();
  };
}
