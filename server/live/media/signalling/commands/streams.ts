import type { types } from 'mediasoup';
import type { Handler } from '../../../../platform/bus/handlers.ts';
import { mediaContract as contract } from '../../contract/index.ts';
import { receive, watch } from '../../sfu/receiving.ts';
import { produce } from '../../sfu/sending.ts';
import type { PageHandlers } from './page-handlers.ts';

/** Handlers for the streams of a page: uplinks, downlinks, and their sizes. */
export const streamHandlers = ({ inTurn }: PageHandlers): Handler[] => [
  inTurn(contract.produce, async ({ room, peer }, { source, rtpParameters }) => ({
    producerId: await produce(room, peer, source, rtpParameters as types.RtpParameters),
  })),
  inTurn(contract.stop, async ({ room, peer }, { source }) => {
    room.stop(peer, source);
    return {};
  }),
  inTurn(contract.receive, async ({ room, peer }, { rtpCapabilities }) => ({
    consumers: await receive(room, peer, rtpCapabilities as types.RtpCapabilities),
  })),
  inTurn(contract.watch, async ({ room, peer }, { sites }) => ({ consumers: await watch(room, peer, sites) })),
  inTurn(contract.resume, async ({ peer }, { consumers }) => {
    for (const id of consumers) peer.downlink(id)?.ready();
    return {};
  }),
  inTurn(contract.size, async ({ peer }, { sizes }) => {
    for (const { consumerId, width } of sizes) peer.downlink(consumerId)?.show(width);
    return {};
  }),
];
