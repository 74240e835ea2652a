import type { Questionnaire } from './questionnaire.ts'

type Versioned = Pick<Questionnaire, 'version'>

/** Versions of a form in the order in which they followed each other, the same on every phone. Two that were published
 *  at the same moment follow by their last characters. */
export const inOrder = <Form extends Versioned>(forms: readonly Form[]): readonly Form[] =>
  forms.toSorted((a, b) => {
    const [left, right] = [numbersIn(a.version), numbersIn(b.version)]
    const apart = left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0)
    return apart ?? (a.version < b.version ? -1 : a.version > b.version ? 1 : 0)
  })

/** The version after all of these. What follows the plus makes it the only one, also when two coordinators publish at
 *  once without internet.
 *  @param mark a few random letters and digits */
export const nextVersion = (forms: readonly Versioned[], mark: string): string => {
  const [major = 1, minor = 0] = numbersIn(inOrder(forms).at(-1)?.version ?? '')
  return `${major}.${minor + 1}.0+${mark}`
}

/** What people call it: 1.2 for `1.2.0+7f3a`. */
export const shortVersion = (version: string): string => {
  const [major, minor] = numbersIn(version)
  return major === -1 ? version : `${major}.${minor}`
}

/** A version of another making comes before all others. */
const numbersIn = (version: string): readonly number[] => {
  const parts = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:\+|$)/.exec(version)
  return parts === null ? [-1, 0, 0] : parts.slice(1, 4).map(Number)
}
