import { check } from '../../validation/rules.ts';
import { presentFindings, type FindingView } from '../../validation/presenter.ts';
import type { Lang } from '../../../i18n/translate.ts';
import type { Plan } from '../../plan/contract.ts';

/** Findings that a row shows in its own way, or that are about people rather than the item. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set([
  'unknown-length',
  'unknown-start',
  'speaker-not-listed',
  'like-names',
  'no-chair',
  'no-secretary',
]);

/** What disagrees in a draft, by the item that it is about. */
export function findingsByItem(lang: Lang, plan: Plan): Map<string, FindingView[]> {
  const findings = check(plan).filter(({ code }) => !SAID_ELSEWHERE.has(code));
  const views = presentFindings(lang, plan, findings);
  const byItem = new Map<string, FindingView[]>();
  for (const [at, { subjects }] of findings.entries()) {
    const view = views[at];
    const ids = new Set(subjects.filter(({ kind }) => kind === 'item').map(({ id }) => id));
    if (view) for (const id of ids) byItem.set(id, [...(byItem.get(id) ?? []), view]);
  }
  return byItem;
}
