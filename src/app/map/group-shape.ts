import type { PinMark } from './pin.ts'

/** The sign of each group of kinds and of each layer of structures, as one path of lines in a box of 24 by 24: the same on
 *  a pin and on a button. */
const shapes: Readonly<Record<string, string>> = {
  building: 'M5 21V4h14v17M3 21h18M9 8h2M13 8h2M9 12h2M13 12h2M10 21v-4h4v4',
  green: 'M12 21v-8M12 16c-5 0-7-3-7-7 4 0 7 2 7 7zM12 13c0-5 2.5-8 7-8 0 5-2.5 8-7 8z',
  street: 'M4 4h16v16H4zM10 16.5v-9h3.2a2.7 2.7 0 0 1 0 5.4H10',
  roof: 'M7.5 6h14l-5 9h-14zM5 10.5h14M14.5 6l-5 9M5 15v5h10v-5',
  energy: 'M12 3.5c3.5 4.5 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.5-6.5 6-11z',
  things: 'M12.5 4.5l7 7-3 3-7-7zM12 10l-8 8 2.5 2.5 8-8M9.5 7.5L7.5 9',
  knowledge: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M15 9a4 4 0 1 0 0 6M7 11h5M7 13.5h5',
  social:
    'M5.5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2.5 20c0-4 2.5-6 6-6s6 2 6 6M15 5.2a3 3 0 0 1 0 5.6M17 14.4c2.8.6 4.5 2.5 4.5 5.6',
  physical: 'M3 11l9-7 9 7M5.5 9.5V20h13V9.5M10 20v-6h4v6',
  economic: 'M4 9h16l-1.5-5h-13zM5.5 9v11h13V9M9.5 20v-6h5v6',
  door: 'M6 21V4h12v17M3.5 21h17M14 12.5h.5',
  other:
    'M4 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
}

/** A pin that is being placed. */
export const newShape = 'M12 5v14M5 12h14'

/** The path of a group; that of "other" for a group that is not known here. */
export const groupShape = (group: string): string => shapes[group] ?? shapes['other'] ?? ''

const marks: Readonly<Record<PinMark, string>> = {
  tip: 'M8 9a4 4 0 1 1 5.6 3.6c-1.1.5-1.6 1.2-1.6 2.4M12 19v.5',
  confirmed: 'M5 12.5l4.5 4.5L19 7.5',
  inUse: 'M7 5v14l12-7z',
  again: 'M12 6v6.5l4 2.5M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0',
}

/** The small sign that says how far it is with a sighting. */
export const markShape = (mark: PinMark): string => marks[mark]
