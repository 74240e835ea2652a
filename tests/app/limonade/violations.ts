import axe from 'axe-core'

/** What a machine finds against WCAG 2.2 AA on the page as it stands. A page in a test has no document around it. */
export const violationsHere = async (): Promise<readonly string[]> => {
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`))
}
