import * as Y from 'yjs';

/** Words that were typed into a block which somebody else replaced meanwhile. */
export interface Orphan {
  readonly words: string;
  /** The outermost thing around the words that is gone; null if nothing of it is known any more. */
  readonly lost: Y.Item | null;
}

type DeleteSet = Y.Transaction['deleteSet'];

/** What taking an update into a document did. */
export interface TakenIn {
  readonly update: Uint8Array;
  /** Everything that was deleted by it, with whatever stood in it. */
  readonly deleted: DeleteSet;
  /** How much of each page the document had before, by clock. */
  readonly known: ReadonlyMap<number, number>;
}

/**
 * The words that lost their place when an update was taken in, though the update does not delete them itself: their block was replaced,
 * by its writer or by those who have the document, while somebody else typed into it. To be asked while what was deleted is still there.
 */
export function orphansOf(doc: Y.Doc, { update, deleted, known }: TakenIn): Orphan[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const isWanted = (client: number, clock: number): boolean => !Y.isDeleted(ds, Y.createID(client, clock));
  const taken = [...deleted.clients.keys()].flatMap((client) => orphansOfPage(doc, deleted, client, (clock) => isWanted(client, clock)));
  const homeless = structs.filter((struct): struct is Y.Item => struct instanceof Y.Item && structAt(doc, struct.id) instanceof Y.GC);
  const isNew = ({ client }: Y.ID, clock: number): boolean => clock >= (known.get(client) ?? 0) && isWanted(client, clock);
  return joined([...taken, ...homeless.flatMap((struct) => pieces(struct, null, (clock) => isNew(struct.id, clock)))]);
}

/** For a page's document: deleted content may be forgotten, except its place. */
export const keepsPlaces = ({ content }: Y.Item): boolean => !(content instanceof Y.ContentType);

/** Deleted content that a page typed, as far as it is needed. */
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

/** Moves words that lost their place to right after what replaced it. Returns whether there were any. */
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

/** The words as valid content of a container: text in a paragraph, an item in a list, a row or a cell in a table, a paragraph elsewhere. */
function holding(around: Y.XmlFragment, words: string): Y.XmlElement | Y.XmlText {
  const name = around instanceof Y.XmlElement ? around.nodeName : null;
  if (name === 'bulletList' || name === 'orderedList') return elementOf('listItem', paragraphOf(words));
  if (name === 'table') return elementOf('tableRow', elementOf('tableCell', paragraphOf(words)));
  if (name === 'tableRow') return elementOf('tableCell', paragraphOf(words));
  const holdsBlocks = name === null || name === 'listItem' || name === 'tableCell' || name === 'tableHeader';
  return holdsBlocks ? paragraphOf(words) : new Y.XmlText(words);
}
