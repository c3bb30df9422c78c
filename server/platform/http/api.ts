import { json, raw, Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Bus } from '../bus/bus.ts';
import { refusalOf, statusOf } from '../bus/refusal.ts';
import { CommandId, fileTypesOf, type FileAnswer, type Operation } from '../contract.ts';
import { encode } from '../encoded.ts';
import { AppError, statusOfCode } from '../errors.ts';
import type { Log } from '../log.ts';
import { LOGIN_BYTES, STRANGER_BYTES, takesLargeBody } from '../size-limits.ts';
import { callerOf, originOf, type Caller, type Identify } from './caller.ts';
import { fromAddress } from './query-string.ts';
import { sendFile } from './send-file.ts';
import type { FormTokens } from './tokens.ts';

export interface ApiOptions {
  readonly bus: Bus;
  readonly operations: readonly Operation[];
  readonly identify: Identify;
  readonly tokens: FormTokens;
  readonly log: Log;
}

const reads = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** @throws AppError form-expired if the caller is known by a browser's cookie and the page's token is missing. */
export function checkToken(request: Request, caller: Caller, tokens: FormTokens): void {
  if (reads(request) || caller.by !== 'cookie') return;
  if (!tokens.holds(caller.holder, request.get('x-csrf-token'))) throw new AppError('form-expired');
}

/** @throws AppError invalid, at `path`, if it does not have the format of a command id. */
export function checkedCommandId(id: unknown, path: string): string {
  const checked = CommandId.safeParse(id);
  if (!checked.success) throw new AppError('invalid', {}, [{ path, message: 'bad-command-id' }]);
  return checked.data;
}

/** The caller's own id for a command, from the Idempotency-Key header; null without one. */
function commandIdOf(request: Request): string | null {
  const id = request.get('idempotency-key');
  return id === undefined ? null : checkedCommandId(id, 'Idempotency-Key');
}

function refuse(response: Response, error: unknown, name: string, caller: Caller | null, log: Log): void {
  const status = statusOf(error);
  if (!(error instanceof AppError)) log.error({ err: error, operation: name }, 'operation failed');
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ error: refusalOf(error, name, caller?.lang ?? 'vi') });
}

/** Answers JSON. Express's own `json` looks up again each time what is the same for all answers. */
function answer(response: Response, output: unknown): void {
  const bytes = Buffer.from(encode(output));
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length, 'Cache-Control': 'no-store' };
  response.writeHead(200, headers).end(bytes);
}

const jsonWithin = (limit: number): RequestHandler => json({ limit, strict: false, type: () => true });
const strangersBody = jsonWithin(STRANGER_BYTES);

/** Reads a body: little of one without a login, and a large one only of those who may run the operation. */
function readBodyOf(operation: Operation, { bus, identify, log }: ApiOptions): RequestHandler {
  const limit = operation.bodyBytes ?? LOGIN_BYTES;
  const loginsBody = operation.bodyIsFile ? raw({ limit, type: () => true }) : jsonWithin(limit);
  return async (request, response, next) => {
    let caller: Caller | null = null;
    try {
      caller = await callerOf(request, identify);
      if (takesLargeBody(operation)) await bus.mustBePermitted(operation, caller.actor, request.params);
    } catch (error) {
      return refuse(response.set('Connection', 'close'), error, operation.name, caller, log);
    }
    return (caller.by === 'nobody' ? strangersBody : loginsBody)(request, response, next);
  };
}

function handle(operation: Operation, options: ApiOptions): RequestHandler {
  const convert = fromAddress(operation.input);
  const isFile = fileTypesOf(operation) !== null;
  return async (request, response) => {
    let caller: Caller | null = null;
    try {
      caller = await callerOf(request, options.identify);
      checkToken(request, caller, options.tokens);
      const body: unknown = reads(request) ? convert(request.query) : request.body === undefined ? {} : request.body;
      if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError('invalid');
      const input = body instanceof Uint8Array ? body : { ...body, ...convert(request.params) };
      const { actor } = caller;
      const headersOnly = request.method === 'HEAD';
      const call = { ...originOf(request), commandId: commandIdOf(request), headersOnly };
      const output = await options.bus.run(operation, actor, input, call);
      if (isFile) await sendFile(request, response, output as FileAnswer);
      else answer(response, output);
    } catch (error) {
      refuse(response, error, operation.name, caller, options.log);
    }
  };
}

const wrongBody: ErrorRequestHandler = (error: { type?: string }, request, response, _next) => {
  const code = error.type === 'entity.too.large' ? 'too-large' : error.type === 'entity.parse.failed' ? 'not-json' : 'invalid';
  const lang = request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';
  response.status(statusOfCode(code)).json({ error: refusalOf(new AppError(code), 'api', lang) });
};

const METHODS = { GET: 'get', HEAD: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
type Method = keyof typeof METHODS;

/** Key of the routes among which a request's is: by method and number of segments. */
const routesKey = (method: string, path: string): string =>
  `${METHODS[method as Method] ?? method} ${path.split('/').filter((segment) => segment !== '').length}`;

interface Route {
  readonly method: Method;
  readonly path: string;
  readonly handlers: readonly RequestHandler[];
}

function routerOf(routes: readonly Route[]): Router {
  const router = Router();
  for (const { method, path, handlers } of routes) router[METHODS[method]](path, ...handlers);
  return router;
}

/** Serves requests by a small router for each key, because a router tries its routes one after the other; OPTIONS asks all. */
class Routes {
  readonly #routes: readonly Route[];
  readonly #byKey: ReadonlyMap<string, Router>;
  /** Of all routes, for OPTIONS; made when it is first asked. */
  #all: Router | null = null;

  constructor(routes: readonly Route[]) {
    this.#routes = routes;
    const byKey = Map.groupBy(routes, ({ method, path }) => routesKey(method, path));
    this.#byKey = new Map([...byKey].map(([key, some]) => [key, routerOf(some)]));
  }

  readonly serve: RequestHandler = (request, response, next) => {
    const isForAll = request.method === 'OPTIONS';
    const router = isForAll ? (this.#all ??= routerOf(this.#routes)) : this.#byKey.get(routesKey(request.method, request.path));
    if (router) router(request, response, next);
    else next();
  };
}

/** The HTTP API: one route per operation, with the same answers and error codes as the socket; files are answered as bytes. */
export function apiRouter(options: ApiOptions): Router {
  // Fixed paths first, so that /conferences/import does not match a conference called "import".
  const ordered = options.operations.toSorted((a, b) => Number(a.route.includes(':')) - Number(b.route.includes(':')));
  const routes = ordered.map((operation): Route => {
    const [method, path] = operation.route.split(' ') as [Method, string];
    return { method, path, handlers: [readBodyOf(operation, options), handle(operation, options)] };
  });
  const router = Router();
  router.use(new Routes(routes).serve);
  router.use((_request, response) => refuse(response, new AppError('not-found'), 'api', null, options.log));
  router.use(wrongBody);
  return router;
}
