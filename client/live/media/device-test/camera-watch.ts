import { isDark } from '../../../../server/live/media/device-test/rules/line-test.ts';
import type { PictureState } from '../../../../server/live/media/device-test/rules/steps.ts';

const FRAME_CHECK_INTERVAL_MS = 400;
/** How long a camera may take to deliver its first frame, in milliseconds. */
const FIRST_FRAME_TIMEOUT_MS = 6000;
/** A narrower picture is not sharp on a hall display. */
const MIN_WIDTH_PX = 640;
/** More black frames in a row than a flicker. */
const MAX_DARK_FRAMES = 3;
const SAMPLE = { width: 32, height: 18 } as const;

/** Shows a camera's picture and checks its frames. */
export class CameraWatch {
  state: PictureState = 'coming';
  readonly #video: HTMLVideoElement;
  readonly #changed: () => void;
  readonly #canvas: CanvasRenderingContext2D | null;
  #track: MediaStreamTrack | null = null;
  #movedAt = 0;
  #place = -1;
  #dark = 0;

  constructor(video: HTMLVideoElement, changed: () => void) {
    this.#video = video;
    this.#changed = changed;
    const canvas = Object.assign(document.createElement('canvas'), SAMPLE);
    this.#canvas = canvas.getContext('2d', { willReadFrequently: true });
    setInterval(() => this.#look(), FRAME_CHECK_INTERVAL_MS);
  }

  get width(): number {
    return this.#video.videoWidth;
  }

  get height(): number {
    return this.#video.videoHeight;
  }

  /** Watches this track from now on; null: none. */
  watch(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#video.srcObject = track && new MediaStream([track]);
    if (track) void this.#video.play().catch(() => {});
    this.#movedAt = performance.now();
    this.#place = -1;
    this.#dark = 0;
    this.state = 'coming';
  }

  #look(): void {
    if (!this.#track) return;
    const now = performance.now();
    const { currentTime, videoWidth } = this.#video;
    const moves = videoWidth > 0 && currentTime !== this.#place;
    this.#place = currentTime;
    if (moves) this.#movedAt = now;
    // A window in the background gets no frames, which says nothing about the camera.
    if (document.hidden) this.#movedAt = now;
    this.#become(moves ? this.#judge() : now - this.#movedAt > FIRST_FRAME_TIMEOUT_MS ? 'frozen' : this.state);
  }

  #judge(): PictureState {
    this.#dark = this.#isDark() ? this.#dark + 1 : 0;
    if (this.#dark >= MAX_DARK_FRAMES) return 'dark';
    if (this.#dark > 0) return this.state;
    return this.width < MIN_WIDTH_PX ? 'small' : 'good';
  }

  #isDark(): boolean {
    const { width, height } = SAMPLE;
    this.#canvas?.drawImage(this.#video, 0, 0, width, height);
    const points = this.#canvas?.getImageData(0, 0, width, height).data;
    return points !== undefined && isDark(points);
  }

  #become(state: PictureState): void {
    if (state === this.state) return;
    this.state = state;
    this.#changed();
  }
}
