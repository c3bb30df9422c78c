import type { types } from 'mediasoup';
import { hasRole, STAFF } from '../../../accounts/permissions.ts';
import { handleQuery, handleSignal, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import type { InputOf, Operation, OutputOf } from '../../../platform/contract.ts';
import type { MediaConfig } from '../../../platform/media-config.ts';
import { AppError } from '../../../platform/errors.ts';
import { siteIdentityOf } from '../../../planning/sites/access/commands.ts';
import { ownSite } from '../../../planning/sites/access/rules.ts';
import { mediaContract as contract, type TransportOptions } from '../contract/index.ts';
import { iceServersFor } from './ice-servers.ts';
import { receive, watch } from '../sfu/receiving.ts';
import type { StatusHolder } from '../sfu/media-status.ts';
import type { HealthWatch } from '../sfu/line-health.ts';
import { refusing } from '../sfu/refusals.ts';
import type { RoomRegistry } from '../sfu/room-registry.ts';
import { produce } from '../sfu/sending.ts';
import type { JoinedPage, Joining } from './joining.ts';
import { redacted, redactedHint } from './redacted.ts';

const told = ({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport): TransportOptions => ({
  ...{ id, iceParameters: { ...iceParameters }, dtlsParameters: { ...dtlsParameters } },
  iceCandidates: iceCandidates.map((candidate) => ({ ...candidate })),
});

/** For which site a login joins. @throws AppError forbidden where it may not take part so. */
async function siteFor(scope: QueryContext, { conferenceId, purpose }: InputOf<typeof contract.join>): Promise<string | null> {
  const site = ownSite(await siteIdentityOf(scope, conferenceId));
  // A technician tries things out; the site itself is seen and heard.
  if (purpose === 'site' && scope.actor.kind !== 'site') throw new AppError('forbidden');
  if (purpose === 'check' && site === null) throw new AppError('forbidden');
  return site;
}

export interface SignallingDeps {
  readonly config: MediaConfig;
  readonly status: StatusHolder;
  readonly rooms: RoomRegistry;
  readonly joining: Joining;
  readonly health: HealthWatch;
}

/** Handlers of the signalling: joining and leaving, transports, and what goes through them. */
export function mediaHandlers({ config, status, rooms, joining, health }: SignallingDeps): Handler[] {
  type OfPeer = { readonly conferenceId: string; readonly peerId: string };
  const own = ({ actor }: QueryContext, { conferenceId, peerId }: OfPeer) => joining.page(actor, conferenceId, peerId);
  /** Commands of one page, one after the other; what was closed meanwhile is not there any more. */
  const inTurn = <T extends Operation>(operation: T, run: (page: JoinedPage, input: InputOf<T>) => Promise<OutputOf<T>>): Handler =>
    handleSignal(operation, async (scope, input) => {
      const page = await own(scope, input as OfPeer);
      return page.peer.queue.run(async () => {
        if (page.peer.closed) throw new AppError('not-found');
        return run(page, input).catch((error: unknown) => {
          throw page.peer.closed ? new AppError('not-found') : error;
        });
      });
    });

  const join = handleSignal(contract.join, async (scope, input) => {
    const staff = hasRole(scope.roles, STAFF);
    const siteId = await siteFor(scope, input);
    const request = { actor: scope.actor, purpose: input.purpose, siteId, staff, roles: scope.roles };
    const { room, peer } = await joining.join(input.conferenceId, scope.address, request);
    const { send, receive: down, router } = peer.options;
    return {
      peerId: peer.id,
      rtpCapabilities: { ...router.rtpCapabilities },
      iceServers: iceServersFor(config, new Date(scope.now)).map((server) => ({ ...server })),
      send: send && told(send),
      receive: told(down),
      news: room.news(),
    };
  });

  const lines = [
    inTurn(contract.connect, async ({ peer }, { transportId, dtlsParameters }) => {
      await peer.connect(transportId, dtlsParameters);
      return {};
    }),
    inTurn(contract.restart, async ({ peer }, { transportId }) => ({
      iceParameters: { ...(await peer.transport(transportId).restartIce().catch(refusing('transportId'))) },
    })),
    handleSignal(contract.report, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      if (input.report) Object.assign(peer, { report: input.report, reportedAt: scope.now });
      const { siteId } = peer.options;
      const line =
        siteId === null ? {} : { line: redactedHint(health.hint(input.conferenceId, siteId), room.routing.level, scope.actor.clearance) };
      const sends = [...peer.uplinks.values()].map(({ producer }) => producer.id);
      return { epoch: room.epoch, sends, isReplaced: peer.isReplaced, mayReturn: room.senders.isFree(peer.options.siteId), ...line };
    }),
    handleSignal(contract.leave, async (scope, input) => {
      const { room, peer } = await own(scope, input);
      room.leave(peer);
      return {};
    }),
  ];

  const streams = [
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

  const lineHealth = handleQuery(contract.health, async ({ actor }, { conferenceId }) =>
    redacted(health.of(conferenceId), await rooms.levelOf(conferenceId), actor.clearance),
  );
  return [handleQuery(contract.status, async () => status.current), lineHealth, join, ...lines, ...streams];
}
