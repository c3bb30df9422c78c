import { json, Router, type ErrorRequestHandler } from 'express';
import { parse } from '../bus/parse.ts';
import { refusalOf } from '../bus/refusal.ts';
import { AppError } from '../errors.ts';
import { checkToken } from '../http/api.ts';
import { callerOf, type Identify } from '../http/caller.ts';
import type { FormTokens } from '../http/tokens.ts';
import type { Messages, Sender } from './messages.ts';
import { HttpMessage } from './protocol.ts';

export interface MessageRouterOptions {
  readonly messages: Messages;
  readonly identify: Identify;
  readonly tokens: FormTokens;
}

const BODY_LIMIT = '4mb';

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
  router.post('/:name', json({ limit: BODY_LIMIT }), async (request, response) => {
    const { name } = request.params;
    const caller = await callerOf(request, identify, true);
    const sender: Sender = { actor: caller.actor, address: request.ip ?? '', lang: caller.lang };
    const answer = await messages.acknowledge(sender, name, async () => {
      checkToken(request, caller, tokens);
      const { input, options } = parse(HttpMessage, request.body);
      return messages.answer(sender, name, input, options);
    });
    response.set('Cache-Control', 'no-store').json(answer);
  });
  router.use(wrongBody);
  return router;
}
