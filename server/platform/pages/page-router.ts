import { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Bus } from '../bus/bus.ts';
import { refusalOf, statusOf } from '../bus/refusal.ts';
import type { Actor } from '../contract.ts';
import { AppError } from '../errors.ts';
import { pageCallerOf, welcomeVisitor, type Caller, type Identify } from '../http/caller.ts';
import { sendFile } from '../http/send-file.ts';
import type { FormTokens } from '../http/tokens.ts';
import type { Log } from '../log.ts';
import { translate } from '../../i18n/translate.ts';
import { newId } from '../ids.ts';
import { nextTurn } from '../next-turn.ts';
import { render } from '../views/templates.ts';
import type { CacheKey, PageCache } from './page-cache.ts';
import { hasNotice, takeNotice } from './notice.ts';
import type { Answer, PageHandler, PageRoutes } from './routes.ts';
import { readFormOf, tokenIn } from './read-form.ts';
import { bytesShown, keptFormOf } from './kept-form.ts';
import { STRANGER_BYTES } from '../size-limits.ts';
import { pageContextOf } from './page-context.ts';
import { pageKeyOf, sendCached } from './serve-cached.ts';

export interface PageRouterOptions {
  readonly bus: Bus;
  readonly identify: Identify;
  readonly tokens: FormTokens;
  readonly log: Log;
  readonly now: () => number;
  readonly kept: PageCache;
  /** The login shown in the top bar; null without one. */
  readonly userOf: (actor: Actor) => Promise<{ readonly name: string; readonly isAdmin: boolean; readonly isCreator: boolean } | null>;
  /** The successor of a page that no longer exists, such as the conference's for one of an ended rehearsal; null if there is none. */
  readonly successorOf: (path: string) => Promise<string | null>;
  /** Name of the login, site or hall display that uses this browser; null without a login. */
  readonly readerNameOf: (actor: Actor) => Promise<string | null>;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly caller: Caller;
  readonly holder: string;
  /** When it began, for cached pages. */
  readonly moment: number;
}

async function html(options: PageRouterOptions, exchange: Exchange, answer: Extract<Answer, { kind: 'html' }>): Promise<void> {
  const { request, response, caller, holder } = exchange;
  const { lang } = caller;
  const view = { user: await options.userOf(caller.actor), flash: takeNotice(request, response, lang), ...answer.view };
  const zone = typeof answer.view.zone === 'string' ? { zone: answer.view.zone } : {};
  const isCached = answer.keptFor !== undefined && !hasNotice(request);
  const rendering = {
    lang,
    csrf: options.tokens.make(holder),
    reader: options.tokens.readerMark(caller.actor),
    path: request.originalUrl,
    ...zone,
  };
  await nextTurn();
  const text = render(answer.template, view, { ...rendering, commandId: isCached ? undefined : newId });
  if (isCached) return sendCached(exchange, options.kept.keep(placeOf(exchange, answer, answer.keptFor), text, exchange.moment));
  response.status(answer.status).set('Cache-Control', 'no-store').type('html').send(text);
}

/** Where the page of an answer is cached. */
const placeOf = (
  { request, caller, holder }: Exchange,
  { isPersonal }: Extract<Answer, { kind: 'html' }>,
  conferenceId: string,
): CacheKey => ({
  key: pageKeyOf(request.originalUrl, caller, holder),
  address: request.originalUrl,
  conferenceId,
  isPersonal: isPersonal === true,
});

async function send(options: PageRouterOptions, exchange: Exchange, answer: Answer): Promise<void> {
  const { response } = exchange;
  if (answer.kind === 'html') return html(options, exchange, answer);
  if (answer.kind === 'redirect') return response.redirect(303, answer.to);
  if (answer.kind === 'file') return sendFile(exchange.request, response, answer.file, answer.inline);
  response.set('Cache-Control', 'no-store').type(answer.mediaType).send(answer.body);
}

/** The content of a refused form and the way on: sign in, restore what somebody else deleted, or send it again. */
function keptView(
  { request, caller }: Exchange,
  { code, status }: { readonly code: string; readonly status: number },
  restorable: Restorable,
) {
  const isStranger = caller.by === 'nobody';
  const kept = keptFormOf(request);
  if (!kept || (isStranger && bytesShown(kept) > STRANGER_BYTES / 2)) return {};
  const restore = `${request.path}/restore`;
  return {
    kept,
    isUnknown: status >= 500,
    ...(code === 'not-found' && restorable(restore) ? { restoreAction: restore } : {}),
    ...(code === 'unauthenticated' ? { signInUrl: `/sign-in?next=${encodeURIComponent(kept.page ?? '/')}` } : {}),
  };
}

/** For a page that this login may not see: who uses this browser now, and how to switch to another login that may. */
async function readerView(options: PageRouterOptions, { request, caller }: Exchange, status: number) {
  const name = request.method === 'GET' && (status === 404 || status === 403) ? await options.readerNameOf(caller.actor) : null;
  return name === null ? {} : { reader: { name, next: encodeURIComponent(request.originalUrl) } };
}

