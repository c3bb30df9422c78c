import { z } from 'zod';
import { AT_SITE, command, EVERY_ROLE, query, STAFF } from '../../../accounts/permissions.ts';
import { Id, Nothing } from '../../../platform/contract.ts';
import {
  HealthNews,
  LineHint,
  MediaNews,
  MediaStatus,
  PURPOSES,
  SiteConsumer,
  SiteReport,
  SlotConsumer,
  SOURCES,
  TransportOptions,
} from './entities.ts';
import { DtlsParameters, FromServer, RtpCapabilities, RtpParameters } from './rtp.ts';

const at = '/conferences/:conferenceId/media';
const OfConference = z.strictObject({ conferenceId: Id });
/** A peer is one page of one login; only the login that joined may speak for it. */
const OfPeer = OfConference.extend({ peerId: Id });
const peer = `${at}/peers/:peerId`;

/** How a page joins, sends and receives. Sound and picture themselves go by WebRTC. */
export const signallingContract = {
  status: query({
    name: 'media.status',
    summary: 'Whether sound and picture are there, and why not.',
    route: `GET ${at}`,
    permit: EVERY_ROLE,
    input: OfConference,
    output: MediaStatus,
  }),
  join: command({
    name: 'media.join',
    summary: 'Join with sound and picture: to watch, as a site that sends, or to check devices and line.',
    route: `POST ${at}/peers`,
    permit: EVERY_ROLE,
    input: OfConference.extend({ purpose: z.enum(PURPOSES) }),
    output: z.strictObject({
      peerId: Id,
      /** What the router can do: for mediasoup-client's Device. */
      rtpCapabilities: FromServer,
      iceServers: z.array(
        z.strictObject({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
      ),
      /** Null for those who only watch. */
      send: TransportOptions.nullable(),
      receive: TransportOptions,
      news: MediaNews,
    }),
    remember: false,
  }),
  connect: command({
    name: 'media.connect',
    summary: "Connect one of the own peer's transports.",
    route: `POST ${peer}/transports/:transportId/connect`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ transportId: Id, dtlsParameters: DtlsParameters }),
    output: Nothing,
  }),
  restart: command({
    name: 'media.restart',
    summary: 'Begin ICE anew for a transport whose line broke.',
    route: `POST ${peer}/transports/:transportId/restart`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ transportId: Id }),
    output: z.strictObject({ iceParameters: FromServer }),
    remember: false,
  }),
  produce: command({
    name: 'media.produce',
    summary: "Send a site's camera, microphone or second picture; it takes the place of what the site sent before.",
    route: `POST ${peer}/producers`,
    permit: AT_SITE,
    input: OfPeer.extend({ source: z.enum(SOURCES), rtpParameters: RtpParameters }),
    output: z.strictObject({ producerId: Id }),
  }),
  stop: command({
    name: 'media.stop',
    summary: 'Stop sending a camera, microphone or second picture.',
    route: `POST ${peer}/producers/:source/stop`,
    permit: AT_SITE,
    input: OfPeer.extend({ source: z.enum(SOURCES) }),
    output: Nothing,
  }),
  receive: command({
    name: 'media.receive',
    summary: 'Receive the program feed: every slot that this login may have, once for all.',
    route: `POST ${peer}/receive`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ rtpCapabilities: RtpCapabilities }),
    output: z.strictObject({ consumers: z.array(SlotConsumer) }),
    remember: false,
  }),
  watch: command({
    name: 'media.watch',
    summary: 'Receive the pictures of these sites and no others: all for the desk, up to six for a site besides its own.',
    route: `POST ${peer}/watch`,
    permit: [...STAFF, ...AT_SITE],
    input: OfPeer.extend({ sites: z.array(Id).max(100) }),
    output: z.strictObject({ consumers: z.array(SiteConsumer) }),
    remember: false,
  }),
  resume: command({
    name: 'media.resume',
    summary: 'Begin to send what this peer is now ready to receive.',
    route: `POST ${peer}/resume`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ consumers: z.array(Id).max(200) }),
    output: Nothing,
    remember: false,
  }),
  size: command({
    name: 'media.size',
    summary: 'Say how wide a picture is shown, in CSS pixels; 0 is not at all, also for a sound. The server sends no more than that needs.',
    route: `POST ${peer}/sizes`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ sizes: z.array(z.strictObject({ consumerId: Id, width: z.number().int().min(0).max(10_000) })).max(200) }),
    output: Nothing,
    remember: false,
  }),
  report: command({
    name: 'media.report',
    summary: 'Report the level of the own microphone and how the line is, every two seconds.',
    route: `POST ${peer}/report`,
    permit: EVERY_ROLE,
    input: OfPeer.extend({ report: SiteReport.nullable() }),
    output: z.strictObject({
      epoch: Id,
      /** Another page of the same site sends in the stead of this one. */
      isReplaced: z.boolean(),
      /** No page stands in for the site: one that was replaced may begin anew without being asked. */
      mayReturn: z.boolean(),
      /** Its producers that are still there: whatever else it sent has ended. */
      sends: z.array(Id),
      /** What only the server knows of the line towards this page. */
      line: LineHint.optional(),
    }),
    remember: false,
  }),
  leave: command({
    name: 'media.leave',
    summary: 'Leave; nothing is sent or received any more.',
    route: `DELETE ${peer}`,
    permit: EVERY_ROLE,
    input: OfPeer,
    output: Nothing,
  }),
  health: query({
    name: 'media.health',
    summary: 'How the line of every site is.',
    route: `GET ${at}/health`,
    permit: STAFF,
    input: OfConference,
    output: HealthNews,
  }),
};
