/** The language switch comes back to the very place: the address with its query, which the server may not have seen whole. */
export function switchLanguage(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-language]')) {
    form.addEventListener('submit', () => {
      const back = form.querySelector<HTMLInputElement>('input[name="back"]');
      if (back) back.value = location.pathname + location.search;
    });
  }
}
