import type { TapStream } from '../sfu/program-tap.ts';

/** What a recorder has to record; passed to its process as JSON. */
export interface RecorderJob {
  /** Path of ffmpeg. */
  readonly ffmpeg: string;
  /** Existing folder for the segments. */
  readonly folder: string;
  readonly streams: readonly Pick<TapStream, 'name' | 'kind' | 'codec' | 'payloadType' | 'clockRate'>[];
}

/** Messages from a recorder to the server. */
export type RecorderNews =
  /** It is about to receive on these UDP ports of the loopback interface. */
  | { readonly kind: 'ports'; readonly ports: Readonly<Record<string, number>> }
  /** A program ended by itself, and with it the recording. */
  | { readonly kind: 'failed'; readonly said: string };

/** Messages from the server to a recorder, which also ends when the server is gone. */
export type RecorderCommand = 'end';
