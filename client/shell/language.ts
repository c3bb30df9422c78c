/** Makes the language switch return to the current URL with its query, which the server may not fully know. */
export function switchLanguage(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-language]')) {
    form.addEventListener('submit', () => {
      const back = form.querySelector<HTMLInputElement>('input[name="back"]');
      if (back) back.value = location.pathname + location.search;
    });
  }
}
