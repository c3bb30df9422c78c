import type { MediaSlot } from '../../../server/live/media/contract/index.ts';
import { Level } from './level.ts';
import { soundContext } from './sound-context.ts';

interface Heard {
  readonly level: Level;
  /** Plays the sound muted, because browsers only decode what they play. */
  readonly audio: HTMLAudioElement;
}

/** Levels of the program feed's sounds on a page that does not play them. */
export class HeardLevels {
  readonly #heard = new Map<MediaSlot, Heard>();

  /** Replaces the track of a slot. */
  take(slot: MediaSlot, track: MediaStreamTrack): void {
    const before = this.#heard.get(slot);
    before?.level.close();
    const audio = Object.assign(before?.audio ?? new Audio(), { muted: true, srcObject: new MediaStream([track]) });
    void audio.play().catch(() => {});
    this.#heard.set(slot, { level: new Level(track), audio });
  }

  /** Current level, 0 … 1; null without sound, and before the first press, until which browsers measure nothing. */
  read(slot: MediaSlot): number | null {
    const heard = this.#heard.get(slot);
    return heard && soundContext().state === 'running' ? heard.level.read() : null;
  }
}
