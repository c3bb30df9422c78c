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

/** Slots in which the program feed shows the speaker. */
const FEED_PICTURES = ['main', 'second'];

export interface ProgramFeedOptions {
  readonly conferenceId: string;
  readonly purpose: Purpose;
  /** Key under which the page remembers its sound settings, and whether it starts muted. */
  readonly sound: { readonly remember: string; readonly startMuted?: boolean };
  /** Level of this page's microphone, 0 … 1; null if there is none. */
  level?(): number | null;
  /** Called when something that the page shows has changed. */
  onChange(): void;
  onReplaced?(): void;
  onMayReturn?(): void;
}

/** The program feed on a page: its pictures in their places, its sounds in the loudspeaker. Reconnects by itself. */
export class ProgramFeed {
  readonly pictures: Pictures;
  readonly sounds: Sounds;
  /** Everything sent and shown goes through it; it lets less through while the connection is bad. */
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
    const level = () => options.level?.() ?? null;
    const sees = () => this.pictures.moves(FEED_PICTURES);
    this.line = new LineKeeper({ session, isSite: purpose === 'site', level, sees, onMode });
    this.pictures = new Pictures({ onSizes: (sizes) => this.line.show(sizes) });
  }

  get state(): SessionStatus {
    return this.#state;
  }

  /** Words that say why the page has no media now; null if nothing was refused. */
  get refusal(): MediaRefusal | null {
    return this.#refusal;
  }

  get news(): MediaNews | null {
    return this.#session.news;
  }

  /** Modes of both directions; null before the first measurement. */
  get modes(): LineModes | null {
    return this.#state === 'on' ? this.line.modes : null;
  }

  /** Joins; in a browser without WebRTC the page stays without media. */
  async start(): Promise<void> {
    if (typeof RTCPeerConnection === 'undefined') return this.#become('off', refusalInWords('off', null));
    this.line.start();
    await this.#session.start();
  }

  /** Sets the sites whose own pictures the page shows. */
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
