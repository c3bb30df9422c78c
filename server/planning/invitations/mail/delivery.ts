import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailConfig } from '../../../platform/mail-config.ts';
import { deliveryOf, type Delivery } from './rules.ts';

/** A message as the mail server gets it. */
export interface Letter {
  readonly id: string;
  readonly to: string;
  /** Name of the sender: who holds the conference. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

const CONNECTION_TIMEOUT_MS = 20_000;
const SILENCE_TIMEOUT_MS = 60_000;

/** The bytes of a message. Names and subjects are encoded, addresses stand alone: nothing that people wrote becomes a header. */
function bytesOf({ id, to, from, subject, text }: Letter, sender: string): Promise<Buffer> {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const mail = new MailComposer({
    from: { name: from, address: sender },
    to: { name: '', address: to },
    subject,
    text,
    messageId: `<${id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => mail.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes))));
}

/** The bytes as a stream that says when they are asked for: that is when the server has agreed to take them. */
function watched(bytes: Buffer, onAsked: () => void): Readable {
  return new Readable({
    read() {
      onAsked();
      this.push(bytes);
      this.push(null);
    },
  });
}

/** Hands a message to the mail server, over a connection of its own. Never throws. */
export async function deliver({ server, sender }: MailConfig, letter: Letter): Promise<Delivery> {
  const bytes = await bytesOf(letter, sender);
  const { user, password, ...target } = server;
  const connection = new SMTPConnection({
    ...target,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
  });
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  let [hasBegun, isAboutMessage] = [false, false];
  const fail = (error: { readonly responseCode?: number } | null | undefined): void =>
    resolve(deliveryOf({ code: error?.responseCode, hasBegun }, isAboutMessage));
  const send = (): void => {
    isAboutMessage = true;
    const stream = watched(bytes, () => (hasBegun = true));
    connection.send({ from: sender, to: [letter.to], size: bytes.length }, stream, (error) => {
      if (error) return fail(error);
      connection.quit();
      resolve({ is: 'taken' });
    });
  };
  connection.on('error', fail);
  connection.once('end', () => fail(null));
  connection.connect((error) => {
    if (error) return fail(error);
    if (user === null) return send();
    connection.login({ credentials: { user, pass: password ?? '' } }, (refused) => (refused ? fail(refused) : send()));
  });
  return promise.finally(() => connection.close());
}
