import { findDevice, nextDevice, type Capturable, type Device, type DeviceFault } from '../../../server/live/media/rules/devices.ts';
import { SerialQueue } from '../../../server/platform/serial-queue.ts';
import { DeviceError, openOne } from './opening.ts';
import { remember, remembered } from './remembered-devices.ts';

/** One camera or microphone: opens, changes, loses and recovers it independently of the other. */
export class Capture {
  readonly kind: Capturable;
  track: MediaStreamTrack | null = null;
  fault: DeviceFault | null = null;
  /** Whether it should be open. */
  wanted = false;
  /** Devices that are plugged in. */
  devices: readonly Device[] = [];
  readonly #changed: () => void;
  #watch: AbortController | null = null;
  /** The preferred device: the chosen one, or else the first that was opened. */
  #home: Device | null;
  /** One change at a time: a device cannot be opened twice concurrently. */
  readonly #queue = new SerialQueue();

  constructor(kind: Capturable, changed: () => void) {
    this.kind = kind;
    this.#changed = changed;
    this.#home = remembered(kind);
  }

  get home(): Device | null {
    return this.#home;
  }

  /** Id of the device in use; null if none. */
  get deviceId(): string | null {
    return this.track?.getSettings().deviceId ?? null;
  }

  /** Takes over a track that was opened together with the other device's. */
  adopt(track: MediaStreamTrack | null): void {
    this.#hold(track, track ? null : 'none');
  }

  refuse(fault: DeviceFault): void {
    this.#hold(null, fault);
  }

  /** Opens the preferred device, or any other. */
  open(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.track === null) await this.#open(null);
    });
  }

  /** Makes a device the preferred one and remembers it; if it cannot be opened, reopens the one before, and `fault` says why. */
  choose(device: Device): Promise<void> {
    return this.#queue.run(async () => {
      this.#home = device;
      remember(this.kind, device);
      if (this.wanted && device.id !== this.deviceId) await this.#change(device.id);
    });
  }

  /** Reacts to devices being plugged in or out: returns to the preferred one, or replaces one that is gone. */
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

  /** Opens another device; if that fails, reopens the one before, and `fault` says why. */
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

  /** Replaces a lost device by the next best until it is back. */
  async #lost(track: MediaStreamTrack): Promise<void> {
    if (this.track !== track || !this.wanted) return;
    // Without another device, try the lost one: that tells an unplugged cable from a revoked permission.
    await this.#open(nextDevice(this.devices, null, this.deviceId)?.id ?? null);
    if (this.fault !== null && this.fault !== 'refused') this.#hold(null, 'gone');
  }
}
