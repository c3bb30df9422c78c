import { AT_SITE, hasRole } from '../../../accounts/permissions.ts';
import { conferenceLayout } from '../../conferences/pages/layout.ts';
import { conferenceIn } from '../../conferences/pages/fields.ts';
import { translate } from '../../../i18n/translate.ts';
import type { Answer, PageRoutes, PageContext } from '../../../platform/pages/routes.ts';
import { documentsContract as contract } from '../contract.ts';
import { documentView, orderedRows } from '../presenter.ts';
import { isShown } from '../rules.ts';

/** The toast after a removal, with its undo button. */
const removedFlash = ({ lang, query }: PageContext, conferenceId: string) =>
  query.removed && /^[\w.-]+$/.test(query.removed)
    ? {
        flash: {
          text: translate(lang, 'documents.done.removed'),
          undoAction: `/conferences/${conferenceId}/documents/${query.removed}/restore`,
        },
      }
    : {};

/** The document list: everything for staff, distributed documents for everyone else. */
async function list(context: PageContext): Promise<Answer> {
  const conferenceId = conferenceIn(context);
  const frame = await conferenceLayout(context, conferenceId, 'documents');
  const search = (context.query.search ?? '').slice(0, 200);
  const { documents } = await context.run(contract.list, { conferenceId, search });
  const page = { lang: context.lang, zone: frame.zone, conferenceId };
  const rows = orderedRows(documents.map((document) => documentView(page, document)));
  const view = { ...frame, rows, search, noMatch: search !== '' && rows.length === 0, searchable: search !== '' || rows.length > 8 };
  if (!frame.isStaff)
    return context.render('planning/documents/reading', {
      ...view,
      rows: rows.filter((row) => row.latest),
      atSite: hasRole(frame.roles, AT_SITE),
    });
  return context.render('planning/documents/list', {
    ...view,
    all: documents.length,
    movable: frame.canEdit && search === '' && rows.length > 1,
    ...removedFlash(context, conferenceId),
  });
}

/** A version as a file: shown in the browser if that is safe, unless a download is requested. */
async function file(context: PageContext): Promise<Answer> {
  const { conferenceId = '', id = '', number = '' } = context.params;
  const opened = await context.run(contract.openFile, { conferenceId, id, number: Number(number) });
  return context.file(opened, context.query.download === undefined && isShown(opened.mediaType));
}

export function documentListPages(routes: PageRoutes): void {
  routes.get('/conferences/:conferenceId/documents', list);
  routes.get('/conferences/:conferenceId/documents/:id/files/:number', file);
}
