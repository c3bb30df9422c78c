import { LeanClient, many } from '../clients.ts';
import type { Lane } from '../lane.ts';

export const url = (lane: Lane): string => String(lane.ready.url);

/** Logins of viewers, each of its own user; `mixed`: in turn of the five audiences, staff and the four clearances. */
export const loginsOf = async (lane: Lane, count: number, mixed = false): Promise<string[]> =>
  (await lane.ask('logins', { count, mixed })) as string[];

/** A client that follows the conference of the lane, from a revision if it has one. */
export async function follower(lane: Lane, token: string, revision: number | null = null): Promise<LeanClient> {
  const client = await LeanClient.connect(url(lane), token);
  await client.ask('follow', { conferenceId: lane.ready.conferenceId, revision });
  return client;
}

/** A follower for each of these logins. */
export const followers = (lane: Lane, tokens: readonly string[]): Promise<LeanClient[]> =>
  many(tokens.length, (n) => follower(lane, tokens[n] ?? ''));

/** Resolves when a lane has noticed that all its clients are gone. */
export async function allGone(lane: Lane): Promise<void> {
  while (Number(await lane.ask('connections')) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
