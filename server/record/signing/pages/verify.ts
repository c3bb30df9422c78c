import { translate } from '../../../i18n/translate.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Answer, PageContext, PageRoutes } from '../../../platform/pages/routes.ts';
import { MAX_CHECKED_BYTES, verificationContract as contract } from '../contract.ts';
import { checkedView, paperView } from '../presenter/verdict.ts';
import { inGroups } from '../presenter/words.ts';

const PAGE = 'record/signing/verify';
/** The hash of no file: asked for only to learn whether this reader may ask at all. */
const NO_FILE = '0'.repeat(64);
type View = Readonly<Record<string, unknown>>;

/** Somebody signed in sends the file; anybody else has their browser tell its hash, so that nothing large is taken from strangers. */
function page(context: PageContext, view: View = {}, status = 200): Answer {
  const isUser = context.actor.kind === 'user';
  const fileHint = translate(context.lang, isUser ? 'signing.verify.fileHint' : 'signing.verify.fileHintHere');
  return context.render(PAGE, { isUser, fileHint, isPrivate: true, ...view }, status);
}

/** An operation that this reader may not run: the page says why, and asks to sign in. */
const refusedPage = (context: PageContext, { message, code }: Refusal): Answer =>
  page(
    context,
    { refused: message, isClosed: code === 'verification-closed' },
    code === 'too-many' ? 429 : code === 'code-unknown' ? 404 : 403,
  );

async function byHash(context: PageContext, sha256: string): Promise<Answer> {
  const result = await context.attempt(contract.byFile, { sha256 });
  const shown = { hash: inGroups(sha256) };
  if ('refusal' in result) {
    if (result.refusal.code !== 'code-unknown') return refusedPage(context, result.refusal);
    return page(context, { ...shown, same: { isGood: false, icon: 's-warn', state: 'other' } });
  }
  return page(context, {
    ...shown,
    same: { isGood: true, icon: 's-ready', state: 'same' },
    paper: paperView(context.lang, result.output.paper),
  });
}

async function show(context: PageContext): Promise<Answer> {
  const { file } = context.query;
  if (file !== undefined && /^[0-9a-f]{64}$/.test(file)) return byHash(context, file);
  const closed = await context.attempt(contract.byFile, { sha256: NO_FILE });
  const isClosed = 'refusal' in closed && closed.refusal.code === 'verification-closed';
  return isClosed ? page(context, { refused: closed.refusal.message, isClosed }) : page(context);
}

async function byCode(context: PageContext): Promise<Answer> {
  const result = await context.attempt(contract.byCode, { code: context.params.code ?? '' });
  if ('refusal' in result) {
    const { code, message } = result.refusal;
    return code === 'invalid'
      ? page(context, { refused: translate(context.lang, 'signing.errors.code-unknown') }, 404)
      : refusedPage(context, { code, message, faults: [] });
  }
  return page(context, { isByCode: true, paper: paperView(context.lang, result.output.paper) });
}

async function check(context: PageContext): Promise<Answer> {
  const [file] = context.files;
  const asked = (key: 'missing' | 'tooLarge') => page(context, { fileError: translate(context.lang, `signing.verify.${key}`) }, 400);
  if (!file || file.bytes.length === 0) return asked('missing');
  if (file.bytes.length > MAX_CHECKED_BYTES) return asked('tooLarge');
  const result = await context.attempt(contract.check, { content: file.bytes.toString('base64') });
  if ('refusal' in result) return page(context, { fileError: result.refusal.message }, 400);
  const { file: checked, paper } = result.output;
  return page(context, {
    fileName: file.name,
    checked: checkedView(context.lang, checked),
    paper: paper && paperView(context.lang, paper),
    isElsewhere: paper === null,
  });
}

async function key(context: PageContext): Promise<Answer> {
  return context.text('text/plain; charset=utf-8', (await context.run(contract.key, {})).key);
}

/** /verify: whether a signed paper is as it was signed, by whom and when; /verify/CODE: by the code that stands on it. */
export function verifyPages(routes: PageRoutes): void {
  routes.get('/verify', show);
  routes.get('/verify/key.pem', key);
  routes.get('/verify/:code', byCode);
  routes.post('/verify', check, { uploadFor: contract.check });
}
