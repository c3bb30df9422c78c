import { createHash } from 'node:crypto';
import { handleChange, type ChangeContext, type Handler, type QueryContext } from '../../../platform/bus/handlers.ts';
import { refuseFaults } from '../../collections/commands.ts';
import type { InputOf } from '../../../platform/contract.ts';
import { AppError } from '../../../platform/errors.ts';
import { endingOf, safeName } from '../content/names.ts';
import { typeOf } from '../content/types.ts';
import { documentsContract as contract, FILE_TYPES, MAX_FILE_BYTES, MEDIA_TYPES, type FileType } from '../contract.ts';
import { distinct, handoutKey } from '../rules.ts';
import { deleteFile, existing, fileWithBytes, hasOpened, insertFile, noteOpening, writeHandouts } from '../store/index.ts';
import { readable } from './access.ts';
import { noteDocumentChange } from './editing.ts';

async function handOut(scope: ChangeContext, { conferenceId, id, version, stamp, handouts: given }: InputOf<typeof contract.handOut>) {
  const { handouts: before, stamp: stampBefore } = await readable(scope, conferenceId, id);
  const handouts = distinct(given);
  const named = (target: 'site' | 'participant') => handouts.flatMap((one) => (one.target === target ? one.id : []));
  const known = await existing(scope.tx, conferenceId, { sites: named('site'), participants: named('participant') });
  const unknown = (one: (typeof given)[number]) => (one.target === 'site' || one.target === 'participant') && !known.has(handoutKey(one));
  refuseFaults(given.flatMap((one, at) => (unknown(one) ? [{ path: `handouts[${at}].id`, message: 'no-such-reference' }] : [])));
  await noteDocumentChange(scope, contract.handOut, conferenceId, id, {
    stamp: [stampBefore, stamp],
    handouts: [before.map(handoutKey), handouts.map(handoutKey)],
  });
  const next = await writeHandouts(scope.tx, { conferenceId, id, version }, stamp, handouts, scope.now);
  if (next === null) throw new AppError('stale');
  return { version: next };
}

interface Checked {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: FileType;
  readonly sha256: string;
}

/** Bytes of a base64 text. @throws AppError invalid. */
function decoded(content: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(content, 'base64');
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
  // Node skips invalid base64, so that a malformed text gives too few bytes.
  if (content.length % 4 !== 0 || bytes.length !== (content.length / 4) * 3 - padding)
    throw new AppError('invalid', {}, [{ path: 'content', message: 'not-base64' }]);
  return bytes;
}

/** Determines the type of a file from its content and name, before any transaction. @throws AppError if it is not accepted. */
export function checkedFile({ name, content }: { readonly name: string; readonly content: string }, mostBytes: number): Checked {
  const bytes = decoded(content);
  if (bytes.length === 0) throw new AppError('file-empty');
  if (bytes.length > mostBytes) throw new AppError('too-large');
  const ending = endingOf(name);
  const type = FILE_TYPES.find((one) => one === ending);
  if (!type) throw new AppError('file-type');
  if (typeOf(bytes) !== type) throw new AppError('file-mismatch', { ending: type });
  return { bytes, type, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const checkFile = async (_scope: QueryContext, input: InputOf<typeof contract.addFile>): Promise<Checked> =>
  checkedFile(input, MAX_FILE_BYTES);

async function addFile(
  scope: ChangeContext,
  { conferenceId, id, name: given }: InputOf<typeof contract.addFile>,
  { bytes, type, sha256 }: Checked,
) {
  await readable(scope, conferenceId, id);
  const { tx, actor, now } = scope;
  const [name, mediaType] = [safeName(given, type), MEDIA_TYPES[type]];
  const number = await insertFile(tx, { conferenceId, documentId: id, name, mediaType, sha256, bytes, now, uploadedBy: actor.id });
  await noteDocumentChange(scope, contract.addFile, conferenceId, id, { file: [null, { number, name, sha256 }] });
  return { number, mediaType, sha256 };
}

async function removeFile(scope: ChangeContext, { conferenceId, id, number }: InputOf<typeof contract.removeFile>) {
  await readable(scope, conferenceId, id);
  const name = await deleteFile(scope.tx, { conferenceId, documentId: id, number });
  if (name === null) throw new AppError('not-found');
  await noteDocumentChange(scope, contract.removeFile, conferenceId, id, { file: [{ number, name }, null] });
  return {};
}

/** A version for a reader, before the transaction; readers outside staff only get the latest. @throws AppError not-found. */
async function readFile(scope: QueryContext, { conferenceId, id, number }: InputOf<typeof contract.openFile>) {
  const { reader, files } = await readable(scope, conferenceId, id);
  const path = { conferenceId, documentId: id, number };
  const file = reader.staff || files[0]?.number === number ? await fileWithBytes(scope.db, path) : null;
  if (!file) throw new AppError('not-found');
  return { file, first: reader.known && !(await hasOpened(scope.db, path, scope.actor)) };
}

async function openFile(
  scope: ChangeContext,
  { conferenceId, id, number }: InputOf<typeof contract.openFile>,
  { file, first }: Awaited<ReturnType<typeof readFile>>,
) {
  if (first && !scope.headersOnly) {
    await noteOpening(scope.tx, { conferenceId, documentId: id, number }, scope.actor, scope.now);
    scope.emit({ kind: 'document.opened', conferenceId });
  }
  return { name: file.name, mediaType: file.mediaType, content: file.content.bytes, revalidate: false };
}

export const circulatingHandlers: Handler[] = [
  handleChange(contract.handOut, handOut),
  handleChange(contract.addFile, addFile, checkFile),
  handleChange(contract.removeFile, removeFile),
  handleChange(contract.openFile, openFile, readFile),
];
