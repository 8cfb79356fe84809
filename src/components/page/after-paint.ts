/** When a part of a page is drawn. */
type When = (work: () => void) => void;

export const atOnce: When = (work) => work();

/**
 * Once the next frame is painted: what stands under a page's first chart must not hold that chart up. Fifty systems'
 * tables take longer to lay out than all that stands above them.
 */
export const afterPaint: When = (work) => void requestAnimationFrame(() => setTimeout(work));
