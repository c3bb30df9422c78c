import { checksContract } from '../../validation/contract.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../contract.ts';
import { barView, type PublicationStatus } from '../presenter/bar.ts';
import { changeBadges } from '../presenter/changes.ts';

/** Compares the draft with the published version, as the visitor may see it; with what the validation found in it. */
export async function publicationStatusOf(context: PageContext, conferenceId: string, mayPublish: boolean) {
  const { from, changes, touches, names } = await context.run(publishingContract.changes, { conferenceId });
  const { findings, blocking, warnings } = await context.run(checksContract.list, { conferenceId });
  const unknown = findings.filter(({ code }) => code === 'unknown-length');
  const unknownLengths = new Set(unknown.flatMap(({ subjects }) => subjects.filter(({ kind }) => kind === 'item').map(({ id }) => id)))
    .size;
  const status: PublicationStatus = {
    conferenceId,
    from,
    changes: changes.length,
    blocking,
    warnings: warnings - unknown.length,
    unknownLengths,
    mayPublish,
  };
  return { status, changes, touches, names, findings };
}

/**
 * The view of the partial `planning/publishing/bar` on pages of the draft, and the badges of items that differ from the published
 * version, by id ("Mới thêm", "Bản 2: 15 phút").
 */
export async function publishingBar(context: PageContext, conferenceId: string, mayPublish: boolean) {
  const { status, changes } = await publicationStatusOf(context, conferenceId, mayPublish);
  const { from } = status;
  return { bar: barView(context.lang, status), badges: from === null ? {} : changeBadges(context.lang, changes, 'items', from) };
}
