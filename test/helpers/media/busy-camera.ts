import { RTCVideoSource } from './webrtc.ts';

/** A camera in a busy hall: its pictures, like real ones, use as many bits as available. */
export class BusyCamera {
  readonly #source = new RTCVideoSource();
  readonly track = this.#source.createTrack();
  readonly #timer: NodeJS.Timeout;
  #shown = 0;

  constructor(width = 640, height = 360, framesPerSecond = 15) {
    const data = new Uint8Array((width * height * 3) / 2).fill(128);
    this.#timer = setInterval(() => {
      this.#shown += 1;
      for (let y = 0; y < height; y += 1) data.fill((y * 3 + this.#shown * 7) & 255, y * width, (y + 1) * width);
      // Grain, by a step that hits different pixels in every frame.
      for (let at = (this.#shown * 101) % 97; at < width * height; at += 97) data[at] = (at * this.#shown) & 255;
      this.#source.onFrame({ width, height, data });
    }, 1000 / framesPerSecond);
  }

  close(): void {
    clearInterval(this.#timer);
    this.track.stop();
  }
}
