import { isKey } from '../../../server/i18n/translate.ts';
import type { MediaRefusal } from '../../../server/live/live-page/presenter/media.ts';
import { t } from '../../shell/words.ts';
import type { SessionRefusal } from './session/signalling-channel.ts';
import type { SessionStatus } from './session/state.ts';

/** Why a page takes no part in sound and picture, in words; null where nothing was refused. */
export function refusalInWords(state: SessionStatus, refusal: SessionRefusal | null): MediaRefusal | null {
  // While the page comes back by itself, only what sound and picture refuse is worth a word.
  if (refusal && (state === 'off' || isKey(`media.errors.${refusal.code}`))) return { code: refusal.code, text: refusal.message };
  // Off without the server's word: this browser has no WebRTC, or not what the conference's pictures need.
  return state === 'off' ? { code: 'cannot-decode', text: t('media.errors.cannot-decode') } : null;
}
