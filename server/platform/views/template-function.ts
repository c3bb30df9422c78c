/** What every template may read as @lang, @zone, @csrf, @reader, @nonce and @path. */
export interface TemplateData {
  lang: 'vi' | 'en';
  zone: string;
  csrf: string;
  /** For whom the page is drawn, as its script tells the socket server. */
  reader: string;
  /** Makes the id that a form carries for its command; absent on pages that are cached, or drawn by a script. */
  commandId?: (() => string) | undefined;
  nonce: string;
  path: string;
  /** What a shared piece sees besides its parameters: nothing. */
  none: Record<string, never>;
  asset: (name: string) => string;
}

/** One function of the templates: positional values, named values, and the data of the page. Text it returns is escaped by the engine. */
export type TemplateFunction = (call: { values: unknown[]; named: Record<string, unknown>; data: TemplateData }) => unknown;
