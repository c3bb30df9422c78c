import type { Socket } from 'socket.io-client';
import { RTCAudioSink, RTCVideoSink } from './webrtc.ts';
import type { ConnectionOptions } from '../../../client/live/media/session/media-connection.ts';
import { MediaSession } from '../../../client/live/media/session/media-session.ts';
import type { SignallingChannel } from '../../../client/live/media/session/signalling-channel.ts';
import type { SessionStatus } from '../../../client/live/media/session/state.ts';
import type { Purpose, MediaSlot } from '../../../server/live/media/contract/index.ts';
import type { Operation, OutputOf } from '../../../server/platform/contract.ts';
import { callSocket } from '../doors.ts';
import { WAIT_OPTIONS } from '../wait.ts';
import { hallIn, hallsHeard } from './fake-hall.ts';

/** A refusal as the browser's connection throws it. */
class Refused extends Error {
  readonly refusal: { readonly code: string };
  constructor(code: string) {
    super(code);
    this.refusal = { code };
  }
}

/** A signalling channel over a test's socket. */
export function lineOf(socket: Socket): SignallingChannel {
  return {
    async call<T extends Operation>({ name }: T, input: unknown): Promise<OutputOf<T>> {
      const answer = await callSocket(socket, name, input);
      if (!answer.ok) throw new Refused(answer.error.code);
      return answer.output as OutputOf<T>;
    },
    on(event, listener) {
      socket.on(event, listener);
      return () => void socket.off(event, listener);
    },
  };
}

/** What a page sees in one place: which hall, since when, and how many frames. */
export interface Seen {
  hall: number | null;
  /** By performance.now(). */
  changedAt: number;
  frames: number;
  width: number;
}

const HEARD_OVER = 4800;
/** Number of halls whose tones to distinguish. */
const HALLS = 36;

export interface NodePageOptions extends Partial<Pick<ConnectionOptions, 'through'>> {
  /** Its signalling channel: a socket, or anything else. */
  readonly socket: Socket | SignallingChannel;
  readonly conferenceId: string;
  readonly purpose: Purpose;
}

/** A page without a browser: a real WebRTC peer that decodes what it receives and identifies the hall. */
export class NodePage {
  readonly session: MediaSession;
  readonly states: SessionStatus[] = [];
  /** How many times it was told that another page of its site sends. */
  replaced = 0;
  /** How many times it was told that it may send again. */
  mayReturn = 0;
  /** By slot, or `site/ID`. */
  readonly seen = new Map<string, Seen>();
  readonly #samples = new Map<MediaSlot, number[]>();
  readonly #sinks = new Map<string, { stop(): void }>();
  readonly #waiting = new Set<() => void>();

  constructor({ socket, conferenceId, purpose, through }: NodePageOptions) {
    this.session = new MediaSession({
      conferenceId,
      purpose,
      through,
      channel: 'call' in socket ? socket : lineOf(socket),
      handlerName: 'Chrome111',
      listeners: {
        onSlot: (slot, track) => (track.kind === 'video' ? this.#watch(slot, track) : this.#listen(slot, track)),
        onSite: (siteId, source, track) => {
          if (source === 'camera') this.#watch(`site/${siteId}`, track);
        },
        onStatus: (state) => void this.states.push(state),
        onReplaced: () => (this.replaced += 1),
        onMayReturn: () => (this.mayReturn += 1),
      },
    });
  }

  #watch(key: string, track: MediaStreamTrack | null): void {
    this.#sinks.get(key)?.stop();
    this.#sinks.delete(key);
    this.seen.set(key, { hall: null, changedAt: performance.now(), frames: 0, width: 0 });
    if (!track) return;
    const sink = new RTCVideoSink(track);
    sink.onframe = ({ frame }: { frame: Parameters<typeof hallIn>[0] }) => this.#see(key, hallIn(frame), frame.width);
    this.#sinks.set(key, sink);
  }

  #see(key: string, hall: number, width: number): void {
    const before = this.seen.get(key);
    const changedAt = before && before.hall === hall ? before.changedAt : performance.now();
    this.seen.set(key, { hall, changedAt, frames: (before?.frames ?? 0) + 1, width });
    for (const look of this.#waiting) look();
  }

  #listen(slot: MediaSlot, track: MediaStreamTrack): void {
    this.#sinks.get(slot)?.stop();
    const sink = new RTCAudioSink(track);
    const heard: number[] = [];
    sink.ondata = ({ samples, channelCount }: { samples: Int16Array; channelCount?: number }) => {
      for (let at = 0; at < samples.length; at += channelCount ?? 1) heard.push(samples[at] ?? 0);
      if (heard.length > HEARD_OVER) heard.splice(0, heard.length - HEARD_OVER);
    };
    this.#samples.set(slot, heard);
    this.#sinks.set(slot, sink);
  }

  /** Halls that this page hears now. */
  heard(): number[] {
    const halls = [...this.#samples.values()].flatMap((samples) => hallsHeard(samples, HALLS));
    return [...new Set(halls)].toSorted((one, other) => one - other);
  }

  /** Waits until a place shows a hall's picture. Returns when its first frame was decoded, by performance.now(). */
  sees(key: string, hall: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(limit);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        const seen = this.seen.get(key);
        if (seen?.hall !== hall) return;
        stop();
        resolve(seen.changedAt);
      };
      const limit = setTimeout(() => {
        stop();
        const places = JSON.stringify([...this.seen].map(([place, { hall: shown, frames }]) => ({ place, shown, frames })));
        reject(new Error(`${key} does not show hall ${hall}; the page is ${this.session.status} and sees ${places}`));
      }, WAIT_OPTIONS.timeout);
      this.#waiting.add(look);
      look();
    });
  }

  /** Bytes of a slot that have arrived. */
  async received(key: string): Promise<number> {
    const ssrcs = this.session.consumer(key)?.rtpParameters.encodings?.map(({ ssrc }) => ssrc) ?? [];
    const report = await this.session.receiveStats();
    const all = [...(report?.values() ?? [])] as { type: string; ssrc?: number; bytesReceived?: number }[];
    const mine = all.filter(({ type, ssrc }) => type === 'inbound-rtp' && ssrcs.includes(ssrc));
    return mine.reduce((sum, { bytesReceived = 0 }) => sum + bytesReceived, 0);
  }

  async close(): Promise<void> {
    for (const sink of this.#sinks.values()) sink.stop();
    await this.session.close();
  }
}
