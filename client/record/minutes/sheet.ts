import type { Editor } from '@tiptap/core';
import type { Part } from '../../../server/record/minutes/contract.ts';
import { gatherSheet, type Sheet } from '../../../server/record/minutes/presenter/sheet.ts';
import { entryLine } from '../../../server/record/minutes/presenter/page/parts.ts';
import { minutesView, type MinutesView } from '../../../server/record/minutes/presenter/page/index.ts';
import { readBody } from '../../../server/record/minutes/rules/body.ts';
import type { PersonWriting } from '../../../server/record/minutes/co-editing/rules.ts';
import { minutesFacts } from '../../../server/record/minutes/rules/facts.ts';
import coEditors from '../../../views/record/minutes/co-editors.hbs';
import factTemplate from '../../../views/record/minutes/fact.hbs';
import lines from '../../../views/record/minutes/lines.hbs';
import meta from '../../../views/record/minutes/meta.hbs';
import outline from '../../../views/record/minutes/outline.hbs';
import head from '../../../views/record/minutes/part-head.hbs';
import { serverNow } from '../../clock.ts';
import { call } from '../../connection.ts';
import { pageLang } from '../../shell/page.ts';
import { morph } from '../../shell/templates.ts';
import { t } from '../../shell/words.ts';
import type { PartCarets } from './co-editing/carets.ts';
import { showFacts } from './editor.ts';
import { showSittings } from './sittings.ts';
import type { PartText } from './part-text.ts';

/** A part of the page: its shared text, who stands where in it, and its editor if it may be shown. */
export interface OpenPart {
  readonly text: PartText;
  readonly carets: PartCarets;
  readonly editor: Editor;
}

export interface PageParts {
  readonly conferenceId: string;
  readonly canWrite: boolean;
  readonly parts: ReadonlyMap<Part, OpenPart>;
  /** The part being edited. */
  current: Part | null;
  /** Who else writes at present. */
  writing: readonly PersonWriting[];
}

let known: Sheet | null = null;

/** Fetches agenda and proceedings again and shows them. */
export async function refreshSheet(page: PageParts): Promise<void> {
  known = await gatherSheet((operation, input) => call(operation, input), page.conferenceId, serverNow());
  showSheet(page);
}

/** Renders the facts with the text of this page. */
export function showSheet(page: PageParts): void {
  if (!known) return;
  const texts = new Map([...known.texts, ...[...page.parts].map(([part, { text }]) => [part, readBody(text.doc)] as const)]);
  const facts = minutesFacts(known.plan, known.state, known.facts.attendance, serverNow(), known.conferred);
  const sheet: Sheet = { ...known, texts, facts };
  const { canWrite, current, writing } = page;
  const view = minutesView(sheet, { lang: pageLang(), canWrite, current, writing });
  fill('outline', outline(view.outline));
  showPeople(view);
  fill('meta', meta(view.meta));
  fill('proceedings', lines({ lines: view.lines }));
  for (const part of [view.general, ...view.sittings.flatMap(({ parts }) => parts), ...view.gone]) showPart(page, part);
  showSittings(view);
  labelNotes();
  wordProceedings(sheet);
}

/** Shows who else writes; what is being read stays in its place. */
function showPeople({ coEditors: people }: MinutesView): void {
  const sheet = document.getElementById('doc');
  const topBefore = sheet?.getBoundingClientRect().top ?? 0;
  document.getElementById('co-editors')?.toggleAttribute('hidden', people.length === 0);
  fill('co-editors', coEditors({ people }));
  if (sheet && sheet.scrollTop > 0) sheet.scrollTop += sheet.getBoundingClientRect().top - topBefore;
}

function fill(id: string, html: string): void {
  const element = document.getElementById(id);
  if (element) morph(element, html);
}

type ShownPart = Pick<MinutesView['general'], 'part' | 'state' | 'missing' | 'facts'>;

function showPart(page: PageParts, view: ShownPart): void {
  const section = document.getElementById(`part-${view.part}`);
  const open = page.parts.get(view.part);
  if (!section) return;
  section.className = `minutes-part is-${view.state}`;
  const heading = section.querySelector('[data-head]');
  if (heading) morph(heading, head(view));
  const writing = open?.editor.isFocused ?? false;
  section.querySelector('[data-void]')?.toggleAttribute('hidden', !view.missing || writing);
  if (open) showFacts(open.editor, view.facts);
}

/** Numbers conclusions, tasks and recommendations across the page. */
function labelNotes(): void {
  const counts = new Map<string, number>();
  for (const note of document.querySelectorAll<HTMLElement>('[data-note]')) {
    const kind = note.dataset.note ?? '';
    const n = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, n);
    const label = note.querySelector('.gutter');
    if (label) label.textContent = t(`minutes.note.${kind as 'conclusion' | 'task' | 'recommendation'}`, { n: String(n) });
  }
}

/** Shows the time and words of entries in the text. */
function wordProceedings(sheet: Sheet): void {
  for (const line of document.querySelectorAll<HTMLElement>('.ProseMirror [data-seq]')) {
    morph(line, factTemplate({ fact: entryLine(sheet, Number(line.dataset.seq), pageLang()) }));
  }
}
