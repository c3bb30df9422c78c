import type { types } from 'mediasoup';
import { STAFF } from '../accounts/permissions.ts';
import { answers, signals, type Handler, type QueryScope } from '../platform/bus/handlers.ts';
import type { InputOf } from '../platform/contract.ts';
import { AppError } from '../platform/errors.ts';
import { standingOf } from '../sites/access/commands.ts';
import { ownSite } from '../sites/access/rules.ts';
import { mediaContract as contract, type TransportOptions } from './contract/index.ts';
import { iceServersFor } from './ice.ts';
import type { MediaService } from './service.ts';
import { receive, watch } from './sfu/receiving.ts';
import { produce, refusal } from './sfu/sending.ts';

const told = ({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport): TransportOptions => ({
  ...{ id, iceParameters: { ...iceParameters }, dtlsParameters: { ...dtlsParameters } },
  iceCandidates: iceCandidates.map((candidate) => ({ ...candidate })),
});

/** For which site a login joins. @throws AppError forbidden where it may not take part so. */
async function siteFor(scope: QueryScope, { conferenceId, purpose }: InputOf<typeof contract.join>): Promise<string | null> {
  const site = ownSite(await standingOf(scope, conferenceId));
  // A technician tries things out; the site itself is seen and heard.
  if (purpose === 'site' && scope.actor.kind !== 'site') throw new AppError('forbidden');
  if (purpose === 'check' && site === null) throw new AppError('forbidden');
  return site;
}

/** Joining and leaving, the lines, and what goes through them. */
export function mediaHandlers(media: MediaService): Handler[] {
  type OfPeer = { readonly conferenceId: string; readonly peerId: string };
  const own = ({ actor }: QueryScope, { conferenceId, peerId }: OfPeer) => media.peer(actor, conferenceId, peerId);

  const joining = signals(contract.join, async (scope, input) => {
    const room = await media.room(input.conferenceId);
    const staff = scope.roles.some((role) => STAFF.some((one) => one === role));
    const siteId = await siteFor(scope, input);
    const peer = await room.join({ actor: scope.actor, purpose: input.purpose, siteId, staff, roles: scope.roles });
    const { send, receive: down, router } = peer.options;
    return {
      peerId: peer.id,
      rtpCapabilities: { ...router.rtpCapabilities },
      iceServers: iceServersFor(media.options.config, new Date(scope.now)).map((server) => ({ ...server })),
      send: send && told(send),
      receive: told(down),
      news: room.news(),
    };
  });

  const lines = [
    signals(contract.connect, async (scope, input) => {
      const { peer } = await own(scope, input);
      await peer
        .transport(input.transportId)
        .connect({ dtlsParameters: input.dtlsParameters })
        .catch((error: unknown) => {
          throw refusal(error, 'dtlsParameters');
        });
      return {};
    }),
    signals(contract.restart, async (scope, input) => {
      const { peer } = await own(scope, input);
      return { iceParameters: { ...(await peer.transport(input.transportId).restartIce()) } };
    }),
    signals(contract.report, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      if (input.report) Object.assign(peer, { report: input.report, reportedAt: scope.now });
      const { siteId } = peer.options;
      const line = siteId === null ? {} : { line: media.health.hint(input.conferenceId, siteId) };
      return { epoch: room.epoch, isReplaced: peer.isReplaced, ...line };
    }),
    signals(contract.leave, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      room.leave(peer);
      return {};
    }),
  ];

  const streams = [
    signals(contract.produce, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      return { producerId: await produce(room, peer, input.source, input.rtpParameters as types.RtpParameters) };
    }),
    signals(contract.stop, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      room.stop(peer, input.source);
      return {};
    }),
    signals(contract.receive, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      return { consumers: await receive(room, peer, input.rtpCapabilities as types.RtpCapabilities) };
    }),
    signals(contract.watch, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      return { consumers: await watch(room, peer, input.sites) };
    }),
    signals(contract.resume, async (scope, input) => {
      const { peer } = await own(scope, input);
      for (const id of input.consumers) peer.feed(id)?.ready();
      return {};
    }),
    signals(contract.size, async (scope, input) => {
      const { peer } = await own(scope, input);
      for (const { consumerId, width } of input.sizes) peer.feed(consumerId)?.show(width);
      return {};
    }),
  ];

  const health = answers(contract.health, async (_scope, { conferenceId }) => media.health.of(conferenceId));
  return [answers(contract.status, async () => media.status), health, joining, ...lines, ...streams];
}
