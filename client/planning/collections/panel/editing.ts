import { dropDraft, restoreDraft } from '../../../shell/drafts.ts';
import { toast } from '../../../shell/toast.ts';
import { t } from '../../../shell/words.ts';
import { refresh } from '../../agenda-editor/refreshing.ts';
import { clearFaults, faultyFields, showFaults } from './faults.ts';
import { differing, merge, only, type FieldValues } from './field-values.ts';
import { disputedIn, dispute, settle } from './disputes.ts';
import { replaceField, typedValues } from './fields.ts';
import { say } from './said.ts';
import { recordForm, send, sentBody } from './sending.ts';
import { fetchSheet, nameRecord, type RecordPage } from './record-page.ts';
import { holdRefused } from './refused.ts';
import { takeBack } from './taking-back.ts';

const PAUSE_MS = 1200;

/** The form of a record that saves by itself. */
export interface Editing {
  readonly form: HTMLFormElement;
  /** Stores what was changed; `isPause`: while somebody is still typing, so that nothing is called wrong yet. */
  save(isPause?: boolean): Promise<void>;
  /** Waits until what was changed is stored or refused, or the line is broken. */
  settled(): Promise<void>;
  /** Takes in what is stored now. Resolves to false if the record is gone and nothing was typed that is not stored. */
  look(): Promise<boolean>;
}

/** Saves a form by itself: after a field is left, or a pause in typing. `address`: of the page of its record. */
export function saveByItself(form: HTMLFormElement, address: string): Editing {
  /** What is stored, as far as this page knows. */
  let stored = typedValues(form);
  let running: Promise<void> | null = null;
  let again = false;
  /** While somebody is still typing nothing is called wrong yet. */
  let isTyping = false;
  let timer = 0;
  let lost = Promise.withResolvers<void>();

  const refused = holdRefused(form);
  /** Fields that are not stored as they stand: the others do not wait for them. */
  const held = (): string[] => [...disputedIn(form), ...refused.names()];
  const unsaved = (): string[] => differing(stored, typedValues(form)).filter((name) => !held().includes(name));

  function isClean(): boolean {
    for (const name of disputedIn(form)) if (!differing(stored, typedValues(form)).includes(name)) settle(form, name);
    return differing(stored, typedValues(form)).length === 0;
  }
  function takeOver(fresh: HTMLFormElement): void {
    for (const name of ['version', '_commandId']) {
      const [here, there] = [form, fresh].map((one) => one.querySelector<HTMLInputElement>(`:scope > input[name="${name}"]`));
      if (here && there) here.value = there.value;
    }
    // The form that removes the record goes on from the same version.
    const version = fresh.querySelector<HTMLInputElement>(':scope > input[name="version"]')?.value ?? '';
    form
      .closest('[data-record-panel]')
      ?.querySelectorAll<HTMLInputElement>('input[name="version"]')
      .forEach((field) => void (field.value = version));
  }
  /** Somebody else stored something: what was not touched here is taken over, what was is shown beside its field. */
  function takeIn(sheet: RecordPage, before: FieldValues = stored): void {
    const fresh = recordForm(sheet.document);
    if (!fresh) return say(form, 'collections.panel.gone');
    const theirs = typedValues(fresh);
    const { taken, disputed } = merge(before, typedValues(form), theirs);
    for (const name of taken) replaceField(form, fresh, name);
    stored = theirs;
    for (const name of disputed) dispute(form, fresh, name, () => void save());
    takeOver(fresh);
    nameRecord(form, sheet);
    if (isClean()) markSaved();
    if (disputed.length > 0) say(form, 'collections.panel.disputed');
  }
  function markSaved(): void {
    delete form.dataset.changed;
    dropDraft(form);
    clearFaults(form);
    refused.forget();
  }
  function noteStored(sheet: RecordPage, sent: FieldValues, names: readonly string[]): void {
    const fresh = recordForm(sheet.document);
    if (!fresh) return;
    const before = only(stored, names);
    stored = typedValues(fresh);
    // As the server wrote it, unless more was typed meanwhile.
    const typed = new Set(differing(sent, typedValues(form)));
    for (const name of differing(stored, typedValues(form))) if (!typed.has(name) && names.includes(name)) replaceField(form, fresh, name);
    takeOver(fresh);
    nameRecord(form, sheet);
    if (isClean()) markSaved();
    say(form, refused.names().length > 0 ? 'collections.panel.othersSaved' : 'common.done.saved');
    const change = { address, before, after: only(stored, names) };
    toast(t('common.done.saved'), { label: t('common.action.undo'), run: () => void takeBack(change, form, takeIn) });
    void refresh().catch(() => {});
  }
  async function saveOnce(): Promise<boolean> {
    const names = isClean() ? [] : unsaved();
    if (names.length === 0) return (isTyping || refused.show(), false);
    const sent = typedValues(form);
    say(form, 'common.done.saving');
    const body = sentBody(form, null, only(stored, held()));
    const sheet = await send(form.action, body, () => {
      say(form, 'collections.panel.lost');
      lost.resolve();
    });
    lost = Promise.withResolvers();
    if (sheet.isRedirected && recordForm(sheet.document)) return (noteStored(sheet, sent, names), true);
    if (sheet.status === 409) return (takeIn(await fetchSheet(address)), true);
    say(form, 'common.done.unsaved');
    // The login has ended, for example: what is typed is kept in this tab.
    if (!recordForm(sheet.document)) location.reload();
    const faulty = faultyFields(form, sheet.document).filter((name) => names.includes(name));
    // A fault that lies in no changed field, or in none alone, holds back all of them.
    if (faulty.length === 0) return (isTyping || showFaults(form, sheet.document), again);
    refused.hold(only(sent, faulty), sheet.document);
    return true;
  }
  async function saveAll(): Promise<void> {
    do again = false;
    while ((await saveOnce()) || again);
  }
  function save(isPause = false): Promise<void> {
    window.clearTimeout(timer);
    again = true;
    isTyping = isPause && (running === null || isTyping);
    running ??= saveAll().finally(() => (running = null));
    return running;
  }

  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(true), PAUSE_MS);
  });
  // After what else hears of the change, such as a date that is written as it was understood.
  form.addEventListener('change', () => setTimeout(() => void save()));
  say(form, 'collections.panel.selfSaving');
  const shown = form.cloneNode(true) as HTMLFormElement;
  const kept = restoreDraft(form);
  const version = form.querySelector<HTMLInputElement>(':scope > input[name="version"]')?.value;
  // What was stored when it was typed is not known: whatever differs now may be somebody else's.
  if (kept && kept.version !== version) for (const name of unsaved()) dispute(form, shown, name, () => void save());
  if (kept) void save();
  return {
    form,
    save,
    settled: async () => {
      if (running || unsaved().length > 0) await Promise.race([save(), lost.promise]);
    },
    async look() {
      if (running) return true;
      const sheet = await fetchSheet(address).catch(() => null);
      if (!sheet || running || !form.isConnected) return true;
      if (!recordForm(sheet.document) && sheet.status === 404 && isClean()) return false;
      takeIn(sheet);
      return true;
    },
  };
}
