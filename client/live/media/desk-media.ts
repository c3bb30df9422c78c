import {
  mediaContract,
  SOUND_SLOTS,
  type HealthNews,
  type MediaNews,
  type MediaStatus,
} from '../../../server/live/media/contract/index.ts';
import { deskMediaView } from '../../../server/live/media/presenter/desk.ts';
import { meterOf } from '../../../server/live/desk/presenter/tiles.ts';
import type { DeskMedia } from '../../../server/live/desk/presenter/media.ts';
import type { Heard } from '../../../server/live/sitting/rules/index.ts';
import { call, connection } from '../../connection.ts';
import { pageLang } from '../../shell/page.ts';
import { socketChannel } from './session/socket-channel.ts';
import { HeardLevels } from './heard-levels.ts';
import { OpenLevels } from './open-levels.ts';
import { MediaSession } from './session/media-session.ts';
import { Pictures } from './pictures.ts';
import { refusalInWords } from './refusal-words.ts';

/** How often to ask for media while the server has none, in milliseconds. */
const STATUS_INTERVAL_MS = 20_000;
/** The desk shows the sites' own pictures, so it does not receive those of the program feed. Sounds are measured, not played. */
const NO_PROGRAM_PICTURES = new Map(['main', 'second', 'hall', 'screen'].map((slot) => [slot, 0]));
/** How often to draw the levels of open microphones, in milliseconds. */
const LEVELS_INTERVAL_MS = 100;

/** Pictures, levels and connections of all sites at the desk. Reconnects by itself. */
export class DeskLines {
  readonly #conferenceId: string;
  readonly #onChange: () => void;
  readonly #session: MediaSession;
  readonly #pictures: Pictures;
  readonly #heardLevels = new HeardLevels();
  readonly #levels = new OpenLevels();
  #status: MediaStatus | null = null;
  #health: HealthNews | null = null;
  #sites = '';
  #isStarted = false;
  /** Words that say why the desk gets no pictures. */
  #refusal: string | null = null;

  constructor(conferenceId: string, onChange: () => void) {
    this.#conferenceId = conferenceId;
    this.#onChange = onChange;
    this.#session = new MediaSession({
      conferenceId,
      purpose: 'watch',
      channel: socketChannel,
      listeners: {
        onSlot: (slot, track) => void (SOUND_SLOTS.has(slot) && this.#heardLevels.take(slot, track)),
        onSite: (siteId, source, track) => this.#pictures.set(source === 'second' ? `site/${siteId}/second` : `site/${siteId}`, track),
        onNews: onChange,
        onStatus: (state, refusal) => this.#become(refusalInWords(state, refusal)?.text ?? null),
      },
    });
    this.#pictures = new Pictures({ onSizes: (sizes) => this.#session.show(sizes) });
    setInterval(() => this.#listen(), LEVELS_INTERVAL_MS);
    connection().on('health', (health: HealthNews) => this.#hear(health));
    connection().on('connect', () => void this.#ask());
    if (connection().connected) void this.#ask();
    setInterval(() => this.#status?.state !== 'on' && connection().connected && void this.#ask(), STATUS_INTERVAL_MS);
  }

  /** Sets the sites whose pictures to receive: all of the plan. */
  watch(siteIds: readonly string[]): void {
    const sites = siteIds.join(' ');
    if (sites === this.#sites) return;
    this.#sites = sites;
    this.#session.watch(siteIds);
  }

  /** Sets whose microphones are open. */
  hear(heard: Heard): void {
    this.#levels.follow(heard);
  }

  /** The current state, in words. */
  get media(): DeskMedia {
    const news: MediaNews | null = this.#session.news;
    const isBroken = this.#isStarted && this.#session.status === 'broken';
    return deskMediaView(
      { status: this.#status, health: this.#health, news, isBroken, levels: this.#levels.bySite, refusal: this.#refusal },
      pageLang(),
    );
  }

  /** Draws the levels in place, without rendering the desk again. */
  #listen(): void {
    const isOn = this.#session.status === 'on';
    if (isOn && document.hidden) return;
    for (const [siteId, level] of this.#levels.read((slot) => (isOn ? this.#heardLevels.read(slot) : null))) showLevel(siteId, level);
  }

  #become(refusal: string | null): void {
    this.#refusal = refusal;
    this.#onChange();
  }

  #hear(health: HealthNews): void {
    if (health.conferenceId !== this.#conferenceId) return;
    this.#health = health;
    this.#onChange();
  }

  async #ask(): Promise<void> {
    try {
      this.#status = await call(mediaContract.status, { conferenceId: this.#conferenceId });
      if (this.#status.state === 'on') await this.#begin();
    } catch {
      // Asked again when the connection is back.
    }
    this.#onChange();
  }

  async #begin(): Promise<void> {
    this.#health ??= await call(mediaContract.health, { conferenceId: this.#conferenceId }).catch(() => null);
    if (this.#isStarted) return;
    if (typeof RTCPeerConnection === 'undefined') return this.#become(refusalInWords('off', null)?.text ?? null);
    this.#isStarted = true;
    this.#session.show(NO_PROGRAM_PICTURES);
    await this.#session.start();
  }
}

function showLevel(siteId: string, level: number): void {
  const width = String(meterOf(level));
  for (const bar of document.querySelectorAll<SVGElement>('[data-level]'))
    if (bar.dataset['level'] === siteId) bar.querySelector('.level')?.setAttribute('width', width);
}
