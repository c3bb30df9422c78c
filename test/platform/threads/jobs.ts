import { AppError } from '../../../server/platform/errors.ts';

// What the threads of work-thread.test.ts run.

type Job =
  | { readonly kind: 'double'; readonly n: number }
  | { readonly kind: 'refuse' }
  | { readonly kind: 'break' }
  | { readonly kind: 'never-end' }
  | { readonly kind: 'fill-memory' };

/** Does what a job says. */
export function work(job: Job): number {
  if (job.kind === 'double') return 2 * job.n;
  if (job.kind === 'refuse') throw new AppError('invalid', { n: 2 }, [{ path: 'agenda[3]', message: 'required' }]);
  if (job.kind === 'break') throw new TypeError('a bug');
  return job.kind === 'never-end' ? neverEnd() : fillMemory();
}

function neverEnd(): never {
  for (;;);
}

function fillMemory(): never {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => n));
}
