import type { Server } from 'socket.io';
import { wordsRoom, type SocketData } from './client.ts';
import type { PolledPages } from './polled-pages.ts';
import { SEND_NOW, SentNow } from './protocol.ts';

/** The actors whose pages were asked for unsent words, and those whose words have not come. */
export interface CollectedWords {
  readonly asked: ReadonlySet<string>;
  readonly late: ReadonlySet<string>;
}

export interface PagesWithWords {
  readonly io: Server;
  /** Those without a socket. */
  readonly polled: PolledPages;
}

/**
 * Tells the open pages of a conference that hold words of their own to send them now, and waits until they say that they have, for so
 * many milliseconds at most; a little longer for those without a socket. Pages at another server are not asked.
 */
export async function collectWords({ io, polled }: PagesWithWords, conferenceId: string, limitMs: number): Promise<CollectedWords> {
  const [bySocket, byPolling] = await Promise.all([collectBySocket(io, conferenceId, limitMs), polled.collect(conferenceId)]);
  const late = bySocket.flatMap(({ actorId, isSaved }) => (isSaved ? [] : [actorId]));
  return {
    asked: new Set([...bySocket.map(({ actorId }) => actorId), ...byPolling.asked]),
    late: new Set([...late, ...byPolling.late]),
  };
}

async function collectBySocket(io: Server, conferenceId: string, limitMs: number) {
  const pages = await io.in(wordsRoom(conferenceId)).fetchSockets();
  return Promise.all(
    pages.map(async (page) => {
      const answer: unknown = await page
        .timeout(limitMs)
        .emitWithAck(SEND_NOW, { conferenceId })
        .catch(() => null);
      return { actorId: (page.data as SocketData).actor.id, isSaved: SentNow.safeParse(answer).data?.isSaved ?? false };
    }),
  );
}
