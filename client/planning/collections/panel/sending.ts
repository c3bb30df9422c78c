import type { FieldValues } from './field-values.ts';
import { fetchSheet, type RecordPage } from './record-page.ts';

/** Name of the field that tells the server to answer with the page of the record instead of the list. */
export const IN_PANEL_FIELD = '_panel';

/** Milliseconds after which a form whose answer was lost is sent again. */
const RETRY_MS = 1500;

/** The form of a stored record on its page; null if the page has none. */
export const recordForm = (page: Document): HTMLFormElement | null => page.querySelector<HTMLFormElement>('form[data-record]');

/** What a form sends: as text, unless it carries files. `instead`: values of some fields other than those that stand in them. */
export function sentBody(form: HTMLFormElement, submitter: HTMLElement | null, instead?: FieldValues): FormData | URLSearchParams {
  const data = new FormData(form, submitter);
  for (const [name, values] of instead ?? []) {
    data.delete(name);
    for (const value of values) data.append(name, value);
  }
  data.set(IN_PANEL_FIELD, '1');
  if (form.enctype === 'multipart/form-data') return data;
  return new URLSearchParams([...data].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])));
}

/**
 * Sends a form until an answer comes. Whatever is sent again carries the same command id, so that it has one effect. `onLost`: called each
 * time that no answer came.
 */
export async function send(action: string, body: FormData | URLSearchParams, onLost: () => void): Promise<RecordPage> {
  for (;;) {
    try {
      return await fetchSheet(action, { method: 'POST', body });
    } catch {
      onLost();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
