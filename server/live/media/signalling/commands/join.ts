import type { types } from 'mediasoup';
import { hasRole, STAFF } from '../../../../accounts/permissions.ts';
import { siteIdentityOf } from '../../../../planning/sites/access/commands.ts';
import { ownSite } from '../../../../planning/sites/access/rules.ts';
import { handleSignal, type Handler, type QueryContext } from '../../../../platform/bus/handlers.ts';
import type { InputOf } from '../../../../platform/contract.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { MediaConfig } from '../../../../platform/media-config.ts';
import { mediaContract as contract, type TransportOptions } from '../../contract/index.ts';
import { iceServersFor } from '../ice-servers.ts';
import type { Joining } from '../joining.ts';

const transportOptions = ({ id, iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport): TransportOptions => ({
  id,
  iceParameters: { ...iceParameters },
  dtlsParameters: { ...dtlsParameters },
  iceCandidates: iceCandidates.map((candidate) => ({ ...candidate })),
});

/** The site for which a login joins; null for those who only watch. @throws AppError forbidden if it may not join for that purpose. */
async function siteFor(context: QueryContext, { conferenceId, purpose }: InputOf<typeof contract.join>): Promise<string | null> {
  const site = ownSite(await siteIdentityOf(context, conferenceId));
  // A technician may only run device tests; the site's own login is seen and heard.
  if (purpose === 'site' && context.actor.kind !== 'site') throw new AppError('forbidden');
  if (purpose === 'check' && site === null) throw new AppError('forbidden');
  return site;
}

/** Lets a page join and tells it how to connect. */
export const joinHandler = (joining: Joining, config: MediaConfig): Handler =>
  handleSignal(contract.join, async (context, input) => {
    const { actor, roles, address, now } = context;
    const siteId = await siteFor(context, input);
    const request = { actor, roles, siteId, purpose: input.purpose, staff: hasRole(roles, STAFF) };
    const { room, peer } = await joining.join(input.conferenceId, address, request);
    const { send, receive, router } = peer.options;
    return {
      peerId: peer.id,
      rtpCapabilities: { ...router.rtpCapabilities },
      iceServers: iceServersFor(config, new Date(now)).map((server) => ({ ...server })),
      send: send && transportOptions(send),
      receive: transportOptions(receive),
      news: room.news(actor.clearance),
    };
  });
