/** Sound settings of a page, and whether the browser blocks sound. */
export interface SoundState {
  /** True while the browser blocks sound until a press. */
  readonly blocked: boolean;
  readonly muted: boolean;
  /** 0 … 1. */
  readonly volume: number;
}

export interface SoundsOptions {
  /** Key under which this kind of page remembers volume and mute. */
  readonly remember: string;
  /** Whether this kind of page starts muted. */
  readonly startMuted?: boolean;
  onChange(state: SoundState): void;
}

/** Plays the sounds of the conference, each by its name, through the chosen loudspeaker. */
export class Sounds {
  readonly #options: SoundsOptions;
  readonly #elements = new Map<string, HTMLAudioElement>();
  #output = '';
  #state: SoundState;

  constructor(options: SoundsOptions) {
    this.#options = options;
    this.#state = { blocked: false, ...recalled(options) };
  }

  get state(): SoundState {
    return this.#state;
  }

  /** Sets the track of a sound; null ends it. */
  set(name: string, track: MediaStreamTrack | null): void {
    const audio = this.#elements.get(name) ?? this.#make(name);
    audio.srcObject = track ? new MediaStream([track]) : null;
    if (track) void this.#play(audio);
  }

  /** Chooses the loudspeaker by device id; '' is the system default, also used if the device is gone. */
  output(deviceId: string): void {
    this.#output = deviceId;
    for (const audio of this.#elements.values()) void route(audio, deviceId);
  }

  mute(muted: boolean): void {
    this.#change({ muted });
    if (!muted) this.unlock();
  }

  volume(volume: number): void {
    this.#change({ volume: Math.min(1, Math.max(0, volume)) });
  }

  /** Call it on a press: from then on the browser plays. */
  unlock(): void {
    for (const audio of this.#elements.values()) if (audio.srcObject) void this.#play(audio);
  }

  #make(name: string): HTMLAudioElement {
    const audio = new Audio();
    const { muted, volume } = this.#state;
    Object.assign(audio, { autoplay: true, muted, volume });
    if (this.#output !== '') void route(audio, this.#output);
    this.#elements.set(name, audio);
    return audio;
  }

  async #play(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
      if (this.#state.blocked && !this.#state.muted) this.#change({ blocked: false });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#change({ blocked: true });
    }
  }

  #change(change: Partial<SoundState>): void {
    this.#state = { ...this.#state, ...change };
    const { muted, volume } = this.#state;
    for (const audio of this.#elements.values()) Object.assign(audio, { muted, volume });
    keep(this.#options.remember, { muted, volume });
    this.#options.onChange(this.#state);
  }
}

const keyOf = (name: string): string => `sound.${name}`;

function recalled({ remember, startMuted = false }: SoundsOptions): { muted: boolean; volume: number } {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(remember)) ?? '{}') as { muted?: unknown; volume?: unknown };
    const volume = typeof kept.volume === 'number' && kept.volume >= 0 && kept.volume <= 1 ? kept.volume : 1;
    return { muted: typeof kept.muted === 'boolean' ? kept.muted : startMuted, volume };
  } catch {
    return { muted: startMuted, volume: 1 };
  }
}

/** Stores settings; failing to do so does not matter. */
function keep(name: string, value: object): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value));
  } catch {
    // Without storage, the next page starts with defaults.
  }
}

async function route(audio: HTMLAudioElement, deviceId: string): Promise<void> {
  await audio.setSinkId?.(deviceId).catch(() => {});
}
