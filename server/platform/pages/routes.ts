import type { Actor, FileAnswer, InputOf, Operation, OutputOf } from '../contract.ts';
import type { Refusal } from '../errors.ts';
import type { Lang } from '../../i18n/translate.ts';

/** A file that a form carried: bounded in size before it gets here. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What a page handler answers. */
export type Answer =
  | {
      readonly kind: 'html';
      readonly status: number;
      readonly template: string;
      readonly view: Readonly<Record<string, unknown>>;
      readonly keptFor?: string;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'file'; readonly file: FileAnswer; readonly inline: boolean }
  | { readonly kind: 'text'; readonly mediaType: string; readonly body: string };

/** One request for a page or from a form, with the actor known and the form's token checked. */
export interface PageContext {
  readonly actor: Actor;
  readonly lang: Lang;
  /** Path with the query string, for links back. */
  readonly address: string;
  /** Scheme and host by which the browser reached this server, such as https://diem-cau.vn: for links that leave the page. */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of the form; a field given several times is a list; an empty field is ''. */
  readonly form: Readonly<Record<string, string | readonly string[]>>;
  readonly files: readonly UploadedFile[];
  readonly now: number;
  /** Runs an operation as the actor; throws AppError, which becomes an error page in words. */
  run<T extends Operation>(operation: T, input: InputOf<T>): Promise<OutputOf<T>>;
  /** The same for raw form input, with the refusal returned, so that the form can be shown again with it. */
  attempt<T extends Operation>(operation: T, input: unknown): Promise<{ output: OutputOf<T> } | { refusal: Refusal }>;
  render(template: string, view: Readonly<Record<string, unknown>>, status?: number): Answer;
  /** A page of a conference that hangs on nothing but what is announced when it changes: kept for this reader for a moment. */
  renderCached(conferenceId: string, template: string, view: Readonly<Record<string, unknown>>): Answer;
  /** Back to a page; `notice` is an i18n key whose sentence is shown there once as a toast. */
  redirect(to: string, notice?: string): Answer;
  /** A file for keeping; `inline` shows it in the browser. Whoever asks for a part of it gets that part. */
  file(file: FileAnswer, inline?: boolean): Answer;
  text(mediaType: string, body: string): Answer;
  /** Sets or clears the session cookie (sign in, join, sign out). */
  signedIn(token: string | null): void;
  /** Remembers the language in this browser. */
  chooseLanguage(lang: Lang): void;
}

export type PageHandler = (context: PageContext) => Promise<Answer>;

/** Where a feature's pages.ts puts its pages. Paths are Express 5 paths. A POST is refused without the form's token. */
export interface PageRoutes {
  get(path: string, handler: PageHandler): void;
  post(path: string, handler: PageHandler): void;
}
