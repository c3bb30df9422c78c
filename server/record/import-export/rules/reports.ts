import type { Plan } from '../../../planning/plan/contract.ts';
import { answerFaults } from '../../../planning/reports/rules/answers.ts';
import { questionFaults } from '../../../planning/reports/rules/questions.ts';
import type { FormWithReports, StoredReport } from '../../../planning/reports/rules/recorded.ts';
import { FileReports, REPORTS_KEY, type FileReportForm } from '../contract/format/reports.ts';

type FileReport = FileReportForm['reports'][number];

const writtenReport = (site: string, { version: _version, history, ...report }: StoredReport): FileReport => ({
  site,
  ...report,
  history: history.map(({ kind, at, byKind, text }) => ({ kind, at, bySite: byKind === 'site', text })),
});

/** The forms of a conference with their reports as its file has them. Reports of sites that are gone are not in it. */
export function writeReports({ sites }: Pick<Plan, 'sites'>, all: readonly FormWithReports[]) {
  const known = new Set(sites.map(({ id }) => id));
  const forms = all.map(({ form: { version: _version, ...form }, reports }): FileReportForm => {
    const ofKnown = [...reports].filter(([siteId]) => known.has(siteId));
    return { ...form, reports: ofKnown.map(([siteId, report]) => writtenReport(siteId, report)) };
  });
  return forms.length === 0 ? {} : { [REPORTS_KEY]: forms };
}

function readReport({ site, history, ...report }: FileReport, form: FileReportForm): readonly [string, StoredReport] {
  const given = Object.entries(report.answers).filter(
    ([questionId, answer]) => answerFaults(form.questions, [{ questionId, ...answer }]).length === 0,
  );
  const lines = history.map(({ kind, at, bySite, text }) => ({
    kind,
    at,
    by: bySite ? site : '',
    byKind: bySite ? 'site' : 'file',
    text,
  }));
  return [site, { ...report, answers: Object.fromEntries(given), history: lines, version: 1 }];
}

/** The forms of a file with their reports. Empty where it has none, or something else under their key. */
export function readReports(file: object, { sites }: Pick<Plan, 'sites'>): FormWithReports[] {
  const read = FileReports.safeParse(new Map(Object.entries(file)).get(REPORTS_KEY)).data ?? [];
  const known = new Set(sites.filter(({ group }) => !group).map(({ id }) => id));
  // A key that is given twice is the first one's.
  const forms = [...new Map(read.toReversed().map((form) => [form.id, form])).values()].toReversed();
  return forms
    .filter(({ questions }) => questionFaults(questions).length === 0)
    .map((entry) => {
      const { reports, ...form } = entry;
      const own = reports.filter(({ site }) => known.has(site)).map((report) => readReport(report, entry));
      return { form: { ...form, version: 1 }, reports: new Map(own) };
    });
}
