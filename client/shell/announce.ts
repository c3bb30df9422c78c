/**
 * Says something to those who listen to the page: politely (who speaks, who is next), or at once (the microphone is open, the line is lost).
 * The page has one region for each (partials/live).
 */
export function announceToScreenReader(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = document.getElementById(`live-${urgency}`);
  if (region && region.textContent !== text) region.textContent = text;
}
