import * as L from 'leaflet'
import { groupShape, markShape, newShape } from './group-shape.ts'
import css from './map-view.module.css'
import type { Pin, PinGroup, PinSet } from './pin.ts'

/** Pins as elements. Words only ever become text or an attribute, never markup. */

/** A sighting is a drop, a structure a square, a door a small square: the shape tells them apart without any colour. */
export const pinIcon = (set: PinSet, pin: Pin): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    if (set !== 'sighting') return plate(set, pin)
    const element = drop(groupShape(pin.group), pin.mine)
    if (pin.mark === 'tip') element.querySelector('.m-pin')?.classList.add('tip')
    const mark = pin.mark === undefined ? undefined : markShape(pin.mark)
    if (mark !== undefined) element.append(badge(mark))
    return element
  })

/** The pin of the sighting that is being made. */
export const newPinIcon = (): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    const element = drop(newShape, true)
    element.classList.add(css['placing'] ?? '')
    return element
  })

/** Several pins too close to tell apart: their number, and their sign when all are of one group. */
export const clusterIcon = (set: PinSet, { count, mine, groups }: PinGroup): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    const element = holder(css['count'])
    element.classList.toggle(css['square'] ?? '', set !== 'sighting')
    element.classList.toggle(css['mine'] ?? '', mine)
    const [only, ...others] = groups
    if (only !== undefined && others.length === 0) element.append(sign(groupShape(only)))
    const words = document.createElement('span')
    words.textContent = count < 10_000 ? String(count) : `${String(Math.floor(count / 1_000))}k`
    element.append(words)
    return element
  })

/** A street's name, without any box. */
export const nameIcon = (text: string): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    const element = holder(css['name'])
    element.textContent = text
    return element
  })

/** A corner of a boundary that is being drawn. */
export const cornerIcon = (): L.Icon<L.BaseIconOptions> => elementIcon(() => holder(css['corner']))

class ElementIcon extends L.Icon<L.BaseIconOptions> {
  readonly #make: () => HTMLElement

  constructor(make: () => HTMLElement) {
    super({})
    this.#make = make
  }

  override createIcon(): HTMLElement {
    return this.#make()
  }

  override createShadow(): HTMLElement {
    // Leaflet takes null for "no shadow"; its types do not say so.
    return null as unknown as HTMLElement
  }
}

const elementIcon = (make: () => HTMLElement) => new ElementIcon(make)

const holder = (className: string | undefined): HTMLElement => {
  const element = document.createElement('div')
  element.className = `leaflet-marker-icon ${className ?? ''}`
  return element
}

const outline = 'M0 0C-5-7-16-13-16-25A16 16 0 1 1 16-25C16-13 5-7 0 0Z'

const drop = (shape: string, mine: boolean): HTMLElement => {
  const element = holder(css['pin'])
  const svg = svgElement('svg', { viewBox: '-18 -43 36 44', 'aria-hidden': 'true' })
  const sign = svgElement('g', { class: 'm-ic', transform: 'translate(-9.6 -34.6) scale(.8)' })
  sign.append(svgElement('path', { d: shape }))
  svg.append(svgElement('path', { class: mine ? 'm-pin mine' : 'm-pin', d: outline }), sign)
  element.append(svg)
  return element
}

const plate = (set: PinSet, pin: Pin): HTMLElement => {
  const element = holder(css[set === 'door' ? 'door' : 'square'])
  element.classList.add(css['plate'] ?? '')
  element.classList.toggle(css['mine'] ?? '', pin.mine)
  element.classList.toggle(css['dashed'] ?? '', pin.mark === 'tip')
  element.append(sign(groupShape(pin.group)))
  return element
}

/** A second sign at the shoulder of a pin. */
const badge = (shape: string): HTMLElement => {
  const element = document.createElement('span')
  element.className = css['badge'] ?? ''
  element.append(sign(shape))
  return element
}

const sign = (shape: string): SVGElement => {
  const svg = svgElement('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: css['sign'] ?? '' })
  svg.append(svgElement('path', { d: shape }))
  return svg
}

const svgElement = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  return element
}
