import type { types } from 'mediasoup';
import { AppError } from '../../platform/errors.ts';
import type { Source } from '../contract/index.ts';
import type { Peer } from './peer.ts';
import type { Room } from './room.ts';
import { Sent } from './sent.ts';
import { SourceTap } from './source.ts';

const kindOf = (source: Source): types.MediaKind => (source === 'microphone' ? 'audio' : 'video');

/**
 * Takes what a page begins to send; it comes in closed, and `room` opens it where it may. @throws AppError forbidden (a page that only
 * watches), invalid (mediasoup finds the parameters wrong).
 */
export async function produce(room: Room, peer: Peer, source: Source, rtpParameters: types.RtpParameters): Promise<string> {
  const { send, purpose, router, seat } = peer.options;
  if (!send) throw new AppError('forbidden');
  peer.stop(source);
  const producer = await send.produce({ kind: kindOf(source), rtpParameters, paused: true }).catch((error: unknown) => {
    throw refusal(error, 'rtpParameters');
  });
  const branch = await room.branchOn(seat);
  const tap = purpose === 'site' ? await SourceTap.open(branch.direct, producer, router.rtpCapabilities) : null;
  if (peer.closed || producer.closed) throw new AppError('not-found');
  room.begins(peer, new Sent(source, producer, tap));
  return producer.id;
}

/** What mediasoup refuses is a fault of the input: its schema lets through what only the codecs can tell. */
export const refusal = (error: unknown, path: string): AppError =>
  new AppError('invalid', {}, [{ path, message: error instanceof Error ? error.message.slice(0, 200) : 'invalid' }]);
