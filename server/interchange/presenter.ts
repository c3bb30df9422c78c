import type { Finding, Subject } from '../checks/contract.ts';
import { namesIn } from '../checks/presenter/names.ts';
import { sentenceOf } from '../checks/presenter.ts';
import { translate, type Lang } from '../i18n/translate.ts';
import type { Plan } from '../plan/contract.ts';
import type { ImportWarning } from './contract.ts';
import type { FileRemark } from './rules/remarks.ts';
import { hasDefaultSitting } from './rules/to-file.ts';

/** Where each kind of thing stands in a file. */
const LISTS: Partial<Record<Subject['kind'], (plan: Plan) => readonly { readonly id: string }[]>> = {
  sitting: (plan) => (hasDefaultSitting(plan) ? [] : plan.sittings),
  item: ({ items }) => items,
  participant: ({ participants }) => participants,
  document: ({ documents }) => documents,
  award: ({ awards }) => awards,
};
const KEYS: Partial<Record<Subject['kind'], string>> = { sitting: 'sittings', item: 'agenda', participant: 'participants', document: 'documents', award: 'awards' };

type PathOf = (subject: Subject) => string[];

/** The path of a thing in the file that a plan was read from. A thing that the file does not list has none. */
function pathsIn(plan: Plan): PathOf {
  const places = new Map(
    Object.entries(LISTS).flatMap(([kind, list]) => list(plan).map(({ id }, at): [string, string] => [`${kind} ${id}`, `${KEYS[kind as Subject['kind']]}[${at}]`])),
  );
  return ({ kind, id }) => {
    const place = places.get(`${kind} ${id}`);
    return place === undefined ? [] : [place];
  };
}

/** What an import says of a file that it stored: remarks on the file itself and what the checks find in the plan. */
export function presentWarnings(lang: Lang, plan: Plan, remarks: readonly FileRemark[], findings: readonly Finding[]): ImportWarning[] {
  const nameOf = namesIn(lang, plan);
  const pathOf = pathsIn(plan);
  return [
    ...remarks.map(({ code, paths }) => ({ code, message: translate(lang, `interchange.remark.${code}`), paths: [...paths] })),
    ...findings.map((finding) => ({ code: finding.code, message: sentenceOf(lang, finding, nameOf), paths: finding.subjects.flatMap(pathOf) })),
  ];
}
