import { socketChannel } from './session/socket-channel.ts';
import { MediaSession } from './session/media-session.ts';

/** The width at which the programme is asked for, in CSS pixels: as large as it is sent. */
const WANTED_WIDTH = 1920;
/** How long to wait for a picture, in milliseconds. */
const PATIENCE_MS = 12_000;
/** A picture is small at first, and grows within a second or two: how long to wait for a larger one. */
const GROWING_MS = 2500;
/** As large as the programme is when the line is good. */
const FULL_WIDTH = 1280;

/** Plays a track out of sight, so that its frames can be drawn. */
function player(track: MediaStreamTrack): HTMLVideoElement {
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
  void video.play().catch(() => {});
  return video;
}

function drawn(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas;
}

/** Waits until a frame of the video is as large as can be hoped for; false if none comes at all. */
function settled(video: HTMLVideoElement): Promise<boolean> {
  const began = performance.now();
  let firstAt: number | null = null;
  return new Promise((resolve) => {
    const timeout = setTimeout(() => resolve(firstAt !== null), PATIENCE_MS);
    const look = (now: number): void => {
      firstAt ??= now;
      if (video.videoWidth < FULL_WIDTH && now - firstAt < GROWING_MS && now - began < PATIENCE_MS)
        return void video.requestVideoFrameCallback(look);
      clearTimeout(timeout);
      resolve(true);
    };
    video.requestVideoFrameCallback(look);
  });
}

/** A still of the programme, as this browser sees it: joins as one who watches, takes one frame and leaves. Null if no picture comes. */
export async function takeStill(conferenceId: string): Promise<HTMLCanvasElement | null> {
  if (typeof RTCPeerConnection === 'undefined') return null;
  const { promise: came, resolve: take } = Promise.withResolvers<MediaStreamTrack | null>();
  const listeners = { onSlot: (slot: string, track: MediaStreamTrack | null) => void (slot === 'main' && track && take(track)) };
  const session = new MediaSession({ conferenceId, purpose: 'watch', channel: socketChannel, listeners });
  session.show(new Map([['main', WANTED_WIDTH], ...['second', 'hall', 'screen'].map((slot): [string, number] => [slot, 0])]));
  const patience = setTimeout(() => take(null), PATIENCE_MS);
  try {
    await session.start();
    const track = await came;
    if (!track) return null;
    const video = player(track);
    const picture = (await settled(video)) ? drawn(video) : null;
    video.srcObject = null;
    return picture;
  } finally {
    clearTimeout(patience);
    await session.close();
  }
}
