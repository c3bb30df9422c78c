/** How often to ask again for what the browser refused, as on a low battery that may be charging by then. */
const RETRY_INTERVAL_MS = 30_000;

/**
 * Keeps the screen on while this page is visible, if the browser can. The lock ends whenever the page is hidden, and the system may take
 * it away: it is requested again at once, when the page is back, and every half minute while it is refused. Without HTTPS there is
 * none: then the machine's own settings apply.
 */
export function keepScreenOn(): void {
  let lock: WakeLockSentinel | null = null;
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator) || lock?.released === false) return;
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    lock?.addEventListener('release', () => void ask(), { once: true });
  };
  document.addEventListener('visibilitychange', () => void ask());
  setInterval(() => void ask(), RETRY_INTERVAL_MS);
  void ask();
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