/** Whether posting to this path restores a deleted record. */
type Restorable = (path: string) => boolean;

/** Redirects from a page of an ended rehearsal to the same page of its conference, with a notice. Returns whether it did. */
async function sentOn(options: PageRouterOptions, exchange: Exchange, error: unknown): Promise<boolean> {
  const { request, caller } = exchange;
  const isGone = error instanceof AppError && (error.code === 'not-found' || error.code === 'unauthenticated');
  const to = isGone && request.method === 'GET' ? await options.successorOf(request.path) : null;
  if (to === null) return false;
  const say = (key: 'title' | 'text' | 'open') => translate(caller.lang, `common.rehearsalEnded.${key}`);
  const view = { title: say('title'), text: say('text'), backUrl: to, backText: say('open') };
  await html(options, exchange, { kind: 'html', status: 404, template: 'partials/error-document', view });
  return true;
}

/** Most faults that an error page lists. Forms of our own show theirs beside the fields. */
const MAX_LISTED_FAULTS = 20;

/** Answers an error as a readable page; visitors without a login are sent to sign in and come back afterwards. */
async function fail(options: PageRouterOptions, exchange: Exchange, error: unknown, restorable: Restorable = () => false): Promise<void> {
  const { request, caller } = exchange;
  if (await sentOn(options, exchange, error)) return;
  if (error instanceof AppError && error.code === 'unauthenticated' && request.method === 'GET') {
    return exchange.response.redirect(303, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
  }
  if (error instanceof AppError && error.code === 'password-change-due' && request.method === 'GET') {
    return exchange.response.redirect(303, '/me');
  }
  const status = statusOf(error);
  if (!(error instanceof AppError)) options.log.error({ err: error }, 'page failed');
  const { code, message, faults } = refusalOf(error, 'page', caller.lang);
  const list = faults.slice(0, MAX_LISTED_FAULTS).map((fault) => `${fault.path}: ${fault.message}`);
  const ways = { ...keptView(exchange, { code, status }, restorable), ...(await readerView(options, exchange, status)) };
  const view = { text: message, code, list, backUrl: '/', ...ways };
  return html(options, exchange, { kind: 'html', status, template: 'partials/error-document', view });
}

/** An exchange that needs no database, for when that does not work. */
function exchangeWithoutLogin(options: PageRouterOptions, request: Request, response: Response): Exchange {
  const caller: Caller = { actor: options.identify.anonymous, by: 'nobody', lang: 'vi', holder: '' };
  return { request, response, caller, holder: '', moment: options.kept.moment };
}

async function exchangeOf(options: PageRouterOptions, request: Request, response: Response): Promise<Exchange> {
  const caller = await pageCallerOf(request, options.identify);
  const holder = caller.holder || welcomeVisitor(request, response);
  return { request, response, caller, holder, moment: options.kept.moment };
}

interface Responding {
  readonly isBySecret?: boolean | undefined;
  readonly restorable?: Restorable;
}

function respond(options: PageRouterOptions, handler: PageHandler, { isBySecret = false, restorable }: Responding = {}): RequestHandler {
  return async (request, response) => {
    let exchange = exchangeWithoutLogin(options, request, response);
    try {
      exchange = await exchangeOf(options, request, response);
      if (request.method === 'POST' && !isBySecret) {
        if (!options.tokens.holds(exchange.caller.holder, tokenIn(request))) throw new AppError('form-expired');
      }
      await send(options, exchange, await handler(pageContextOf(request, response, exchange.caller, options)));
    } catch (error) {
      await fail(options, exchange, error, restorable);
    }
  };
}

/** The transport for people: server-rendered pages, and forms that work without JavaScript. */
export function pageRouter(options: PageRouterOptions, features: readonly ((routes: PageRoutes) => void)[]): Router {
  const router = Router();
  const restores: RegExp[] = [];
  const restorable: Restorable = (path) => restores.some((pattern) => pattern.test(path));
  const routes: PageRoutes = {
    get: (path, handler) => void router.get(path, respond(options, handler)),
    post(path, handler, postOptions = {}) {
      if (path.endsWith('/:id/restore')) restores.push(new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));
      router.post(path, readFormOf(options, postOptions), respond(options, handler, { isBySecret: postOptions.isBySecret, restorable }));
    },
  };
  for (const feature of features) feature(routes);
  router.use(async (request, response) => fail(options, await exchangeOf(options, request, response), new AppError('not-found')));
  const broken: ErrorRequestHandler = async (error: { type?: string; code?: string }, request, response, _next) => {
    const tooLarge = error.type === 'entity.too.large' || error.code === 'LIMIT_FILE_SIZE';
    const isOfForm = tooLarge || error.type !== undefined || error.code?.startsWith('LIMIT_') === true;
    const known = isOfForm ? new AppError(tooLarge ? 'too-large' : 'invalid') : error;
    await fail(options, exchangeWithoutLogin(options, request, response), known);
  };
  router.use(broken);
  return router;
}
