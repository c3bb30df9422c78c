import type { MinutesView } from '../../../server/record/minutes/presenter/page/index.ts';
import type { SittingMark } from '../../../server/record/minutes/presenter/page/sittings.ts';
import sitting from '../../../views/record/minutes/sitting.hbs';
import { morph } from '../../shell/templates.ts';

/** Shows the headings of the sittings among the parts, and each part under the sitting in which it was held. */
export function showSittings({ sittings, gone }: MinutesView): void {
  const sheet = document.getElementById('doc');
  if (!sheet) return;
  const marks = sittings.flatMap(({ opening, closing }) => [opening, closing]).flatMap((mark) => mark ?? []);
  const wanted = new Set(marks.map(({ id }) => id));
  for (const old of sheet.querySelectorAll('.sitting-mark')) if (!wanted.has(old.id)) old.remove();
  for (const mark of marks) morph(markElement(sheet, mark), sitting(mark));
  const order = sittings.flatMap(({ opening, parts, closing }) => [opening?.id, ...parts.map(({ part }) => `part-${part}`), closing?.id]);
  const ids = [...order, ...gone.map(({ part }) => `part-${part}`)];
  arrange(
    sheet,
    ids.map((id) => document.getElementById(id ?? '')).filter((element) => element !== null),
  );
}

function markElement(sheet: HTMLElement, { id }: SittingMark): HTMLElement {
  const known = document.getElementById(id);
  if (known) return known;
  const made = document.createElement('div');
  made.className = 'sitting-mark';
  made.id = id;
  sheet.append(made);
  return made;
}

/** Puts the last children of an element in order. What somebody writes in stays where it is, with its cursor, and the others go around it. */
function arrange(sheet: HTMLElement, wanted: readonly Element[]): void {
  const held = wanted.findIndex((element) => element.contains(document.activeElement));
  let next: Element | null = wanted[held] ?? null;
  for (const element of wanted.slice(0, held < 0 ? wanted.length : held).toReversed()) {
    if (element.nextElementSibling !== next) sheet.insertBefore(element, next);
    next = element;
  }
  let last = wanted[held] ?? null;
  for (const element of held < 0 ? [] : wanted.slice(held + 1)) {
    if (last?.nextElementSibling !== element) last?.after(element);
    last = element;
  }
}
