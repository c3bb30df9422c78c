import type { Devices } from './devices.ts';
import { DeviceError } from './opening.ts';

export interface SecondPictureOptions {
  readonly devices: Devices;
  /** Called with the track to show beside the speaker; null: none. */
  onChange(track: MediaStreamTrack | null): void;
  /** Called with the reason if it could not be opened. */
  onFault(fault: DeviceError['fault']): void;
}

/** The shared screen or document camera of whoever has the floor, controlled by the buttons marked data-second. */
export class SecondPicture {
  readonly #options: SecondPictureOptions;
  #track: MediaStreamTrack | null = null;

  constructor(options: SecondPictureOptions) {
    this.#options = options;
    document.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-second]') : null;
      if (button) void this.#run(button.dataset['second'] ?? '', button.dataset['camera'] ?? '');
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

  async #run(action: string, cameraId: string): Promise<void> {
    if (action === 'stop') return this.stop();
    const { devices, onFault } = this.#options;
    try {
      const track = await (action === 'screen' ? devices.screen() : devices.documentCamera(cameraId));
      // The browser has its own button to stop sharing, and a camera may be unplugged.
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
