import { AppError } from '../../../platform/errors.ts';

/** Names of mediasoup's errors when something was closed meanwhile. */
const CLOSED = new Set(['WorkerClosedError', 'NotFoundError']);

/**
 * The refusal for an error of mediasoup: usually a fault of the input that its schema could not detect. A worker that died meanwhile is
 * nobody's fault; it is replaced, and the page retries.
 */
export function refusal(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const name = error instanceof Error ? error.name : '';
  if (CLOSED.has(name)) return new AppError('media-restarting');
  if (name === 'InvalidStateError') return new AppError('conflict');
  return new AppError('invalid', {}, [{ path, message: 'bad-media' }]);
}

/** For `catch`: throws the refusal instead of mediasoup's error. */
export const refusing =
  (path: string) =>
  (error: unknown): never => {
    throw refusal(error, path);
  };
