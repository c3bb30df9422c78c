import type { Request, Response } from 'express';
import { refusalOf } from '../bus/refusal.ts';
import type { Bus } from '../bus/bus.ts';
import type { FileAnswer, Operation } from '../contract.ts';
import { AppError } from '../errors.ts';
import { checkedCommandId } from '../http/api.ts';
import { clearPages, originOf, setLang, setSession, type Caller, type Identify } from '../http/caller.ts';
import { allowWebAssembly } from '../http/security-headers.ts';
import { publicOriginOf } from '../http/public-address.ts';
import type { Answer, UploadedFile, PageContext } from './routes.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import { isSoundText } from '../sound-text.ts';
import { turnTaker } from '../next-turn.ts';
import { COMMAND_ID_FIELD } from '../ids.ts';
import { leaveNotice } from './notice.ts';

export interface PageContextOptions {
  readonly bus: Bus;
  readonly now: () => number;
  readonly identify: Identify;
}

type Strings = Readonly<Record<string, string>>;
type Uploaded = readonly { fieldname: string; originalname: string; mimetype: string; buffer: Buffer }[];

/** Parameters of a path. @throws AppError not-found if one is a text that nothing here could have as its id. */
function single(values: Readonly<Record<string, unknown>>): Strings {
  const texts = Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  if (!texts.every(([, text]) => isSoundText(text))) throw new AppError('not-found');
  return Object.fromEntries(texts);
}

/** Fields as the form sent them: texts, or lists of texts. Anything nested is not from one of our forms. */
function formOf(body: unknown): PageContext['form'] {
  if (typeof body !== 'object' || body === null) return {};
  const { [COMMAND_ID_FIELD]: _, ...fields } = body as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(fields).filter(
      (pair): pair is [string, string | string[]] =>
        typeof pair[1] === 'string' || (Array.isArray(pair[1]) && pair[1].every((one) => typeof one === 'string')),
    ),
  );
}

/** The id that the page gave this form. @throws AppError invalid if it is malformed. */
function formIdOf({ body }: Request): string | null {
  const id: unknown = (body as Readonly<Record<string, unknown>> | undefined)?.[COMMAND_ID_FIELD];
  return id === undefined ? null : checkedCommandId(id, COMMAND_ID_FIELD);
}

/**
 * The id under which a form's command runs. A form may run several commands, and may be edited and sent again after the Back
 * button: the input is part of the id, so that only the same submission of the same content counts as a repetition.
 */
const commandIdOf = (formId: string, operation: Operation, input: unknown): string =>
  sha256(`${formId} ${operation.name} ${input instanceof Uint8Array ? sha256(input) : canonicalJson(input)}`);

/** Decodes file names: browsers send UTF-8, which multipart parsers read as Latin-1. */
const filesOf = (files: unknown): UploadedFile[] =>
  Array.isArray(files)
    ? (files as Uploaded).map((file) => ({
        field: file.fieldname,
        name: Buffer.from(file.originalname, 'latin1').toString('utf8'),
        mediaType: file.mimetype,
        bytes: file.buffer,
      }))
    : [];

/** One request as a page handler sees it. */
export function pageContextOf(request: Request, response: Response, caller: Caller, options: PageContextOptions): PageContext {
  const { actor, lang } = caller;
  const { bus, now, identify } = options;
  const formId = formIdOf(request);
  const ownTurn = turnTaker();
  const run = async <T extends Operation>(operation: T, input: unknown) => {
    // A page may ask much: others come between its questions.
    await ownTurn();
    const commandId = formId === null || operation.kind === 'query' ? null : commandIdOf(formId, operation, input);
    return bus.run(operation, actor, input, { ...originOf(request), commandId, headersOnly: request.method === 'HEAD' });
  };
  const answers = {
    render: (template: string, view: Readonly<Record<string, unknown>>, status = 200): Answer => ({ kind: 'html', status, template, view }),
    renderCached: (keptFor: string, template: string, view: Readonly<Record<string, unknown>>, isPersonal = false): Answer => ({
      kind: 'html',
      status: 200,
      template,
      view,
      keptFor,
      isPersonal,
    }),
    file: (file: FileAnswer, inline = false): Answer => ({ kind: 'file', file, inline }),
    text: (mediaType: string, body: string): Answer => ({ kind: 'text', mediaType, body }),
    redirect(to: string, notice?: string): Answer {
      if (notice) leaveNotice(request, response, notice);
      return { kind: 'redirect', to };
    },
  };
  return {
    actor,
    lang,
    address: request.originalUrl,
    origin: publicOriginOf(request),
    params: single(request.params),
    query: single(request.query),
    form: formOf(request.body),
    files: filesOf(request.files),
    now: now(),
    async as(token) {
      const holder = (await identify.actorOf(token)) ?? identify.anonymous;
      return pageContextOf(request, response, { ...caller, actor: holder }, options);
    },
    run,
    async attempt(operation, input) {
      try {
        return { output: await run(operation, input) };
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'unauthenticated') throw error;
        return { refusal: refusalOf(error, operation.name, lang) };
      }
    },
    ...answers,
    signedIn(token) {
      if (actor.kind !== 'anonymous') clearPages(response);
      setSession(request, response, token);
    },
    allowWebAssembly: () => allowWebAssembly(response),
    chooseLanguage: (chosen) => setLang(request, response, chosen),
  };
}
