/** Without a new frame for so long a picture gives its place back to the plate; a shared screen may stand still. Milliseconds. */
const FRAME_TIMEOUT_MS = { moving: 2000, still: 12_000 };

/** Width by height of a picture that leaves room beside it on a screen. */
const MAX_NARROW_RATIO = 1.5;

/** One place of the page in which a picture is shown: a video over the plate, there only while frames come. */
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
    // As attributes too: phones look at these.
    for (const name of ['muted', 'playsinline', 'autoplay']) video.setAttribute(name, '');
    // The plate below says whose picture it is.
    video.setAttribute('aria-hidden', 'true');
    video.addEventListener('loadeddata', () => this.look(performance.now()));
    element.replaceChildren(video);
  }

  /** CSS pixels across. */
  get width(): number {
    return this.#element.clientWidth;
  }

  /** Takes the track; null empties the place. */
  take(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#frames = 0;
    this.#video.srcObject = track ? new MediaStream([track]) : null;
  }

  /** Looks whether frames come, by the page's clock in milliseconds. Returns whether the picture is shown. */
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

  /** A page in the background decodes nothing: what was shown before counts as fresh when it comes back. */
  refresh(now: number): void {
    if (this.#element.classList.contains('is-shown')) this.#cameAt = now;
  }

  leave(): void {
    this.#video.srcObject = null;
  }
}
