/** Adds the time of printing and the version to printed pages. */
export function stampPrint(): void {
  window.addEventListener('beforeprint', () => {
    const stamp = document.querySelector<HTMLElement>('.print-stamp');
    if (stamp) stamp.textContent = words(stamp, new Date());
  });
}

function words(stamp: HTMLElement, now: Date): string {
  const timeZone = document.documentElement.dataset.zone;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(now);
  const text = (stamp.dataset.print ?? '').replace('{time}', time).replace('{date}', date);
  return stamp.dataset.version ? `${text}, ${stamp.dataset.version}` : text;
}
