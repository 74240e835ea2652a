import { kindName } from '../field/taxonomy.ts'
import { earthRadiusM } from '../field/place.ts'
import type { PublicationFields, PublicPin } from '../inventory/publication.ts'
import { html, type Html } from './html.ts'
import type { Say } from './say.ts'

const width = 640
const margin = 24

/** The boundary and what may be a pin, as a drawing without any map pictures. Pins carry the number of their line in the key
 *  below, the most common first, and no more than so many lines: no colour says anything. Nothing when there is no boundary. */
export const map = (
  { boundary, unused, areaName }: Pick<PublicationFields, 'boundary' | 'unused' | 'areaName'>,
  say: Say,
  mostGroups = Infinity,
): Html | null => {
  const rings = boundary ?? []
  const corners = [...rings.flat(), ...unused.pins.map(({ lon, lat }): [number, number] => [lon, lat])]
  if (rings.length === 0 || corners.length === 0) return null
  const { x, y, height, metresWide } = planeOf(corners)
  const all = groupsOf(unused.pins)
  const groups = all.slice(0, mostGroups)
  const { t } = say
  const about = t.mapAbout(t.mapPins(unused.pins.length), areaName)
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${about}">
      ${rings.map(
        (ring) =>
          html`<path class="area" d="${`M${ring.map(([lon, lat]) => `${x(lon)} ${y(lat)}`).join('L')}Z`}" />`,
      )}${groups.map(({ pins }, at) =>
        pins.map(
          ({ lon, lat }) =>
            html`<g transform="translate(${x(lon)} ${y(lat)})"
              ><circle class="pin" r="15" /><text y="6">${at + 1}</text></g
            >`,
        ),
      )}${scale({ metresWide, height, say })}
    </svg>
    ${
      groups.length === 0
        ? null
        : html`<figcaption>
            <strong>${t.mapKey}</strong>
            <ol>
              ${groups.map(
                ({ kind, ownerDomain, pins }) =>
                  html`<li>
                    ${kindName(kind, say.language)}
                    (${say.label('ownerDomain', ownerDomain)})${pins.length === 1 ? null : ` – ${t.mapPins(pins.length)}`}
                  </li>`,
              )}
            </ol>
            ${all.length > groups.length && html`<p>${t.andMore(all.length - groups.length)}</p>`}
          </figcaption>`
    }
  </figure>`
}

/** Pins of one kind and one owner share a number. */
const groupsOf = (
  pins: readonly PublicPin[],
): readonly { readonly kind: string; readonly ownerDomain: string; readonly pins: readonly PublicPin[] }[] =>
  [...Map.groupBy(pins, ({ kind, ownerDomain }) => `${kind} ${ownerDomain}`).values()]
    .flatMap((of) => {
      const [first] = of
      return first === undefined ? [] : [{ kind: first.kind, ownerDomain: first.ownerDomain, pins: of }]
    })
    .toSorted((a, b) => b.pins.length - a.pins.length)

/** Degrees to places in the drawing: a neighbourhood is small enough to be flat. */
const planeOf = (corners: readonly (readonly [number, number])[]) => {
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const narrow = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * narrow, (north - south) / 2, 1e-6)
  const unit = (width - 2 * margin) / wide
  const place = (value: number) => Number((margin + value * unit).toFixed(1))
  return {
    x: (lon: number) => place((lon - west) * narrow),
    y: (lat: number) => place(north - lat),
    height: Math.ceil(2 * margin + (north - south) * unit + scaleHeight),
    metresWide: ((wide * Math.PI) / 180) * earthRadiusM,
  }
}

const scaleHeight = 34

/** A line of a round number of metres, at most a third of the drawing. */
const scale = ({
  metresWide,
  height,
  say,
}: {
  readonly metresWide: number
  readonly height: number
  readonly say: Say
}): Html => {
  const most = metresWide / 3
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * ([5, 2].find((times) => times * power <= most) ?? 1)
  const length = Number(((metres / metresWide) * (width - 2 * margin)).toFixed(1))
  const y = height - 10
  return html`<g class="scale"
    ><path d="M${margin} ${y - 8}V${y}H${margin + length}V${y - 8}" /><text
      x="${margin + length + 8}"
      y="${y}"
      >${say.t.metres(say.number(metres))}</text
    ></g
  >`
}
