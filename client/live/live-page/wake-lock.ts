/**
 * Keeps the screen of this page on while it is seen, where the browser can: a hall's screen that goes dark shows nobody who speaks. A lock
 * ends with every hidden moment, so it is asked for again when the page is back.
 */
export function keepScreenOn(): void {
  const ask = (): void => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on a battery that is low, or outside https: then the machine's own settings hold.
    void navigator.wakeLock.request('screen').catch(() => {});
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

/** Whether a page may fill the screen here. */
const mayFill = (): boolean => document.fullscreenEnabled;

/** A button that lets the page fill the screen, and take it back; hidden where the browser cannot. */
export function offerFullScreen(button: HTMLElement | null): void {
  if (!button) return;
  button.hidden = !mayFill();
  button.addEventListener('click', toggleFullScreen);
  document.addEventListener('fullscreenchange', () => button.setAttribute('aria-pressed', String(document.fullscreenElement !== null)));
}

/** Fills the screen, or takes it back. Only from a press: browsers refuse it otherwise. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  void change.catch(() => {});
}
