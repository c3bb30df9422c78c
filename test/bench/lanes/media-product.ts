import type { types } from 'mediasoup';
import { startApp } from '../../helpers/app.ts';
import { conferenceOf } from '../../helpers/media/many-sites.ts';
import { serveLane } from '../lane.ts';
import { addPlainReceivers, bytesTo, cpuWith, takeLargest } from './plain-receivers.ts';

// The product with one worker, and a conference of the main hall and 34 sites with its morning sitting open.
const app = await startApp({ now: 'real', media: true });
const { conferenceId, siteIds } = await conferenceOf(app, 34);
const tokens = await Promise.all(siteIds.map(async (siteId) => (await app.link('site', conferenceId, siteId)).token));

let receivers: types.Consumer[] = [];

serveLane(
  { url: app.url, conferenceId, tokens },
  {
    cpu: () => cpuWith(app.media.status.handles.map(({ worker }) => worker)),
    flow: async (flows) => {
      const producer = (await app.media.rooms.open(conferenceId)).senders.uplinkOf('main', 'camera')?.uplink.producer;
      await (flows === true ? producer?.resume() : producer?.pause());
    },
    largest: () => takeLargest(receivers),
    bytes: () => bytesTo(receivers[0]),
    receivers: async (detail) => {
      const { port, count } = detail as { port: number; count: number };
      const room = await app.media.rooms.open(conferenceId);
      const main = room.slots.get('main');
      if (main) receivers = await addPlainReceivers(room.home.router, main.producer, port, count);
    },
  },
);
