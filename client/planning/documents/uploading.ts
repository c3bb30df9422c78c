import { fileFault, titleOfFile } from '../../../server/planning/documents/rules.ts';
import { t } from '../../shell/words.ts';
import { refresh } from '../agenda-editor/refreshing.ts';
import { post, type Sent } from './posting.ts';
import { uploadRow, type UploadRow } from './upload-rows.ts';

/** Where files go: new documents, a document as its next version, or new documents of an agenda item. */
export type UploadPlace =
  | { readonly kind: 'list' }
  | { readonly kind: 'document'; readonly id: string; readonly title: string }
  | { readonly kind: 'item'; readonly id: string; readonly title: string };

/** One after the other: a line that is shared is not faster for two. */
let queue: Promise<void> = Promise.resolve();

/** Uploads files with their progress; each is stored or refused for itself. */
export function uploadFiles(conferenceId: string, files: readonly File[], to: UploadPlace): void {
  for (const file of files) {
    const row = uploadRow(file.name);
    const fault = to.kind === 'document' && files.length > 1 ? t('documents.drop.oneVersion') : faultOf(file);
    if (fault !== null) row.refuse(fault);
    else start(row, conferenceId, file, to);
  }
}

function start(row: UploadRow, conferenceId: string, file: File, to: UploadPlace): void {
  // The same form however often it is sent: a lost answer makes no second document.
  const form = formOf(file, to);
  const send = (): void => {
    row.wait();
    queue = queue.then(async () => show(row, await post(addressOf(conferenceId, to), form, row.progress), to, send));
  };
  send();
}

function show(row: UploadRow, sent: Sent, to: UploadPlace, again: () => void): void {
  if (sent.kind === 'lost') return row.fail(t('documents.drop.lost'), again);
  if (sent.kind === 'refused') return row.refuse(sent.message);
  row.finish(to.kind === 'list' ? t('documents.done.added') : t(`documents.drop.done.${to.kind}`, { title: to.title }));
  void refresh().catch(() => {});
}

const addressOf = (conferenceId: string, to: UploadPlace): string =>
  `/conferences/${conferenceId}/documents${to.kind === 'document' ? `/${to.id}/files` : ''}`;

function formOf(file: File, to: UploadPlace): FormData {
  const form = new FormData();
  form.append('_commandId', crypto.randomUUID());
  if (to.kind !== 'document') {
    form.append('kind', 'other');
    form.append('title', titleOfFile(file.name));
  }
  if (to.kind === 'item') form.append('itemId', to.id);
  form.append('file', file, file.name);
  return form;
}

/** Why a file need not be sent at all; null if the server decides. */
function faultOf(file: File): string | null {
  const fault = fileFault(file);
  return fault === null ? null : t(`documents.errors.${fault}`);
}
