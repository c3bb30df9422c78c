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
 * Creates an uplink for a page; it starts closed, and `room` opens it if allowed. Returns its id. @throws AppError forbidden (a page that
 * only watches), invalid (mediasoup rejects the parameters).
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

/** Checks the kind of the codecs, because mediasoup does not: sound declared as a picture would bypass every closed microphone. */
function mustBe(kind: types.MediaKind, { codecs }: types.RtpParameters): void {
  const isOther = codecs.some(({ mimeType }) => !mimeType.toLowerCase().startsWith(`${kind}/`));
  if (isOther) throw new AppError('invalid', {}, [{ path: 'rtpParameters.codecs', message: 'wrong-media-kind' }]);
}

/** Taps a producer for the server. A producer that cannot be tapped is refused. */
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
