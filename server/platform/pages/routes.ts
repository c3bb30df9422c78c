import type { Actor, FileAnswer, InputOf, Operation, OutputOf } from '../contract.ts';
import type { Refusal } from '../errors.ts';
import type { Lang } from '../../i18n/translate.ts';

/** An uploaded file, already within the size limit. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The result of a page handler. */
export type Answer =
  | {
      readonly kind: 'html';
      readonly status: number;
      readonly template: string;
      readonly view: Readonly<Record<string, unknown>>;
      readonly keptFor?: string;
      /** True: a browser must not store it. */
      readonly isPersonal?: boolean;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'file'; readonly file: FileAnswer; readonly inline: boolean }
  | { readonly kind: 'text'; readonly mediaType: string; readonly body: string };

/** One request for a page or from a form, with the actor identified and the form's token checked. */
export interface PageContext {
  readonly actor: Actor;
  readonly lang: Lang;
  /** Path with the query string, for links back. */
  readonly address: string;
  /** Scheme and host as the browser sees them, such as https://diem-cau.vn, for links used outside the page. */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of the form; a field given several times is a list; an empty field is ''. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
  readonly files: readonly UploadedFile[];
  readonly now: number;
  /** The same request as whoever this token belongs to, instead of the login of the browser; as nobody where it is no login. */
  as(token: string): Promise<PageContext>;
  /** Runs an operation as the actor; throws AppError, which becomes an error page in words. */
  run<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /** Like `run`, for raw form input; returns a refusal so that the form can be shown again with it. */
  attempt<T extends Operation>(operation: T, input: unknown): Promise<{ output: OutputOf<T> } | { refusal: Refusal }>;
  render(template: string, view: Readonly<Record<string, unknown>>, status?: number): Answer;
  /**
   * Renders a page of a conference and caches it briefly for this reader. Only for pages whose every change emits an event. `isPersonal`:
   * about people, so that the browser must not store it.
   */
  renderCached(conferenceId: string, template: string, view: Readonly<Record<string, unknown>>, isPersonal?: boolean): Answer;
  /** Redirects to a page; `notice`: an i18n key whose sentence is shown there once, as a toast. */
  redirect(to: string, notice?: string): Answer;
  /** Answers a file to save, or to show in the browser if `inline`. Supports range requests. */
  file(file: FileAnswer, inline?: boolean): Answer;
  text(mediaType: string, body: string): Answer;
  /** Sets or clears the session cookie (sign in, join, sign out). */
  signedIn(token: string | null): void;
  /** Lets this page run WebAssembly of ours, which the policy of all others forbids. */
  allowWebAssembly(): void;
  /** Remembers the language in this browser. */
  chooseLanguage(lang: Lang): void;
}

export type PageHandler = (context: PageContext) => Promise<Answer>;

export interface PostOptions {
  /** The form may carry a file, of those who may run this operation. Any other form with a file is refused before it is read. */
  readonly uploadFor?: Operation;
  /** Its fields may be as long as the input of this operation, of those who may run it. */
  readonly largeFor?: Operation;
  /** It may carry several. */
  readonly severalFiles?: boolean;
  /** True: the address holds a secret by which alone it acts, so that no other site can send it, and no cookie is needed. */
  readonly isBySecret?: boolean;
}

/** Where a feature's pages.ts registers its pages. Paths are Express 5 paths. A POST without the form's token is refused, unless its address is the secret. */
export interface PageRoutes {
  get(path: string, handler: PageHandler): void;
  post(path: string, handler: PageHandler, options?: PostOptions): void;
}
