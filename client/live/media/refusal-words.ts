import { isKey } from '../../../server/i18n/translate.ts';
import type { MediaRefusal } from '../../../server/live/live-page/presenter/media.ts';
import { t } from '../../shell/words.ts';
import type { SessionRefusal } from './session/signalling-channel.ts';
import type { SessionStatus } from './session/state.ts';

/** Words that say why a page has no media; null if nothing was refused. */
export function refusalInWords(state: SessionStatus, refusal: SessionRefusal | null): MediaRefusal | null {
  // While the page reconnects by itself, only refusals of the media feature are worth showing.
  if (refusal && (state === 'off' || isKey(`media.errors.${refusal.code}`))) return { code: refusal.code, text: refusal.message };
  // Off without a refusal: this browser has no WebRTC, or lacks the codecs of the conference.
  return state === 'off' ? { code: 'cannot-decode', text: t('media.errors.cannot-decode') } : null;
}
