/**
 * Announces a text to screen readers: politely (who speaks, who is next), or at once (the microphone is open, the connection is lost).
 * The page has one live region for each (partials/live).
 */
export function announceToScreenReader(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = document.getElementById(`live-${urgency}`);
  if (region && region.textContent !== text) region.textContent = text;
}
