/** A short name for a record that has none: the begin of its random id. It tells nothing about when it arrived, and is
 *  the same on every coordinator's screen. */
export const shortName = (id: string): string => id.slice(0, 4).toUpperCase()
