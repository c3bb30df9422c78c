import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { FactLine } from '../../../server/record/minutes/presenter/page/parts.ts';
import { placeFacts } from '../../../server/record/minutes/rules/order.ts';
import factTemplate from '../../../views/record/minutes/fact.hbs';
import { serverNow } from '../../clock.ts';

type Facts = readonly FactLine[];
const FACTS = new PluginKey<Facts>('minutes-facts');

interface Start {
  readonly at: number | null;
  readonly position: number;
}

/** Shows the facts of a part as locked lines among its text. They belong to the journal and are never part of the text. */
export const factsPlugin = (): Plugin<Facts> =>
  new Plugin<Facts>({
    key: FACTS,
    state: {
      init: () => [],
      apply: (transaction, facts) => (transaction.getMeta(FACTS) as Facts | undefined) ?? facts,
    },
    props: { decorations: (state) => DecorationSet.create(state.doc, factWidgets(state, FACTS.getState(state) ?? [])) },
  });

/** Replaces the facts shown. */
export const factsTransaction = (state: EditorState, facts: Facts): Transaction =>
  state.tr.setMeta(FACTS, facts).setMeta('addToHistory', false);

function factWidgets(state: EditorState, facts: Facts): Decoration[] {
  const starts: Start[] = [];
  state.doc.forEach((node, position, index) => {
    // An empty last line is where writing continues, so facts go above it.
    const open = index === state.doc.childCount - 1 && node.isTextblock && node.content.size === 0 && node.attrs.at === null;
    starts.push({ at: open ? Infinity : beginOf(node.attrs.at), position });
  });
  const placed = placeFacts(facts, starts);
  const widgets = placed.flatMap((one, index) => {
    if (one.kind === 'block') return [];
    const next = placed.slice(index).find((later) => later.kind === 'block');
    return [factWidget(next?.kind === 'block' ? next.block.position : state.doc.content.size, one.fact)];
  });
  const open = starts.at(-1);
  const size = state.doc.lastChild?.nodeSize ?? 0;
  return open?.at === Infinity ? [...widgets, Decoration.node(open.position, open.position + size, { class: 'is-open' })] : widgets;
}

function factWidget(position: number, fact: FactLine): Decoration {
  const key = `${fact.at} ${fact.time} ${fact.text} ${fact.listen}`;
  return Decoration.widget(position, (view, getPos) => factElement(view, getPos, fact), {
    side: -1,
    key,
    ignoreSelection: true,
    stopEvent: () => true,
  });
}

/** A locked line; pressing it begins a line right below. */
function factElement(view: EditorView, getPos: () => number | undefined, fact: FactLine): HTMLElement {
  const holder = document.createElement('div');
  holder.contentEditable = 'false';
  holder.className = 'locked';
  holder.innerHTML = factTemplate({ fact }).trim();
  holder.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) return;
    const position = getPos();
    if (position !== undefined && view.editable) writeBelow(view, position, fact.at);
  });
  return holder;
}

function writeBelow(view: EditorView, position: number, at: number): void {
  const next = view.state.doc.nodeAt(position);
  const free = next?.isTextblock === true && next.content.size === 0;
  const paragraph = view.state.schema.nodes.paragraph?.create({ at });
  const transaction = view.state.tr;
  if (free) transaction.setNodeAttribute(position, 'at', at);
  else if (paragraph) transaction.insert(position, paragraph);
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, position + 1)).scrollIntoView());
  view.focus();
}

const beginOf = (at: unknown): number | null => {
  const value = typeof at === 'string' ? Number(at) : at;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/**
 * Stores when a block was begun, as soon as it has content: now at the end of the text; anywhere else the time of the block before it.
 */
export const begunPlugin = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, _before, state) {
      const local = transactions.some((one) => one.docChanged && one.getMeta(ySyncPluginKey) === undefined);
      return local ? begun(state) : null;
    },
  });

function begun(state: EditorState): Transaction | null {
  const transaction = state.tr;
  let before: number | null = null;
  state.doc.forEach((node, position, index) => {
    const at = beginOf(node.attrs.at);
    const begins = at === null && (node.isAtom || node.content.size > 0);
    const last = index === state.doc.childCount - 1;
    const next = begins ? (last ? Math.round(serverNow()) : before) : at;
    if (begins && next !== null) transaction.setNodeAttribute(position, 'at', next);
    before = next ?? before;
  });
  return transaction.docChanged ? transaction : null;
}
