import { findDevice, type Capturable, type Device, type DeviceFault, type Kind } from '../../../server/live/media/rules/devices.ts';
import { Capture } from './capture.ts';
import { DeviceError, leaveFor, listDevices, openBoth, openOne, openScreen } from './opening.ts';
import { remember, remembered } from './remembered-devices.ts';

/** A device to choose from; `chosen`: in use now. */
export interface Choice extends Device {
  readonly chosen: boolean;
}
export type Choices = Readonly<Record<Kind, readonly Choice[]>>;

const CAPTURES: readonly Capturable[] = ['camera', 'microphone'];

/**
 * Camera, microphone and loudspeaker of this machine; nothing else opens them. Remembers choices; replaces an unplugged device by
 * the next best, and returns to it when it is back.
 */
export class Devices {
  readonly #captures: Readonly<Record<Capturable, Capture>>;
  readonly #listeners = new Set<() => void>();
  readonly #ends = new AbortController();
  #watchesLeave = false;
  #devices: Readonly<Record<Kind, readonly Device[]>> = { camera: [], microphone: [], speaker: [] };
  #speaker: Device | null = remembered('speaker');
  #asking = false;

  constructor() {
    this.#captures = { camera: new Capture('camera', this.#changed), microphone: new Capture('microphone', this.#changed) };
    navigator.mediaDevices?.addEventListener('devicechange', this.#replugged, { signal: this.#ends.signal });
  }

  get camera(): MediaStreamTrack | null {
    return this.#captures.camera.track;
  }

  get microphone(): MediaStreamTrack | null {
    return this.#captures.microphone.track;
  }

  /** Device id for setSinkId; '' is the default loudspeaker. */
  get speaker(): string {
    return findDevice(this.#devices.speaker, this.#speaker)?.id ?? '';
  }

  /** Whether the browser is asking for permission. */
  get asking(): boolean {
    return this.#asking;
  }

  get faults(): Readonly<Record<Capturable, DeviceFault | null>> {
    return { camera: this.#captures.camera.fault, microphone: this.#captures.microphone.fault };
  }

  list(): Choices {
    const { camera, microphone } = this.#captures;
    const inUse = { camera: camera.deviceId, microphone: microphone.deviceId, speaker: this.speaker || 'default' };
    const of = (kind: Kind): Choice[] => this.#devices[kind].map((device) => ({ ...device, chosen: device.id === inUse[kind] }));
    return { camera: of('camera'), microphone: of('microphone'), speaker: of('speaker') };
  }

  /** Opens the wanted devices with one permission prompt. Never rejects: `faults` says what could not be opened. May be called again. */
  async start(wanted: Readonly<Record<Capturable, boolean>>): Promise<void> {
    const kinds = CAPTURES.filter((kind) => wanted[kind] && this.#captures[kind].track === null);
    for (const kind of kinds) this.#captures[kind].wanted = true;
    this.#ask(true);
    if (kinds.length < 2) await Promise.all(kinds.map((kind) => this.#captures[kind].open()));
    else if (!(await this.#openBoth())) for (const kind of kinds) await this.#openUnlessAsked(kind);
    this.#ask(false);
    await this.#watchLeave(kinds);
    await this.#replugged();
  }

  /** Changes a device and remembers the choice; the other device is not affected. */
  async choose(kind: Kind, id: string): Promise<void> {
    const device = this.#devices[kind].find((one) => one.id === id);
    if (!device) return;
    if (kind !== 'speaker') return this.#captures[kind].choose(device);
    this.#speaker = device;
    remember(kind, device);
    this.#changed();
  }

  /** Calls `listener` whenever a track, a fault, the list or `asking` changes. Returns a function that stops it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A screen or window that the user chooses, as a second picture. Rejects with DeviceError. The caller stops the track. */
  screen(): Promise<MediaStreamTrack> {
    return openScreen();
  }

  /** Another camera over a document, as a second picture. Rejects with DeviceError. The caller stops the track. */
  async documentCamera(id: string): Promise<MediaStreamTrack> {
    const track = await openOne('camera', id);
    track.contentHint = 'detail';
    return track;
  }

  /** Stops all tracks. */
  close(): void {
    this.#ends.abort();
    for (const kind of CAPTURES) this.#captures[kind].close();
    this.#listeners.clear();
  }

  /** Opens camera and microphone at once, for a single permission prompt. */
  async #openBoth(): Promise<boolean> {
    const { camera, microphone } = this.#captures;
    try {
      const tracks = await openBoth({ camera: camera.home, microphone: microphone.home });
      camera.adopt(tracks.camera);
      microphone.adopt(tracks.microphone);
      return true;
    } catch (error) {
      const fault = error instanceof DeviceError ? error.fault : 'broken';
      camera.refuse(fault);
      microphone.refuse(fault);
      return false;
    }
  }

  /** Opens a device, unless its prompt was just dismissed: do not ask again at once. */
  async #openUnlessAsked(kind: Capturable): Promise<void> {
    const { [kind]: capture } = this.#captures;
    const leave = await leaveFor(kind);
    if (capture.fault === 'refused' && leave?.state !== 'granted') return;
    if (capture.fault === 'insecure' || capture.fault === 'unsupported') return;
    await capture.open();
  }

  /** Opens the wanted devices when permission is granted in the browser's settings, without another press. */
  async #watchLeave(kinds: readonly Capturable[]): Promise<void> {
    if (this.#watchesLeave) return;
    this.#watchesLeave = true;
    for (const kind of kinds) {
      const leave = await leaveFor(kind);
      const given = () => leave?.state === 'granted' && void this.#captures[kind].open().then(this.#replugged);
      leave?.addEventListener('change', given, { signal: this.#ends.signal });
    }
  }

  readonly #replugged = async (): Promise<void> => {
    this.#devices = await listDevices();
    const { camera, microphone } = this.#captures;
    await Promise.all([camera.settle(this.#devices.camera), microphone.settle(this.#devices.microphone)]);
    this.#changed();
  };

  readonly #changed = (): void => {
    for (const listener of this.#listeners) listener();
  };

  #ask(asking: boolean): void {
    this.#asking = asking;
    this.#changed();
  }
}
