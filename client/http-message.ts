import type { Acknowledged } from '../server/platform/sockets/protocol.ts';
import { pageBearer, pageLang, pageToken } from './shell/page.ts';

const ANSWER_TIMEOUT_MS = 6000;

/** Sends a socket message as a plain request. @throws Error if there is no answer, or it is not from our server. */
export async function sendByHttp<T>(name: string, input: unknown, options: unknown): Promise<Acknowledged<T>> {
  const bearer = pageBearer();
  const response = await fetch(`/messages/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': pageLang(),
      ...(bearer === null ? { 'x-csrf-token': pageToken() } : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ input, options }),
    signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
  });
  const answer: unknown = response.ok ? await response.json() : null;
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) throw new Error(`${name} was answered with ${response.status}`);
  return answer as Acknowledged<T>;
}
