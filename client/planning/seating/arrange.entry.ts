// The preview follows each choice: the button is for browsers without scripts.
const form = document.querySelector<HTMLFormElement>('form[data-way]');
form?.querySelector<HTMLElement>('[data-way-submit]')?.setAttribute('hidden', '');
form?.addEventListener('change', () => form.requestSubmit());
