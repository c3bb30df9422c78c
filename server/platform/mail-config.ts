import { z } from 'zod';

/** The mail server of an office, and the address from which it writes. */
export interface MailConfig {
  readonly server: {
    readonly host: string;
    readonly port: number;
    /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
    readonly secure: boolean;
    /** Nothing is sent in the clear: with a password, except to this machine. */
    readonly requireTLS: boolean;
    readonly user: string | null;
    readonly password: string | null;
  };
  readonly sender: string;
}

const Sender = z.email();
const OWN_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Reads `SMTP_URL` and `MAIL_FROM`; null without either, and what is wrong with them. */
export function readMail({ SMTP_URL, MAIL_FROM }: NodeJS.ProcessEnv): {
  readonly mail: MailConfig | null;
  readonly faults: readonly string[];
} {
  if (!SMTP_URL && !MAIL_FROM) return { mail: null, faults: [] };
  const url = URL.parse(SMTP_URL ?? '');
  const isServer = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
  const faults = [
    ...(isServer ? [] : ['SMTP_URL: must be a mail server, such as smtp://user:password@mail.example.vn:587 or smtps://mail.example.vn']),
    ...(Sender.safeParse(MAIL_FROM).success ? [] : ['MAIL_FROM: must be the address of the sender, such as van-phong@example.vn']),
  ];
  if (!isServer || faults.length > 0) return { mail: null, faults };
  const secure = url.protocol === 'smtps:';
  const user = url.username === '' ? null : decodeURIComponent(url.username);
  const server = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && user !== null && !OWN_MACHINE.has(url.hostname),
    user,
    password: user === null ? null : decodeURIComponent(url.password),
  };
  return { mail: { server, sender: MAIL_FROM ?? '' }, faults: [] };
}
