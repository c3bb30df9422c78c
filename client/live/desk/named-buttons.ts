/**
 * Gives the desk's command buttons ids by what they do. Without, a button whose neighbour goes would become another one in its place: a
 * click that was on its way would run what nobody meant, such as inviting a speaker again instead of launching a campaign.
 */
export function nameButtons(root: ParentNode, place: string): void {
  const seen = new Map<string, number>();
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[name="command"]')) {
    const what = encodeURIComponent(`${operationOf(button.value)} ${button.dataset['subject'] ?? ''}`);
    const nth = (seen.get(what) ?? 0) + 1;
    seen.set(what, nth);
    button.id = `${place}:${what}:${nth}`;
  }
}

/** The operation without its input, which changes with every revision. */
const operationOf = (command: string): string => (JSON.parse(command) as { readonly name: string }).name;
