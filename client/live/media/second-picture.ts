import type { Devices } from './devices.ts';
import { DeviceError } from './opening.ts';

export interface SecondPictureOptions {
  readonly devices: Devices;
  /** The track that stands beside the speaker now; null: none. */
  onChange(track: MediaStreamTrack | null): void;
  /** Why it could not be shown. */
  onFault(fault: DeviceError['fault']): void;
}

/** The shared screen or document camera of whoever holds the floor: from the buttons marked data-second. */
export class SecondPicture {
  readonly #options: SecondPictureOptions;
  #track: MediaStreamTrack | null = null;

  constructor(options: SecondPictureOptions) {
    this.#options = options;
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-second]') : null;
      if (button) void this.#act(button.dataset['second'] ?? '', button.dataset['camera'] ?? '');
    });
  }

  get isOn(): boolean {
    return this.#track !== null;
  }

  stop(): void {
    if (!this.#track) return;
    this.#track.stop();
    this.#become(null);
  }

  async #act(act: string, cameraId: string): Promise<void> {
    if (act === 'stop') return this.stop();
    const { devices, onFault } = this.#options;
    try {
      const track = await (act === 'screen' ? devices.screen() : devices.documentCamera(cameraId));
      // The browser has a button of its own to stop sharing; a camera may be unplugged.
      track.addEventListener('ended', () => track === this.#track && this.#become(null));
      this.#become(track);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      if (error.fault !== 'cancelled') onFault(error.fault);
    }
  }

  #become(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#options.onChange(track);
  }
}
