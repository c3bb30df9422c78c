import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { refresh } from '../../agenda-editor/refreshing.ts';
import { differing, only, type FieldValues } from './field-values.ts';
import { typedValues } from './fields.ts';
import { say } from './said.ts';
import { sentBody, recordForm, send } from './sending.ts';
import { fetchSheet, type RecordPage } from './record-page.ts';

/** What one saving changed, by the names of the fields. */
export interface SavedChange {
  /** Address of the page of the record. */
  readonly address: string;
  readonly before: FieldValues;
  readonly after: FieldValues;
}

/**
 * Stores the former values again, all of them or none: not if one of them is no longer what was stored then. `form`: where to say so;
 * `takeIn`: shows there what is stored.
 */
export async function takeBack(
  { address, before, after }: SavedChange,
  form: HTMLFormElement,
  takeIn: (sheet: RecordPage) => void,
): Promise<void> {
  const sheet = await fetchSheet(address).catch(() => null);
  const fresh = sheet && recordForm(sheet.document);
  if (!sheet) return tellRefusal(form, 'collections.panel.undoLost');
  if (!fresh || differing(only(typedValues(fresh), [...after.keys()]), after).length > 0) {
    if (fresh) takeIn(sheet);
    return tellRefusal(form, 'collections.panel.undoChanged');
  }
  const answer = await send(fresh.action, sentBody(fresh, null, before), () => say(form, 'collections.panel.lost'));
  if (!answer.isRedirected || !recordForm(answer.document)) return tellRefusal(form, 'collections.panel.undoChanged');
  if (form.isConnected) takeIn(answer);
  toast(t('common.done.undone'));
  await refresh().catch(() => {});
}

/** In the form, if it is still shown. */
function tellRefusal(form: HTMLFormElement, words: 'collections.panel.undoLost' | 'collections.panel.undoChanged'): void {
  if (form.isConnected) say(form, words);
  else toast(t(words));
}
