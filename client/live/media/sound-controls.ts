import type { Sounds, SoundState } from './sounds.ts';

/** The sound controls of a page (views/live/live-page/sound): mute, volume, and a button for browsers that block sound. */
export function soundControls(sounds: Sounds): (state: SoundState) => void {
  const mute = document.getElementById('sound-mute');
  const volume = document.getElementById('sound-volume') as HTMLInputElement | null;
  mute?.addEventListener('click', () => sounds.mute(!sounds.state.muted));
  volume?.addEventListener('input', () => sounds.volume(volume.valueAsNumber / 100));
  document.getElementById('sound-on')?.addEventListener('click', () => sounds.mute(false));
  // Any press unblocks sound.
  for (const event of ['pointerdown', 'keydown'] as const) {
    document.addEventListener(event, () => sounds.state.blocked && sounds.unlock());
  }
  const show = ({ blocked, muted, volume: loud }: SoundState): void => {
    document.getElementById('sound')?.classList.toggle('is-muted', muted);
    mute?.setAttribute('aria-pressed', String(muted));
    if (volume && volume !== document.activeElement) volume.value = String(Math.round(loud * 100));
    toggle('sound-blocked', blocked && !muted);
  };
  show(sounds.state);
  return show;
}

/** Shows or hides the sound controls. */
export const showSoundControls = (isThere: boolean): void => toggle('sound', isThere);

function toggle(id: string, isThere: boolean): void {
  const element = document.getElementById(id);
  if (element && element.hidden === isThere) element.hidden = !isThere;
}
