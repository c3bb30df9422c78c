/** Without a new frame for this long, the plate is shown again; a shared screen may stand still longer. Milliseconds. */
const FRAME_TIMEOUT_MS = { moving: 2000, still: 12_000 };

/** Aspect ratio below which a picture leaves room beside it on a screen. */
const MAX_NARROW_RATIO = 1.5;

/** One place of the page that shows a picture: a video over the plate, visible only while frames arrive. */
export class PicturePlace {
  readonly name: string;
  readonly #element: HTMLElement;
  readonly #video = document.createElement('video');
  #track: MediaStreamTrack | null = null;
  #frames = 0;
  #cameAt = -Infinity;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.name = element.dataset['picture'] ?? '';
    const video = this.#video;
    Object.assign(video, { muted: true, playsInline: true, autoplay: true, disablePictureInPicture: true });
    // As attributes too, which phones require.
    for (const name of ['muted', 'playsinline', 'autoplay']) video.setAttribute(name, '');
    // The plate below tells whose picture it is.
    video.setAttribute('aria-hidden', 'true');
    video.addEventListener('loadeddata', () => this.look(performance.now()));
    element.replaceChildren(video);
  }

  /** Width in CSS pixels. */
  get width(): number {
    return this.#element.clientWidth;
  }

  /** Shows a track; null empties the place. */
  take(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#frames = 0;
    this.#video.srcObject = track ? new MediaStream([track]) : null;
  }

  /** Checks whether frames arrive; `now` by the page's clock in milliseconds. Returns whether the picture is visible. */
  look(now: number): boolean {
    const track = this.#track;
    if (track && this.#video.paused) void this.#video.play().catch(() => {});
    const frames = this.#video.getVideoPlaybackQuality().totalVideoFrames;
    if (frames !== this.#frames) this.#cameAt = now;
    this.#frames = frames;
    const timeoutMs = 'whole' in this.#element.dataset ? FRAME_TIMEOUT_MS.still : FRAME_TIMEOUT_MS.moving;
    const comes = track !== null && track.readyState === 'live' && !track.muted && now - this.#cameAt < timeoutMs;
    this.#element.classList.toggle('is-shown', comes);
    this.#element.classList.toggle('is-narrow', this.#video.videoWidth / this.#video.videoHeight < MAX_NARROW_RATIO);
    return comes;
  }

  /** Restarts the timeout after the page was in the background, where it decodes nothing. */
  refresh(now: number): void {
    if (this.#element.classList.contains('is-shown')) this.#cameAt = now;
  }

  leave(): void {
    this.#video.srcObject = null;
  }
}
