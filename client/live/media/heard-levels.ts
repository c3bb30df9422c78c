import type { MediaSlot } from '../../../server/live/media/contract/index.ts';
import { Level } from './level.ts';
import { soundContext } from './sound-context.ts';

interface Heard {
  readonly level: Level;
  /** A browser decodes only what it plays: this is played without a sound. */
  readonly audio: HTMLAudioElement;
}

/** How loud the sounds of the program feed are that arrive at a page which does not play them. */
export class HeardLevels {
  readonly #heard = new Map<MediaSlot, Heard>();

  /** The track takes the place of the one before. */
  take(slot: MediaSlot, track: MediaStreamTrack): void {
    const before = this.#heard.get(slot);
    before?.level.close();
    const audio = Object.assign(before?.audio ?? new Audio(), { muted: true, srcObject: new MediaStream([track]) });
    void audio.play().catch(() => {});
    this.#heard.set(slot, { level: new Level(track), audio });
  }

  /** 0 … 1 now; null while nothing arrives, and until somebody has pressed something: before that a browser measures nothing. */
  read(slot: MediaSlot): number | null {
    const heard = this.#heard.get(slot);
    return heard && soundContext().state === 'running' ? heard.level.read() : null;
  }
}
