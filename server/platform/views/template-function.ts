/** What every template may read as @lang, @zone, @csrf, @reader, @nonce and @path. */
export interface TemplateData {
  lang: 'vi' | 'en';
  zone: string;
  csrf: string;
  /** Identifies whom the page is rendered for; its script sends this to the socket server. */
  reader: string;
  /** Makes a command id for a form; absent on pages that are cached or rendered in the browser. */
  commandId?: (() => string) | undefined;
  nonce: string;
  path: string;
  /** What a partial sees besides its parameters: nothing. */
  none: Record<string, never>;
  asset: (name: string) => string;
}

/** A template function: gets positional and named values, and the data of the page. The engine escapes the text it returns. */
export type TemplateFunction = (call: { values: unknown[]; named: Record<string, unknown>; data: TemplateData }) => unknown;
