/**
 * Chromium 156 takes the whole page down when an element that holds a playing video is moved by moveBefore, as Idiomorph does with
 * what keeps its id in another place. Such an element is moved the old way, which a video bears; for all others nothing changes.
 */
export function spareMovedVideos(): void {
  // Templates are rendered outside of browsers as well, where nothing moves.
  if (typeof Element === 'undefined') return;
  const { moveBefore } = Element.prototype;
  if (typeof moveBefore !== 'function') return;
  Element.prototype.moveBefore = function (this: Element, node: Node, child: Node | null): void {
    if (holdsVideo(node)) this.insertBefore(node, child);
    else moveBefore.call(this, node, child);
  };
}

const holdsVideo = (node: Node): boolean =>
  node instanceof HTMLVideoElement || (node instanceof Element && node.querySelector('video') !== null);
