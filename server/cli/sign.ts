import { createPrivateKey, sign } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { translate } from '../i18n/translate.ts';
import { Prepared } from '../record/signing/contract.ts';
import { runProgram } from './login.ts';

// npm run sign -- REQUEST.json KEY.pem [SIGNATURE.sig]: signs what a server prepared, with a key file, as the program of a token does. It
// needs no server and sends nothing. SIGN_PASSPHRASE: of a key that has one.

async function requestIn(file: string): Promise<Prepared> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(translate('vi', 'signing.cli.notRead', { file }));
  });
  try {
    return Prepared.parse(JSON.parse(text));
  } catch {
    throw new Error(translate('vi', 'signing.cli.signBadRequest', { file }));
  }
}

async function keyIn(file: string) {
  const passphrase = process.env['SIGN_PASSPHRASE'];
  try {
    return createPrivateKey({ key: await readFile(file), ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    throw new Error(translate('vi', 'signing.cli.signBadKey', { file }));
  }
}

await runProgram(async () => {
  const [from, keyFile, to = from?.replace(/(?:\.json)?$/, '.sig')] = process.argv.slice(2);
  if (from === undefined || keyFile === undefined || to === undefined) throw new Error(translate('vi', 'signing.cli.signUsage'));
  const { toSign, name } = await requestIn(from);
  await writeFile(to, `${sign('sha256', Buffer.from(toSign, 'base64'), await keyIn(keyFile)).toString('base64')}\n`);
  console.log(translate('vi', 'signing.cli.signDone', { name, file: to }));
});
