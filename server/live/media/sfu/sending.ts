import type { types } from 'mediasoup';
import { AppError } from '../../../platform/errors.ts';
import type { Source } from '../contract/index.ts';
import type { Peer } from './peer.ts';
import { refusal, refusing } from './refusals.ts';
import type { Room } from './room.ts';
import { Uplink } from './uplink.ts';
import { SourceTap } from './source-tap.ts';
import type { WorkerHandle } from './workers.ts';

const kindOf = (source: Source): types.MediaKind => (source === 'microphone' ? 'audio' : 'video');

/**
 * Takes what a page begins to send; it comes in closed, and `room` opens it where it may. @throws AppError forbidden (a page that only
 * watches), invalid (mediasoup finds the parameters wrong).
 */
export async function produce(room: Room, peer: Peer, source: Source, rtpParameters: types.RtpParameters): Promise<string> {
  const { send, purpose, router, workerHandle } = peer.options;
  if (!send) throw new AppError('forbidden');
  mustBe(kindOf(source), rtpParameters);
  const producer = await send.produce({ kind: kindOf(source), rtpParameters, paused: true }).catch(refusing('rtpParameters'));
  const tap = purpose === 'site' ? await tapOf(room, workerHandle, producer, router.rtpCapabilities) : null;
  if (peer.closed || producer.closed) throw new AppError('not-found');
  room.begins(peer, new Uplink(source, producer, tap));
  return producer.id;
}

/** mediasoup does not look whether the codecs are of the kind: sound that comes as a picture would pass every closed microphone. */
function mustBe(kind: types.MediaKind, { codecs }: types.RtpParameters): void {
  const isOther = codecs.some(({ mimeType }) => !mimeType.toLowerCase().startsWith(`${kind}/`));
  if (isOther) throw new AppError('invalid', {}, [{ path: 'rtpParameters.codecs', message: `only ${kind} goes here` }]);
}

/** Brings it into the server. What cannot be brought there is not taken at all. */
async function tapOf(
  room: Room,
  workerHandle: WorkerHandle,
  producer: types.Producer,
  capabilities: types.RtpCapabilities,
): Promise<SourceTap> {
  try {
    const router = await room.routerOn(workerHandle);
    return await SourceTap.open(router.directTransport, producer, capabilities);
  } catch (error) {
    producer.close();
    throw refusal(error, 'rtpParameters');
  }
}
