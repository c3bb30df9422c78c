import { urlencoded, type Request, type RequestHandler } from 'express';
import multer from 'multer';
import type { Bus } from '../bus/bus.ts';
import { AppError } from '../errors.ts';
import { pageCallerOf, type Identify } from '../http/caller.ts';
import type { FormTokens } from '../http/tokens.ts';
import { FORM_BYTES, STRANGER_BYTES } from '../size-limits.ts';
import type { PostOptions } from './routes.ts';

export interface FormOptions {
  readonly bus: Bus;
  readonly identify: Identify;
  readonly tokens: FormTokens;
}

const MAX_FILE_BYTES = 50 * 1024 * 1024;
const formWithin = (limit: number): RequestHandler => urlencoded({ extended: false, limit, parameterLimit: 20_000 });
const strangersForm = formWithin(STRANGER_BYTES);
const loginsForm = formWithin(FORM_BYTES);
/** Files are read into memory: all of one form together, by the length that it announces. */
const MAX_FILES_BYTES = 100 * 1024 * 1024;
const MAX_FILES = 20;
const limitsFor = (files: number) => ({ fileSize: MAX_FILE_BYTES, files, fieldSize: 64 * 1024, fields: 100, parts: 100 + files });

/**
 * Reads the fields of a form: few without a login. A file is only read of those who may upload it here.
 * @throws AppError before the body is read.
 */
export function readFormOf(options: FormOptions, { uploadFor, largeFor, severalFiles = false }: PostOptions): RequestHandler {
  const largeForm = largeFor && formWithin(largeFor.bodyBytes ?? FORM_BYTES);
  const readFile = readFileOf(options, severalFiles ? MAX_FILES : 1);
  return async (request, response, next) => {
    const { actor, by } = await pageCallerOf(request, options.identify);
    const isSmall = Number(request.get('content-length')) <= FORM_BYTES || !largeForm;
    const isPlain = !request.is('multipart/form-data');
    if (isPlain && (by === 'nobody' || isSmall)) return (by === 'nobody' ? strangersForm : loginsForm)(request, response, next);
    try {
      if (by === 'nobody') throw new AppError('unauthenticated');
      const operation = isPlain ? largeFor : uploadFor;
      if (!operation) throw new AppError('invalid');
      await options.bus.mustBePermitted(operation, actor, request.params);
      if (isPlain && largeForm) return largeForm(request, response, next);
    } catch (error) {
      response.set('Connection', 'close');
      throw error;
    }
    return readFile(request, response, next);
  };
}

/** Reads the files of a form into memory, one only where it does not say how long it is, if the form's token came first. */
function readFileOf({ identify, tokens }: FormOptions, most: number): RequestHandler {
  const checkFormToken = async (request: Request): Promise<void> => {
    const { holder } = await pageCallerOf(request, identify);
    if (!tokens.holds(holder, tokenIn(request))) throw new AppError('form-expired');
  };
  const fileFilter = (request: Request, _file: unknown, decide: multer.FileFilterCallback): void =>
    void checkFormToken(request).then(
      () => decide(null, true),
      (error: Error) => decide(error),
    );
  const reading = (files: number) => multer({ storage: multer.memoryStorage(), limits: limitsFor(files), fileFilter }).any();
  const [one, several] = [reading(1), reading(most)];
  return (request, response, next) => {
    const reader = Number(request.get('content-length')) <= MAX_FILES_BYTES ? several : one;
    reader(request, response, next);
  };
}

/** The form's token, from the header or the form. */
export const tokenIn = (request: Request): unknown =>
  request.get('x-csrf-token') ?? (request.body as { _csrf?: unknown } | undefined)?._csrf;
