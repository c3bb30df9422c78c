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
/** Refusals of every command that waits for its turn among those of its page. */
const OF_PAGE = ['media-off', 'media-restarting', 'too-many'] as const;

/** How a page joins, sends and receives. The media themselves use WebRTC. */
export const signallingContract = {
  status: query({
    name: 'media.status',
    summary: 'Get whether media are available, or why not.',
    route: `GET ${at}`,
    permit: EVERY_ROLE,
    input: OfConference,
    output: MediaStatus,
  }),
  join: command({
    name: 'media.join',
    summary: 'Join the media: to watch, to send, or to test.',
    route: `POST ${at}/peers`,
    permit: EVERY_ROLE,
    refusals: ['media-off', 'media-restarting', 'too-many-pages', 'too-many-from-address'],
    input: OfConference.extend({ purpose: z.enum(PURPOSES) }),
    output: z.strictObject({
      peerId: Id,
      /** The router's capabilities, for mediasoup-client's Device. */
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
    summary: 'Connect a transport of this peer.',
    route: `POST ${peer}/transports/:transportId/connect`,
    permit: EVERY_ROLE,
    refusals: [...OF_PAGE, 'conflict'],
    input: OfPeer.extend({ transportId: Id, dtlsParameters: DtlsParameters }),
    output: Nothing,
  }),
  restart: command({
    name: 'media.restart',
    summary: 'Restart ICE for a transport that lost its connection.',
    route: `POST ${peer}/transports/:transportId/restart`,
    permit: EVERY_ROLE,
    refusals: [...OF_PAGE, 'conflict'],
    input: OfPeer.extend({ transportId: Id }),
    output: z.strictObject({ iceParameters: FromServer }),
    remember: false,
  }),
  produce: command({
    name: 'media.produce',
    summary: "Send a site's camera, microphone or second picture.",
    route: `POST ${peer}/producers`,
    permit: AT_SITE,
    refusals: [...OF_PAGE, 'conflict'],
    input: OfPeer.extend({ source: z.enum(SOURCES), rtpParameters: RtpParameters }),
    output: z.strictObject({ producerId: Id }),
  }),
  stop: command({
    name: 'media.stop',
    summary: 'Stop sending a camera, microphone or second picture.',
    route: `POST ${peer}/producers/:source/stop`,
    permit: AT_SITE,
    refusals: [...OF_PAGE],
    input: OfPeer.extend({ source: z.enum(SOURCES) }),
    output: Nothing,
  }),
  receive: command({
    name: 'media.receive',
    summary: 'Receive the program feed in permanent slots.',
    route: `POST ${peer}/receive`,
    permit: EVERY_ROLE,
    refusals: [...OF_PAGE, 'conflict', 'cannot-decode'],
    input: OfPeer.extend({ rtpCapabilities: RtpCapabilities }),
    output: z.strictObject({ consumers: z.array(SlotConsumer) }),
    remember: false,
  }),
  watch: command({
    name: 'media.watch',
    summary: 'Receive the pictures of these sites and of no others.',
    route: `POST ${peer}/watch`,
    permit: [...STAFF, ...AT_SITE],
    refusals: [...OF_PAGE, 'conflict', 'receive-first', 'cannot-decode', 'too-many-pictures'],
    input: OfPeer.extend({ sites: z.array(Id).max(100) }),
    output: z.strictObject({ consumers: z.array(SiteConsumer) }),
    remember: false,
  }),
  resume: command({
    name: 'media.resume',
    summary: 'Start the streams that this peer is ready to receive.',
    route: `POST ${peer}/resume`,
    permit: EVERY_ROLE,
    refusals: [...OF_PAGE],
    input: OfPeer.extend({ consumers: z.array(Id).max(200) }),
    output: Nothing,
    remember: false,
  }),
  size: command({
    name: 'media.size',
    summary: 'Set how wide a picture is shown; 0 pauses.',
    route: `POST ${peer}/sizes`,
    permit: EVERY_ROLE,
    refusals: [...OF_PAGE],
    input: OfPeer.extend({ sizes: z.array(z.strictObject({ consumerId: Id, width: z.number().int().min(0).max(10_000) })).max(200) }),
    output: Nothing,
    remember: false,
  }),
  report: command({
    name: 'media.report',
    summary: 'Report connection, microphone and picture every second.',
    route: `POST ${peer}/report`,
    permit: EVERY_ROLE,
    refusals: ['media-off'],
    input: OfPeer.extend({ report: SiteReport.nullable() }),
    output: z.strictObject({
      epoch: Id,
      /** True if another page of the same site sends instead of this one. */
      isReplaced: z.boolean(),
      /** True if no page of the site sends: one that was replaced may send again by itself. */
      mayReturn: z.boolean(),
      /** Its remaining producers: all others have ended. */
      sends: z.array(Id),
      /** What only the server knows about the connection to this page. */
      line: LineHint.optional(),
    }),
    remember: false,
  }),
  leave: command({
    name: 'media.leave',
    summary: 'Leave; all sending and receiving ends.',
    route: `DELETE ${peer}`,
    permit: EVERY_ROLE,
    refusals: ['media-off'],
    input: OfPeer,
    output: Nothing,
  }),
  health: query({
    name: 'media.health',
    summary: "Get the health of every site's connection.",
    route: `GET ${at}/health`,
    permit: STAFF,
    input: OfConference,
    output: HealthNews,
  }),
};
