import { json, Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { parse } from '../bus/parse.ts';
import { refusalOf } from '../bus/refusal.ts';
import { encode } from '../encoded.ts';
import { AppError } from '../errors.ts';
import { checkToken } from '../http/api.ts';
import { callerOf, type Identify } from '../http/caller.ts';
import type { FormTokens } from '../http/tokens.ts';
import { MESSAGE_BYTES, STRANGER_BYTES } from '../size-limits.ts';
import type { Messages, Sender } from './messages.ts';
import { HttpMessage } from './protocol.ts';

export interface MessageRouterOptions {
  readonly messages: Messages;
  readonly identify: Identify;
  readonly tokens: FormTokens;
}

const strangersMessage: RequestHandler<{ name: string }> = json({ limit: STRANGER_BYTES });
const loginsMessage: RequestHandler<{ name: string }> = json({ limit: MESSAGE_BYTES });

/** Reads a message: little of one without a login. */
const readMessage =
  (identify: Identify): RequestHandler<{ name: string }> =>
  async (request, response, next) => {
    const { by } = await callerOf(request, identify);
    return (by === 'nobody' ? strangersMessage : loginsMessage)(request, response, next);
  };

const wrongBody: ErrorRequestHandler = (error: { type?: string }, request, response, _next) => {
  const lang = request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';
  const code = error.type === 'entity.too.large' ? 'too-large' : 'not-json';
  response.json({ ok: false, error: refusalOf(new AppError(code), 'api', lang) });
};

/**
 * POST /messages/NAME: the socket's messages as single requests, for pages behind a proxy that blocks the socket. Answers what the
 * socket would acknowledge, always with status 200, so that a proxy's own error is not mistaken for the server's answer.
 */
export function messageRouter({ messages, identify, tokens }: MessageRouterOptions): Router {
  const router = Router();
  router.post('/:name', readMessage(identify), async (request, response) => {
    const { name } = request.params;
    const caller = await callerOf(request, identify);
    const sender: Sender = { actor: caller.actor, address: request.ip ?? '', lang: caller.lang };
    const answer = await messages.acknowledge(sender, name, async () => {
      checkToken(request, caller, tokens);
      const { input, options } = parse(HttpMessage, request.body, MESSAGE_BYTES);
      return messages.answer(sender, name, input, options);
    });
    response.set('Cache-Control', 'no-store').type('json').send(encode(answer));
  });
  router.use(wrongBody);
  return router;
}
