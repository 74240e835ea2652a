/** The panels of a set of figures in the order in which they are read, each with the code list that names its parts. The
 *  first part of a figure's id is its panel. */
export const setPanels = {
  ledger: 'vitalFunction',
  leakage: 'vitalFunction',
  timeline: '',
  talent: '',
  gaps: 'skill',
  willing: 'skill',
  cause: 'causeTheme',
  roots: 'causeTheme',
  apart: 'obstacle',
  model: 'valueModel',
  modelWish: 'valueModel',
  wishes: 'supportWish',
  missing: 'vitalFunction',
  hubs: 'hubKind',
  crews: 'crewKind',
  wanted: 'vitalFunction',
  income: 'incomeKind',
  workLess: 'freedomWorkLess',
  flow: 'resource',
  households: 'interviewMode',
} as const
export type SetPanel = keyof typeof setPanels

// The keys of an object that is written out above.
export const panelNames = Object.keys(setPanels) as readonly SetPanel[]

/** The panel, the code and the direction that a figure's id names. */
export const partsOfId = (
  id: string,
): { readonly panel: string; readonly code: string; readonly way: string } => {
  const [panel = '', code = '', way = ''] = id.split(':')
  return { panel, code, way }
}
