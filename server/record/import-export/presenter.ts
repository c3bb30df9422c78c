import type { Finding, Subject } from '../../planning/validation/contract.ts';
import { namesIn } from '../../planning/validation/presenter/names.ts';
import { sentenceOf } from '../../planning/validation/presenter.ts';
import { isKey, translate, type Lang } from '../../i18n/translate.ts';
import type { Refusal } from '../../platform/errors.ts';
import { fold } from '../../platform/text.ts';
import type { Plan } from '../../planning/plan/contract.ts';
import type { ImportWarning } from './contract/index.ts';
import type { FileRemark } from './rules/remarks.ts';
import { hasDefaultSitting } from './rules/to-file.ts';

/** Path of each kind of entity in a file. */
const LISTS: Partial<Record<Subject['kind'], (plan: Plan) => readonly { readonly id: string }[]>> = {
  sitting: (plan) => (hasDefaultSitting(plan) ? [] : plan.sittings),
  item: ({ items }) => items,
  participant: ({ participants }) => participants,
  document: ({ documents }) => documents,
  award: ({ awards }) => awards,
};
const KEYS: Partial<Record<Subject['kind'], string>> = {
  sitting: 'sittings',
  item: 'agenda',
  participant: 'participants',
  document: 'documents',
  award: 'awards',
};

type PathOf = (subject: Subject) => string[];

/** The path of a thing in the file that a plan was read from. A thing that the file does not list has none. */
function pathsIn(plan: Plan): PathOf {
  const places = new Map(
    Object.entries(LISTS).flatMap(([kind, list]) =>
      list(plan).map(({ id }, at): [string, string] => [`${kind} ${id}`, `${KEYS[kind as Subject['kind']]}[${at}]`]),
    ),
  );
  return ({ kind, id }) => {
    const place = places.get(`${kind} ${id}`);
    return place === undefined ? [] : [place];
  };
}

/** What an import says of a file that it stored: remarks on the file itself and what the checks find in the plan, in both languages. */
export function presentWarnings(plan: Plan, remarks: readonly FileRemark[], findings: readonly Finding[]): ImportWarning[] {
  const [vietnamese, english] = [namesIn('vi', plan), namesIn('en', plan)];
  const pathOf = pathsIn(plan);
  const remark = (lang: Lang, code: FileRemark['code']) => translate(lang, `importExport.remark.${code}`);
  return [
    ...remarks.map(({ code, paths }) => ({ code, message: remark('vi', code), english: remark('en', code), paths: [...paths] })),
    ...findings.map((finding) => ({
      code: finding.code,
      message: sentenceOf('vi', finding, vietnamese),
      english: sentenceOf('en', finding, english),
      paths: finding.subjects.flatMap(pathOf),
    })),
  ];
}

/** A field of the format by its name on pages; null for one that no page shows. Keys such as `site` name an id, `x-` stands before others. */
function fieldText(lang: Lang, place: string): string | null {
  const [, key = '', at] = /^(?:x-)?([A-Za-z]+)(?:\[(\d+)\])?/.exec(place) ?? [];
  if (key === 'id') return translate(lang, 'importExport.id');
  const found = [`publishing.field.${key}`, `publishing.field.${key}Id`].find((one) => isKey(one));
  if (found === undefined || !isKey(found)) return null;
  const field = translate(lang, found);
  return at === undefined ? field : translate(lang, 'importExport.nth', { field, n: Number(at) + 1 });
}

/** The place of a fault in words, such as "Đại biểu thứ 3: Điểm cầu"; null for what is only known by its path. */
export function placeText(lang: Lang, path: string): string | null {
  const [, list = '', at = '', rest] = /^([a-z]+)\[(\d+)\](?:\.(.+))?$/.exec(path) ?? [];
  const key = `importExport.row.${list}`;
  if (!isKey(key)) return fieldText(lang, path);
  const row = translate(lang, key, { n: Number(at) + 1 });
  const field = rest === undefined ? null : fieldText(lang, rest);
  return field === null ? row : translate(lang, 'importExport.inRow', { row, field });
}

/** Most faults that a page lists. */
const MAX_SHOWN = 200;

/** A refused file as its page shows it: every fault with its place. */
export function presentRefusal(lang: Lang, { code, message, faults, more = 0 }: Refusal) {
  const n = faults.length + more;
  const whole = translate(lang, 'importExport.whole');
  return {
    title: code === 'invalid' ? translate(lang, 'importExport.refused', { n }) : message,
    faults: faults
      .slice(0, MAX_SHOWN)
      .map(({ path, message: text }) => ({ place: path ? placeText(lang, path) : whole, path, message: text })),
    more: Math.max(0, n - MAX_SHOWN),
  };
}

/** The name of an exported file, from the title: plain letters, so that every system keeps it. */
export const exportFileName = (title: string): string =>
  `${
    fold(title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80) || 'conference'
  }.json`;
