import { AppError } from '../../../platform/errors.ts';

/** What mediasoup calls its errors where something was closed meanwhile. */
const CLOSED = new Set(['WorkerClosedError', 'NotFoundError']);

/**
 * What mediasoup refuses is a fault of the input: its schema lets through what only the codecs can tell. A worker that went meanwhile is
 * nobody's fault; it is replaced, and the page tries again.
 */
export function refusal(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const { name, message } = error instanceof Error ? error : new Error('invalid');
  if (CLOSED.has(name)) return new AppError('media-restarting');
  if (name === 'InvalidStateError') return new AppError('conflict');
  return new AppError('invalid', {}, [{ path, message: message.slice(0, 200) }]);
}

/** For `catch`: the refusal is thrown in the stead of mediasoup's error. */
export const refusing =
  (path: string) =>
  (error: unknown): never => {
    throw refusal(error, path);
  };
