import { formatClock } from '../../../i18n/format.ts';
import { translate, type Key, type Lang } from '../../../i18n/translate.ts';

/** A command given on a live page that has no answer yet. */
export interface PendingCommand {
  /** Label of the button, and whom it concerns. */
  readonly label: string;
  /** Milliseconds since 1970 by the server's clock. */
  readonly pressedAt: number;
  /** `waiting` was never sent; `unknown` may or may not have arrived. */
  readonly state: 'sending' | 'waiting' | 'unknown';
}

/** The question before a command is sent late. */
export interface LateQuestion {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly refuse: string;
}

/** How late a command may be sent without asking again. */
export const ASK_AGAIN_AFTER_MS = 10_000;

const wordsOf = (lang: Lang, zone: string, { label, pressedAt }: PendingCommand) => {
  const params = { label, time: formatClock(lang, pressedAt, zone) };
  return (key: Key): string => translate(lang, key, params);
};

/** The notice on the page while a command has no answer; null as long as the delay is normal. */
export function pendingRow(command: PendingCommand, lang: Lang, zone: string): { text: string; abandon: string; icon: string } | null {
  const t = wordsOf(lang, zone, command);
  if (command.state === 'sending') return null;
  return command.state === 'waiting'
    ? { text: t('livePage.pending.waiting'), abandon: t('livePage.pending.abandonWaiting'), icon: 's-late' }
    : { text: t('livePage.pending.unknown'), abandon: t('livePage.pending.abandonUnknown'), icon: 's-warn' };
}

/** Asks whether a late command is still wanted; `wasSent`: it may already have arrived. */
export function lateQuestion(command: PendingCommand, wasSent: boolean, lang: Lang, zone: string): LateQuestion {
  const t = wordsOf(lang, zone, command);
  return wasSent
    ? {
        title: t('livePage.pending.askUnknown'),
        text: t('livePage.pending.askUnknownText'),
        verb: t('livePage.pending.resend'),
        refuse: t('livePage.pending.doNotResend'),
      }
    : {
        title: t('livePage.pending.askWaiting'),
        text: t('livePage.pending.askWaitingText'),
        verb: t('livePage.pending.doIt'),
        refuse: t('livePage.pending.doNot'),
      };
}
