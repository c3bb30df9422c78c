import { PicturePlace } from './picture-place.ts';

const FRAME_CHECK_INTERVAL_MS = 250;
/** Widths are reported in steps of this many CSS pixels, so that resizing a window does not send all the time. */
const WIDTH_STEP_PX = 16;

export interface PicturesOptions {
  /** Called with every change: width of each picture by its name; 0: not shown. */
  onSizes?(sizes: ReadonlyMap<string, number>): void;
  /** Called when a picture becomes visible or invisible. */
  onShown?(): void;
}

/**
 * Puts tracks into places rendered by templates: `<div data-keep data-picture="main" id="large-picture-main">` inside a plate.
 * Places may come and go at any time; one picture may be in several. A place without frames shows its plate.
 *
 * The id of a place consists of its position and its picture, so that morphing never moves a playing video (see
 * client/shell/moved-videos.ts): another place takes the same track instead.
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

  /** Sets the track of a picture; null removes it. */
  set(name: string, track: MediaStreamTrack | null): void {
    if (track) this.#tracks.set(name, track);
    else this.#tracks.delete(name);
    for (const place of this.#places.values()) if (place.name === name) place.take(track);
    this.#measure();
  }

  /** Names of the visible pictures. */
  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  /** Whether one of these pictures is moving; null if none is visible. */
  moves(names: readonly string[]): boolean | null {
    const wanted = [...this.#places].filter(([element, { name }]) => names.includes(name) && this.#inSight.has(element));
    if (document.hidden || wanted.length === 0) return null;
    return wanted.some(([, { name }]) => this.#shown.has(name));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const observer of [this.#resized, this.#seen, this.#rendered]) observer.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    for (const place of this.#places.values()) place.leave();
    this.#places.clear();
  }

  /** After rendering: gives new places their picture, and releases removed ones. */
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
