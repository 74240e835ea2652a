import * as L from 'leaflet'
import { groupShape, newShape } from './group-shape.ts'
import css from './map-view.module.css'

/** Pins as elements. Words only ever become text or an attribute, never markup. */

/** A drop with the sign of what it stands for. */
export const pinIcon = (pin: { readonly group: string; readonly mine: boolean }): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => drop(groupShape(pin.group), pin.mine))

/** The pin of the sighting that is being made. */
export const newPinIcon = (): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    const element = drop(newShape, true)
    element.classList.add(css['placing'] ?? '')
    return element
  })

/** Several sightings too close to tell apart: a drop with their number. */
export const countIcon = (count: number, mine: boolean): L.Icon<L.BaseIconOptions> =>
  elementIcon(() => {
    const element = holder(css['count'])
    const words = document.createElement('span')
    words.textContent = String(count)
    element.append(words)
    element.classList.toggle(css['mine'] ?? '', mine)
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

const svgElement = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  return element
}
