/** The files of this page: what it has loaded, and what it loads later. */
function filesOfPage(later: readonly string[]): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const urls = [...loaded, ...later].filter(
    (url) => new URL(url).origin === location.origin && new URL(url).pathname.startsWith('/assets/'),
  );
  return [...new Set(urls)];
}

/**
 * Keeps this page in the browser, so that it opens during a cut. `later`: files that it will need besides those it has loaded.
 * Browsers do so only for pages by HTTPS or from localhost. Resolves once everything is kept, to whether it is.
 */
export async function keepDoorPage(conferenceId: string, later: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const at = `/conferences/${conferenceId}/check-in`;
  try {
    await navigator.serviceWorker.register(`${at}/worker.js`, { scope: `${at}/door` });
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.origin + location.pathname, ...filesOfPage(later)] }, []);
    return active !== null;
  } catch {
    return false;
  }
}
