import { pageToken } from '../../shell/page.ts';

/** What became of a form with a file. */
export type Sent = { readonly kind: 'stored' } | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'lost' };

/** Sends a form with a file. `onProgress`: how much of it has gone, from 0 to 1. */
export function post(action: string, form: FormData, onProgress: (part: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    // Only this way a browser says how far it has got.
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('accept', 'text/html');
    request.setRequestHeader('x-csrf-token', pageToken());
    request.responseType = 'document';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => resolve({ kind: 'lost' }));
    request.addEventListener('load', () => resolve(answerOf(request, action)));
    request.send(form);
  });
}

/** Where a page says why something was refused, the closest to the file first. */
const SAID = ['main .field-message span', 'main .form-errors li', 'main .form-errors b', 'main p', 'main h1'];

function answerOf(request: XMLHttpRequest, action: string): Sent {
  // What is stored is answered with another page; so is a login that has ended.
  const { pathname } = new URL(request.responseURL || action, location.href);
  if (request.status === 200 && pathname !== action && pathname.startsWith('/conferences/')) return { kind: 'stored' };
  if (pathname === '/sign-in') location.reload();
  const page = request.responseXML;
  const found = SAID.map((where) => page?.querySelector(where)?.textContent).find((text) => text !== undefined);
  // Pages bind some words by spaces that do not break.
  const words = (found ?? '').replace(/\s+/g, ' ').trim();
  return words === '' ? { kind: 'lost' } : { kind: 'refused', message: words };
}
