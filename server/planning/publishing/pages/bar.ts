import { checksContract } from '../../validation/contract.ts';
import type { PageContext } from '../../../platform/pages/routes.ts';
import { publishingContract } from '../contract.ts';
import { barView, type PublicationStatus } from '../presenter/bar.ts';
import { changeBadges } from '../presenter/changes.ts';

/** Compares the draft with the published version, on behalf of the visitor. */
export async function publicationStatusOf(context: PageContext, conferenceId: string, mayPublish: boolean) {
  const { from, changes, names } = await context.run(publishingContract.changes, { conferenceId });
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
  return { status, changes, names };
}

/**
 * What a page of the draft says of publishing: the view of the partial `planning/publishing/bar`, and what stands beside each item that
 * is not published as it is, by its id ("Mới thêm", "Bản 2: 15 phút").
 */
export async function publishingBar(context: PageContext, conferenceId: string, mayPublish: boolean) {
  const { status, changes } = await publicationStatusOf(context, conferenceId, mayPublish);
  const { from } = status;
  return { bar: barView(context.lang, status), badges: from === null ? {} : changeBadges(context.lang, changes, 'items', from) };
}
