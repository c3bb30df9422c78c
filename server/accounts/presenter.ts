import { translate, type Lang } from '../i18n/translate.ts';
import type { OwnSession } from './contract.ts';
import { deviceOf } from './rules.ts';

/** The device of a session in words, such as "Chrome trên Windows". */
function deviceText(lang: Lang, device: string | null): string {
  const { browser, system } = deviceOf(device);
  if (browser !== null && system !== null) return translate(lang, 'accounts.sessions.device', { browser, system });
  return browser ?? system ?? translate(lang, device === null ? 'accounts.sessions.unknown' : 'accounts.sessions.program');
}

/** A row of the own sessions. */
export const sessionView = (lang: Lang, { device, ...session }: OwnSession) => ({ ...session, device: deviceText(lang, device) });
