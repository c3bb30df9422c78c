import { handleSignal, type Handler } from '../../../../platform/bus/handlers.ts';
import { mediaContract as contract } from '../../contract/index.ts';
import type { HealthWatch } from '../../sfu/line-health.ts';
import { refusing } from '../../sfu/refusals.ts';
import { redactedHint } from '../redacted.ts';
import type { PageHandlers } from './page-handlers.ts';

/** Handlers for the transports of a page: connecting, restarting ICE, reporting, leaving. */
export const transportHandlers = ({ pageOf, inTurn }: PageHandlers, health: HealthWatch): Handler[] => [
  inTurn(contract.connect, async ({ peer }, { transportId, dtlsParameters }) => {
    await peer.connect(transportId, dtlsParameters);
    return {};
  }),
  inTurn(contract.restart, async ({ peer }, { transportId }) => ({
    iceParameters: { ...(await peer.transport(transportId).restartIce().catch(refusing('transportId'))) },
  })),
  handleSignal(contract.report, async (context, input) => {
    const { room, peer } = await pageOf(context, input);
    peer.heardAt = context.now;
    if (input.report) Object.assign(peer, { report: input.report, reportedAt: context.now });
    const { siteId } = peer.options;
    const hint = siteId === null ? null : health.hint(input.conferenceId, siteId);
    return {
      epoch: room.epoch,
      sends: [...peer.uplinks.values()].map(({ producer }) => producer.id),
      isReplaced: peer.isReplaced,
      mayReturn: room.senders.isFree(siteId, context.now),
      ...(hint && { line: redactedHint(hint, room.routing.level, context.actor.clearance) }),
    };
  }),
  handleSignal(contract.leave, async (context, input) => {
    const { room, peer } = await pageOf(context, input);
    room.leave(peer);
    return {};
  }),
];
