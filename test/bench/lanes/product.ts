import { proceedingsContract } from '../../../server/live/sitting/contract/index.ts';
import { startApp } from '../../helpers/app.ts';
import { largeConference } from '../large-conference.ts';
import { serveLane } from '../lane.ts';

// The product as it is, with a published conference of 300 agenda items and its 35 sites.
const app = await startApp({ now: 'real' });
const organizer = await app.user({ creator: true });
const conferenceId = await largeConference(organizer);
const viewer = await app.member(conferenceId, 'viewer');
let commands = 0;

/** One live command: sets the hall display, with a command id as clients send it. */
const count = (): Promise<unknown> => {
  commands += 1;
  return organizer.run(proceedingsContract.setDisplay, { conferenceId, mode: commands % 2 === 0 ? 'live' : 'logo' }, `bench-${commands}`);
};

serveLane(
  { url: app.url, conferenceId, token: viewer.token },
  {
    entry: count,
    oneByOne: async (times) => {
      for (let n = 0; n < Number(times); n += 1) await count();
    },
    together: async (times) => {
      for (let n = 0; n < Number(times); n += 64) await Promise.all(Array.from({ length: 64 }, count));
    },
    revision: async () => (await app.journals.open(conferenceId)).head.seq,
  },
);
