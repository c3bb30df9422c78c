import { allMessages, isKey, translate, type Key, type Lang, type Params } from '../../i18n/translate.ts';
import { outageOf } from '../database/outage.ts';
import { AppError, type Fault, type Refusal } from '../errors.ts';
import { FAULT_BYTES, MAX_PATH_LENGTH } from '../size-limits.ts';

const words = (lang: Lang, candidates: readonly string[], params: Params): string | null => {
  const key = candidates.find((candidate): candidate is Key => isKey(candidate));
  return key ? translate(lang, key, params) : null;
};

/** Words of a fault. A code without any, such as a library's own message, never reaches people. */
const faultWords = (lang: Lang, { message, params = {} }: Fault): string =>
  words(lang, [`errors.fault.${message}`], params) ?? translate(lang, 'errors.fault.bad-value');

/** Key of the words of each feature's codes. An operation's prefix is no guide: one feature has several, such as floor and sitting. */
const byCode = new Map(
  [...allMessages('vi').keys()].flatMap((key) =>
    (/^[a-zA-Z]+\.errors\.([a-z-]+)$/.exec(key) ?? []).slice(1).map((code) => [code, key] as const),
  ),
);

/** Whatever was thrown, as an AppError: an outage of the database has words of its own, anything else unforeseen is an internal error. */
const knownError = (error: unknown): AppError => (error instanceof AppError ? error : new AppError(outageOf(error) ?? 'internal'));

/**
 * A refusal as it is answered: a code for programs, a sentence for people. The words of a code are under
 * `<feature>.errors.<code>`, or under `errors.<code>` if every feature may use it.
 */
export function refusalOf(error: unknown, operationName: string, lang: Lang): Refusal {
  const known = knownError(error);
  const feature = operationName.split('.')[0] ?? '';
  const message =
    words(lang, [`${feature}.errors.${known.code}`, `errors.${known.code}`, byCode.get(known.code) ?? ''], known.params) ??
    translate(lang, 'errors.conflict');
  return { code: known.code, message, ...shownFaults(lang, known.faults) };
}

/** The faults in words, the first that fit into a refusal, and how many more there are. */
function shownFaults(lang: Lang, faults: readonly Fault[]): Pick<Refusal, 'faults' | 'more'> {
  const shown: Refusal['faults'][number][] = [];
  let bytes = 0;
  for (const fault of faults) {
    const worded = { path: shortened(fault.path), message: faultWords(lang, fault) };
    bytes += Buffer.byteLength(JSON.stringify(worded)) + 1;
    if (bytes > FAULT_BYTES) return { faults: shown, more: faults.length - shown.length };
    shown.push(worded);
  }
  return { faults: shown };
}

const shortened = (path: string): string => (path.length > MAX_PATH_LENGTH ? `${path.slice(0, MAX_PATH_LENGTH).toWellFormed()}…` : path);

/** HTTP status of whatever was thrown. */
export const statusOf = (error: unknown): number => knownError(error).status;
