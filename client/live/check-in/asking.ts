import type { InputOf, Operation, OutputOf } from '../../../server/platform/contract.ts';
import { statusOfCode } from '../../../server/platform/errors.ts';
import { sendByHttp } from '../../http-message.ts';
import { pageReader } from '../../shell/page.ts';
import { change } from './door-state.ts';

/** What came of a question: refused for good, or not heard, so that it is asked again later. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly output: T }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unheard' };

/** Refusals of an overloaded or broken server, which will answer later. */
const LATER_STATUS = 429;

/** Asks the server, and notes whether the line is up. `id`: of a command, the same each time it is sent. */
export async function askServer<T extends Operation>(
  operation: T,
  input: InputOf<T>,
  id?: string,
  isAgain = false,
): Promise<Outcome<OutputOf<T>>> {
  try {
    const answer = await sendByHttp<OutputOf<T>>(operation.name, input, id === undefined ? {} : { id });
    if (answer.ok) {
      change({ line: 'up' });
      return { kind: 'done', output: answer.output };
    }
    const { code, message } = answer.error;
    if (code === 'unauthenticated' || code === 'form-expired')
      return await afterSignIn(() => askServer(operation, input, id, true), isAgain);
    if (statusOfCode(code) >= LATER_STATUS) return unheard('cut');
    change({ line: 'up' });
    return { kind: 'refused', message };
  } catch {
    return unheard('cut');
  }
}

function unheard(line: 'cut' | 'signed-out'): { readonly kind: 'unheard' } {
  change({ line });
  return { kind: 'unheard' };
}

/** Asks again with the token of whoever is signed in by now; nobody may be. */
async function afterSignIn<T>(again: () => Promise<Outcome<T>>, isAgain: boolean): Promise<Outcome<T>> {
  if (isAgain || !(await renewToken())) return unheard('signed-out');
  return again();
}

/** Takes the token of a fresh page. The page of another login is loaded as a whole. Returns false if nobody is signed in. */
async function renewToken(): Promise<boolean> {
  const answer = await fetch(location.pathname, { redirect: 'manual', cache: 'no-store' });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const contentOf = (name: string): string => page.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
  if (contentOf('reader') !== pageReader()) location.reload();
  document.querySelector('meta[name="csrf-token"]')?.setAttribute('content', contentOf('csrf-token'));
  return true;
}
