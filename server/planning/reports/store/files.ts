import type { Queryable, Tx } from '../../../platform/database/open.ts';
import type { FormWithReports } from '../rules/recorded.ts';
import { formsOf, insertForm } from './forms.ts';
import { reportColumns, reportsOn } from './reports.ts';

/** The forms of a conference with what was submitted on them. */
export async function recordedReports(db: Queryable, conferenceId: string): Promise<FormWithReports[]> {
  const all: FormWithReports[] = [];
  for (const form of await formsOf(db, conferenceId)) all.push({ form, reports: await reportsOn(db, conferenceId, form.id) });
  return all;
}

/** Stores forms that came with the file of their conference; what was submitted stands in the fields of the sites again. */
export async function insertReports(tx: Tx, conferenceId: string, all: readonly FormWithReports[]): Promise<void> {
  for (const { form, reports } of all) {
    await insertForm(tx, conferenceId, form);
    const keyed = [...reports].map(([siteId, report]) => ({ key: { conferenceId, formId: form.id, siteId }, report }));
    await tx.siteReport.createMany({ data: keyed.map(({ key, report }) => ({ ...key, ...reportColumns(report), version: 1 })) });
    await tx.reportAnswer.createMany({
      data: keyed.flatMap(({ key, report }) =>
        Object.entries(report.answers).map(([questionId, { state, number, text }]) => ({
          ...key,
          questionId,
          state,
          number,
          text,
          version: 1,
        })),
      ),
    });
  }
}
