let context: AudioContext | null = null;

/** The page's only AudioContext. Browsers may suspend it until somebody interacts with the page. */
export function soundContext(): AudioContext {
  if (context) return context;
  context = new AudioContext();
  for (const event of ['pointerdown', 'keydown'] as const) addEventListener(event, wake);
  wake();
  return context;
}

function wake(): void {
  if (context?.state === 'suspended') void context.resume().catch(() => {});
}
