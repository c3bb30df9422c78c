/**
 * Keeps the screen on while this page is visible, if the browser can. The lock ends whenever the page is hidden, so it is requested
 * again when the page is back.
 */
export function keepScreenOn(): void {
  const ask = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on low battery or without HTTPS: then the machine's own settings apply.
    void navigator.wakeLock.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

/** Whether full screen is available. */
const mayFill = (): boolean => document.fullscreenEnabled;

/** Turns a button into a full screen switch; hidden if the browser cannot. */
export function offerFullScreen(button: HTMLElement | null): void {
  if (!button) return;
  button.hidden = !mayFill();
  button.addEventListener('click', toggleFullScreen);
  document.addEventListener('fullscreenchange', () => button.setAttribute('aria-pressed', String(document.fullscreenElement !== null)));
}

/** Enters or leaves full screen. Call it from a press only: browsers refuse it otherwise. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  void change.catch(() => {});
}
