import * as Y from 'yjs';

/** Words that were typed into a block which somebody else replaced meanwhile. */
export interface Orphan {
  readonly words: string;
  /** The outermost thing around the words that is gone; null where nothing of it is known any more. */
  readonly lost: Y.Item | null;
}

type DeleteSet = Y.Transaction['deleteSet'];

/**
 * The words that an update took away without a deletion of its own, because it replaced the block in which somebody else was typing; and
 * those that it brought itself for a block that was gone. `deleted`: all that was deleted when the update was taken into the document.
 */
export function orphansOf(doc: Y.Doc, update: Uint8Array, deleted: DeleteSet): Orphan[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const isWanted = (client: number, clock: number): boolean => !Y.isDeleted(ds, Y.createID(client, clock));
  const taken = [...deleted.clients.keys()].flatMap((client) => orphansOfPage(doc, deleted, client, (clock) => isWanted(client, clock)));
  const homeless = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item && structAt(doc, struct.id) instanceof Y.GC);
  return joined([...taken, ...homeless.flatMap((struct) => pieces(struct, null, (clock) => isWanted(struct.id.client, clock)))]);
}

/**
 * The same for a page: what it typed and nobody else has yet, when a change from elsewhere takes its block away. To be asked after the
 * transaction and before its end, while the words are still there. `from`: the first clock that nobody else has.
 */
export const orphansIn = ({ doc, deleteSet }: Y.Transaction, clientId: number, from: number): Orphan[] =>
  joined(orphansOfPage(doc, deleteSet, clientId, (clock) => clock >= from));

/** What a page typed of all that was deleted, as far as it is wanted. */
function orphansOfPage(doc: Y.Doc, deleted: DeleteSet, client: number, isWanted: (clock: number) => boolean): Orphan[] {
  const wanted = (clock: number): boolean => isWanted(clock) && Y.isDeleted(deleted, Y.createID(client, clock));
  return (doc.store.clients.get(client) ?? []).flatMap((struct) =>
    struct instanceof Y.Item && struct.deleted ? pieces(struct, outermostLost(struct), wanted) : [],
  );
}

/** The wanted characters of a run of words. */
function pieces({ id, content }: Y.Item, lost: Y.Item | null, isWanted: (clock: number) => boolean): Orphan[] {
  if (!(content instanceof Y.ContentString)) return [];
  const words = content.str.split('').filter((_, offset) => isWanted(id.clock + offset));
  return words.length > 0 ? [{ words: words.join(''), lost }] : [];
}

function structAt(doc: Y.Doc, { client, clock }: Y.ID) {
  return (doc.store.clients.get(client) ?? []).find((struct) => struct.id.clock <= clock && clock < struct.id.clock + struct.length);
}

function outermostLost(item: Y.Item): Y.Item | null {
  let lost: Y.Item | null = null;
  let around = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  while (around) {
    if (around.deleted) lost = around;
    around = around.parent instanceof Y.AbstractType ? around.parent._item : null;
  }
  return lost;
}

/** Words that lost the same thing, as one text. */
function joined(orphans: readonly Orphan[]): Orphan[] {
  return [...Map.groupBy(orphans, ({ lost }) => lost)].map(([lost, all]) => ({ lost, words: all.map(({ words }) => words).join('') }));
}

/** Puts words that lost their place right behind what replaced it. Returns whether there were any. */
export function rescue(doc: Y.Doc, body: Y.XmlFragment, orphans: readonly Orphan[]): boolean {
  const worth = orphans.filter(({ words }) => words.trim() !== '');
  doc.transact(() => {
    for (const { words, lost } of worth) {
      const around = lost?.parent;
      if (lost && around instanceof Y.XmlFragment) around.insertAfter(lost, [holding(around, words)]);
      else body.push([paragraphOf(words)]);
    }
  });
  return worth.length > 0;
}

const paragraphOf = (words: string): Y.XmlElement => elementOf('paragraph', new Y.XmlText(words));

function elementOf(name: string, inside: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [inside]);
  return element;
}

/** The words as something that may stand in a place: text in a paragraph, an item in a list, a paragraph elsewhere. */
function holding(around: Y.XmlFragment, words: string): Y.XmlElement | Y.XmlText {
  const name = around instanceof Y.XmlElement ? around.nodeName : null;
  if (name === 'bulletList' || name === 'orderedList') return elementOf('listItem', paragraphOf(words));
  return name === null || name === 'listItem' ? paragraphOf(words) : new Y.XmlText(words);
}
