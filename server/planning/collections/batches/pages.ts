import { translate } from '../../../i18n/translate.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';

/** Where the toast finds what was added, and how much: `?added=participants/<batch>/<n>`. */
export const addedQuery = (path: string, id: string, n: number): string => `added=${path}/${id}/${n}`;

/** The toast after a batch was added, with the button that takes it back. */
export function addedFlash(context: PageContext, conferenceId: string): { flash?: { text: string; undoAction: string } } {
  const [, path, id, n] = /^([a-z]+(?:\/[a-z]+)?)\/([a-z0-9]{12})\/(\d{1,5})$/.exec(context.query['added'] ?? '') ?? [];
  if (path === undefined || id === undefined) return {};
  return batchFlash(context, `/conferences/${conferenceId}/${path}`, id, Number(n));
}

export const batchFlash = (context: PageContext, at: string, id: string, n: number) => ({
  flash: { text: translate(context.lang, 'collections.batch.added', { n }), undoAction: `${at}/batches/${id}/remove` },
});

/** The toast after a removal, with its undo button. */
export function removedFlash(context: PageContext, conferenceId: string): { flash?: { text: string; undoAction: string } } {
  const { removed } = context.query;
  if (!removed || !/^[a-z]+(?:\/[a-z]+)?\/[A-Za-z0-9][A-Za-z0-9._-]*$/.test(removed)) return {};
  return { flash: { text: translate(context.lang, 'collections.removed'), undoAction: `/conferences/${conferenceId}/${removed}/restore` } };
}
