import { SOUND_SLOTS, type MediaNews, type Purpose } from '../../../server/live/media/contract/index.ts';
import type { MediaRefusal } from '../../../server/live/live-page/presenter/media.ts';
import { socketChannel } from './session/socket-channel.ts';
import { refusalInWords } from './refusal-words.ts';
import { LineKeeper, type LineModes } from './line-keeper.ts';
import type { MediaSessionListeners } from './session/listeners.ts';
import { MediaSession } from './session/media-session.ts';
import type { SessionStatus } from './session/state.ts';
import { Pictures } from './pictures.ts';
import { showSoundControls, soundControls } from './sound-controls.ts';
import { Sounds, type SoundState } from './sounds.ts';

export interface ProgramFeedOptions {
  readonly conferenceId: string;
  readonly purpose: Purpose;
  /** Under what name the page remembers its sound, and whether it is silent until somebody asks. */
  readonly sound: { readonly remember: string; readonly startMuted?: boolean };
  /** Level of the own microphone, 0 … 1; null: there is none. */
  level?(): number | null;
  /** Something that the page shows has changed. */
  onChange(): void;
  onReplaced?(): void;
  onMayReturn?(): void;
}

/** The program feed in a page: its pictures in their places, its sounds in the loudspeaker. Comes back by itself after any break. */
export class ProgramFeed {
  readonly pictures: Pictures;
  readonly sounds: Sounds;
  /** Through it goes everything that is sent and shown: it lets less through while the line is bad. */
  readonly line: LineKeeper;
  readonly #session: MediaSession;
  readonly #options: ProgramFeedOptions;
  #state: SessionStatus = 'joining';
  #refusal: MediaRefusal | null = null;
  #watched = '';

  constructor(options: ProgramFeedOptions) {
    this.#options = options;
    const { conferenceId, purpose, sound } = options;
    let showSound: (state: SoundState) => void = () => {};
    const onSound = (state: SoundState): void => {
      showSound(state);
      options.onChange();
    };
    this.sounds = new Sounds({ ...sound, onChange: onSound });
    showSound = soundControls(this.sounds);
    const session = new MediaSession({ conferenceId, purpose, channel: socketChannel, listeners: this.#listeners() });
    this.#session = session;
    const onMode = (): void => this.#options.onChange();
    this.line = new LineKeeper({ session, isSite: purpose === 'site', level: () => options.level?.() ?? null, onMode });
    this.pictures = new Pictures({ onSizes: (sizes) => this.line.show(sizes) });
  }

  get state(): SessionStatus {
    return this.#state;
  }

  /** Why the page takes no part now, in words. */
  get refusal(): MediaRefusal | null {
    return this.#refusal;
  }

  get news(): MediaNews | null {
    return this.#session.news;
  }

  /** What the line bears in each direction; null before it was measured. */
  get modes(): LineModes | null {
    return this.#state === 'on' ? this.line.modes : null;
  }

  /** Joins; in a browser without WebRTC the page stays as it is without sound and picture. */
  async start(): Promise<void> {
    if (typeof RTCPeerConnection === 'undefined') return this.#become('off', refusalInWords('off', null));
    this.line.start();
    await this.#session.start();
  }

  /** The sites whose own pictures the page shows. */
  watch(siteIds: readonly string[]): void {
    const wanted = siteIds.toSorted().join(' ');
    if (wanted === this.#watched) return;
    this.#watched = wanted;
    this.#session.watch(siteIds);
  }

  #listeners(): MediaSessionListeners {
    return {
      onSlot: (slot, track) => (SOUND_SLOTS.has(slot) ? this.sounds.set(slot, track) : this.pictures.set(slot, track)),
      onSite: (siteId, source, track) => void (source === 'camera' && this.pictures.set(`site/${siteId}`, track)),
      onNews: () => this.#options.onChange(),
      onStatus: (state, refusal) => this.#become(state, refusalInWords(state, refusal)),
      onReplaced: () => this.#options.onReplaced?.(),
      onMayReturn: () => this.#options.onMayReturn?.(),
    };
  }

  #become(state: SessionStatus, refusal: MediaRefusal | null): void {
    this.#state = state;
    this.#refusal = refusal;
    showSoundControls(state === 'on' || state === 'broken');
    this.#options.onChange();
  }
}
