import * as Y from 'yjs';

/** Approximate bytes of one piece, well below the limit of an update. */
const PIECE_BYTES = 96 * 1024;
const NO_STOPS: ReadonlySet<number> = new Set();
/** Overhead of a struct besides its words. */
const STRUCT_BYTES = 24;

/** Elements that the editor cannot show without children. */
const NEEDS_CHILDREN = new Set(['table', 'tableRow', 'tableCell', 'tableHeader', 'bulletList', 'orderedList', 'listItem']);

/**
 * The first piece of an update that is too long to send at once, such as a paste of hundreds of paragraphs; a short update as a whole.
 * After each piece the text is valid: no table without rows, no list without lines. `doc` includes the update. No piece crosses
 * a clock of `stops`, so that a refusal of a paste does not include what was typed after it.
 */
export function firstPiece(
  doc: Y.Doc,
  update: Uint8Array,
  stops: ReadonlySet<number> = NO_STOPS,
  pieceBytes: number = PIECE_BYTES,
): { readonly update: Uint8Array; readonly isLast: boolean } {
  if (update.byteLength <= pieceBytes * 2 && stops.size === 0) return { update, isLast: true };
  const structs = piecesOf(Y.decodeUpdate(update).structs, stops);
  const [first] = structs;
  // Only the structs of one client come in the order of their dependencies.
  if (!first || structs.some(({ id }) => id.client !== first.id.client)) return { update, isLast: true };
  let [bytes, end] = [0, 0];
  for (const [index, struct] of structs.entries()) {
    if (bytes > pieceBytes && end > 0) break;
    if (index > 0 && mayEndBefore(doc, struct)) end = index;
    if (end === index && index > 0 && stops.has(struct.id.clock)) break;
    bytes += bytesOf(struct);
  }
  const isShort = bytes <= pieceBytes && !stops.has(structs[end]?.id.clock ?? -1);
  if (end === 0 || isShort) return { update, isLast: true };
  return { update: encoded(structs.slice(0, end)), isLast: false };
}

type Struct = Y.Item | Y.GC | Y.Skip;

/** Splits long runs of text, so that a piece can end inside one. */
const piecesOf = (structs: readonly Struct[], stops: ReadonlySet<number>): Struct[] =>
  structs.flatMap((struct): Struct[] => (struct instanceof Y.Item ? splitWords(struct, stops) : [struct]));

const MAX_RUN_LENGTH = 8000;

function splitWords(item: Y.Item, stops: ReadonlySet<number>): Y.Item[] {
  const { content, id } = item;
  if (!(content instanceof Y.ContentString)) return [item];
  const stop = Math.min(MAX_RUN_LENGTH, ...[...stops].map((clock) => clock - id.clock).filter((offset) => offset > 0));
  if (content.str.length <= stop) return [item];
  // Do not split a surrogate pair.
  const code = content.str.charCodeAt(stop - 1);
  const length = code >= 0xd800 && code <= 0xdbff ? stop - 1 : stop;
  const part = (clock: number, origin: Y.ID | null, text: string): Y.Item =>
    new Y.Item(Y.createID(id.client, clock), null, origin, null, item.rightOrigin, item.parent, item.parentSub, new Y.ContentString(text));
  const head = part(id.clock, item.origin, content.str.slice(0, length));
  const rest = part(id.clock + length, Y.createID(id.client, id.clock + length - 1), content.str.slice(length));
  return [head, ...splitWords(rest, stops)];
}

const bytesOf = (struct: Struct): number =>
  STRUCT_BYTES +
  (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? new TextEncoder().encode(struct.content.str).byteLength : 0);

/** Whether the text before a struct is valid without it. */
function mayEndBefore(doc: Y.Doc, struct: Struct): boolean {
  const item = Y.getItem(doc.store, struct.id);
  if (!(item instanceof Y.Item) || item.parentSub !== null) return true;
  const around = item.parent;
  if (!(around instanceof Y.XmlElement) || !NEEDS_CHILDREN.has(around.nodeName)) return true;
  return item.left !== null;
}

/** Encodes consecutive structs of one client as a Yjs update without deletions. */
function encoded(structs: readonly Struct[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(1);
  encoder.writeLen(structs.length);
  encoder.writeClient(structs[0]?.id.client ?? 0);
  encoder.writeDsClock(structs[0]?.id.clock ?? 0);
  for (const struct of structs) struct.write(encoder, 0);
  encoder.writeLen(0);
  return encoder.toUint8Array();
}

type Clocks = ReadonlyMap<number, number>;

/** The state vector after an update. */
export function clocksAfter(clocks: Uint8Array, update: Uint8Array): Uint8Array {
  const after = new Map(Y.decodeStateVector(clocks));
  for (const [client, clock] of endsOf(update)) after.set(client, Math.max(clock, after.get(client) ?? 0));
  return Y.encodeStateVector(after);
}

const endsOf = (update: Uint8Array): Clocks => Y.parseUpdateMeta(update).to;

/** All pieces of an update in order. `doc` includes the update. */
export function* allPieces(doc: Y.Doc, update: Uint8Array): Generator<Uint8Array> {
  for (let rest = update; ;) {
    const piece = firstPiece(doc, rest);
    yield piece.update;
    if (piece.isLast) return;
    rest = Y.diffUpdate(rest, clocksAfter(Y.encodeStateVector(new Map()), piece.update));
  }
}

/** The text that an update adds, a line for each element. */
export function wordsOf(update: Uint8Array): string {
  const words = Y.decodeUpdate(update).structs.map((struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub !== null) return '';
    return struct.content instanceof Y.ContentString ? struct.content.str : struct.content instanceof Y.ContentType ? '\n' : '';
  });
  return words.join('').replace(/\n+/g, '\n').trim();
}

/** An update that removes from the text what another one added. */
export function withdrawalOf(update: Uint8Array): Uint8Array {
  const { from, to } = Y.parseUpdateMeta(update);
  const encoder = new Y.UpdateEncoderV1();
  encoder.writeLen(0);
  encoder.writeLen(from.size);
  for (const [client, clock] of from) {
    encoder.resetDsCurVal();
    encoder.writeClient(client);
    encoder.writeLen(1);
    encoder.writeDsClock(clock);
    encoder.writeDsLen((to.get(client) ?? clock) - clock);
  }
  return encoder.toUint8Array();
}
