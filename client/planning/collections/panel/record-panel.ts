import type { Editing } from './editing.ts';
import type { ListPage } from './list-page.ts';
import type { RecordPage } from './record-page.ts';

/** Where the focus goes when a record is shown: it stays in the list, or goes into the form. */
export type Focus = 'list' | 'form';

/** The panel beside a list. */
export interface RecordPanel {
  readonly page: ListPage;
  /** The record that is shown or being fetched; null if the panel is closed. */
  record(): string | null;
  /** Shows a record, unless its reader wants to keep what is not saved. `isStep`: Back leads to the one before. */
  open(record: string, focus: Focus, isStep?: boolean): Promise<void>;
  close(): Promise<void>;
  /** Whether another record may be shown: asks about what is typed and cannot be stored. */
  mayLeave(): Promise<boolean>;
  /** Shows an answer of the server instead. */
  show(sheet: RecordPage, record: string, focus: Focus): void;
  /** Closes it without asking. */
  leave(): void;
  /** Closes it without asking if it shows one of these, which are gone. */
  forget(records: readonly string[]): void;
  /** The record's form that saves by itself; null if none is shown. */
  editing(): Editing | null;
}
