import type { FileRead } from '../../../platform/bus/handlers.ts';
import { parse } from '../../../platform/bus/parse.ts';
import { canonicalJson, sha256 } from '../../../platform/canonical.ts';
import { AppError } from '../../../platform/errors.ts';
import { ConferenceFile } from '../contract/format.ts';
import { isRecord } from '../contract/references.ts';

/** Reads a conference/1 file: the slow part of an import. @throws AppError not-json, invalid. */
export function readBytes(bytes: Uint8Array): FileRead {
  const file = bytes.byteLength === 0 ? {} : json(bytes);
  if (!isRecord(file)) throw new AppError('invalid');
  // Whoever took the bytes has measured them.
  const input = parse(ConferenceFile, file, Infinity);
  return { input, hash: sha256(canonicalJson(input)) };
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('not-json');
  }
}
