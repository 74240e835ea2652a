/** So few letters fit beside each other that columns become one: a small phone with very large text. A media query in rem
 *  would not see the text size of the settings. */
const narrow = { remWide: 17 }

/** Tells the style sheets with `data-narrow`, now and whenever the width or the size of the text changes. */
export const watchNarrow = (root: HTMLElement): void => {
  const measure = (): void => {
    const rem = Number.parseFloat(getComputedStyle(root).fontSize)
    root.toggleAttribute('data-narrow', root.clientWidth / rem < narrow.remWide)
  }
  // Larger text makes the page higher, and so it is seen as well.
  new ResizeObserver(measure).observe(root)
  new MutationObserver(measure).observe(root, { attributeFilter: ['data-text', 'style'] })
  measure()
}
