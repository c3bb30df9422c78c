/** Without a login nothing is sent: the browser computes the hash of the file, and the server is asked for it. */
const form = document.querySelector<HTMLFormElement>('form[data-hash-here]');

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function say(words: string): void {
  const said = form?.querySelector<HTMLElement>('[data-said]');
  if (!said) return;
  said.textContent = words;
  said.hidden = false;
}

async function check(sent: HTMLFormElement): Promise<void> {
  const file = sent.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
  if (!file) return;
  // Browsers compute hashes on pages from https and from the same machine only.
  if (!('subtle' in crypto)) return say(sent.dataset['hashHere'] ?? '');
  const hash = hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  location.assign(`/verify?file=${hash}`);
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void check(form);
});
