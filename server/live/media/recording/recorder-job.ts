import type { TapStream } from '../sfu/program-tap.ts';

/** What a recorder is to record; given to its process as JSON. */
export interface RecorderJob {
  /** The program ffmpeg. */
  readonly ffmpeg: string;
  /** Where the segments go; it exists. */
  readonly folder: string;
  readonly streams: readonly Pick<TapStream, 'name' | 'kind' | 'codec' | 'payloadType' | 'clockRate'>[];
}

/** What a recorder tells the server. */
export type RecorderNews =
  /** It is about to receive at these UDP ports of the loopback interface. */
  | { readonly kind: 'ports'; readonly ports: Readonly<Record<string, number>> }
  /** A program ended that was not told to, and with it the recording. */
  | { readonly kind: 'failed'; readonly said: string };

/** What the server tells a recorder; it also ends when the server is gone. */
export type RecorderCommand = 'end';
