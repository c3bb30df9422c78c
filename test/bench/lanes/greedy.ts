import { LeanClient, many } from '../clients.ts';
import { serveLane } from '../lane.ts';

const OUTSTANDING = 64;

interface Target {
  readonly url: string;
  readonly conferenceId: string;
  readonly tokens: readonly string[];
}

// Clients that ask for as much as they get, all the time, in a process of their own.
let clients: LeanClient[] = [];
const ending = new AbortController();
let answers = 0;

async function askOn(client: LeanClient, conferenceId: string): Promise<void> {
  while (!ending.signal.aborted) {
    await client.ask('live.plan', { conferenceId });
    answers += 1;
  }
}

serveLane(
  {},
  {
    begin: async (detail) => {
      const { url, conferenceId, tokens } = detail as Target;
      clients = await many(tokens.length, (n) => LeanClient.connect(url, tokens[n] ?? null));
      for (const client of clients) for (let n = 0; n < OUTSTANDING; n += 1) void askOn(client, conferenceId);
    },
    end: () => {
      ending.abort();
      for (const client of clients) client.close();
      return answers;
    },
  },
);
