import { findDevice, nextDevice, type Capturable, type Device, type DeviceFault } from '../../../server/live/media/rules/devices.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { DeviceError, openOne } from './opening.ts';
import { remember, remembered } from './remembered-devices.ts';

/** A camera, or a microphone: opened, changed, lost and found again without the other noticing. */
export class Capture {
  readonly kind: Capturable;
  track: MediaStreamTrack | null = null;
  fault: DeviceFault | null = null;
  /** Somebody wants it open. */
  wanted = false;
  /** What is plugged in. */
  devices: readonly Device[] = [];
  readonly #changed: () => void;
  #watch: AbortController | null = null;
  /** The one to come back to: as it was chosen, else the first that was open. */
  #home: Device | null;
  /** One thing after another: a device cannot be opened twice at a time. */
  readonly #queue = new SerialQueue();

  constructor(kind: Capturable, changed: () => void) {
    this.kind = kind;
    this.#changed = changed;
    this.#home = remembered(kind);
  }

  get home(): Device | null {
    return this.#home;
  }

  /** Id of the device in use; null: none. */
  get deviceId(): string | null {
    return this.track?.getSettings().deviceId ?? null;
  }

  /** Takes what was opened together with the other. */
  adopt(track: MediaStreamTrack | null): void {
    this.#hold(track, track ? null : 'none');
  }

  refuse(fault: DeviceFault): void {
    this.#hold(null, fault);
  }

  /** Opens the one to come back to, or what there is. */
  open(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.track === null) await this.#open(null);
    });
  }

  /** Opens this device from now on and remembers it; when it cannot be opened, the one before comes back and the fault says why. */
  choose(device: Device): Promise<void> {
    return this.#queue.run(async () => {
      this.#home = device;
      remember(this.kind, device);
      if (this.wanted && device.id !== this.deviceId) await this.#change(device.id);
    });
  }

  /** Something was plugged in or out: back to the one to come back to, or away from one that is no more. */
  settle(devices: readonly Device[]): Promise<void> {
    this.devices = devices;
    return this.#queue.run(async () => {
      if (!this.wanted || devices.length === 0 || this.fault === 'refused') return;
      const home = findDevice(devices, this.#home);
      if (this.track === null) return this.#open(home?.id ?? nextDevice(devices, null, null)?.id ?? null);
      if (home && home.id !== this.deviceId) await this.#change(home.id);
    });
  }

  close(): void {
    this.wanted = false;
    this.#release();
    this.fault = null;
  }

  async #open(id: string | null): Promise<void> {
    this.#release();
    try {
      this.#hold(await openOne(this.kind, id, this.#home), null);
    } catch (error) {
      this.#hold(null, error instanceof DeviceError ? error.fault : 'broken');
    }
  }

  /** Opens another; when that cannot be had, the one before comes back and the fault says why. */
  async #change(id: string): Promise<void> {
    const before = this.deviceId;
    await this.#open(id);
    const { fault } = this;
    if (fault === null || before === null) return;
    await this.#open(before);
    if (this.track) this.#hold(this.track, fault);
  }

  #hold(track: MediaStreamTrack | null, fault: DeviceFault | null): void {
    if (track && !this.wanted) return track.stop();
    if (this.track !== track) this.#release();
    this.track = track;
    this.fault = fault;
    if (track) {
      this.#watch = new AbortController();
      const { signal } = this.#watch;
      track.addEventListener('ended', () => void this.#queue.run(() => this.#lost(track)), { signal });
      track.addEventListener('mute', this.#changed, { signal });
      track.addEventListener('unmute', this.#changed, { signal });
      this.#home ??= { id: this.deviceId ?? '', label: track.label };
    }
    this.#changed();
  }

  #release(): void {
    this.#watch?.abort();
    this.track?.stop();
    this.track = null;
  }

  /** The device went away: the next best takes its place until it is back. */
  async #lost(track: MediaStreamTrack): Promise<void> {
    if (this.track !== track || !this.wanted) return;
    // Without another one it is tried itself: that tells a pulled cable from leave that was taken back.
    await this.#open(nextDevice(this.devices, null, this.deviceId)?.id ?? null);
    if (this.fault !== null && this.fault !== 'refused') this.#hold(null, 'gone');
  }
}
