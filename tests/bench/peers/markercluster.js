// Runs in Chromium: plain Leaflet with leaflet.markercluster, set up as its own example for many markers says.
import * as L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import 'leaflet.markercluster/dist/MarkerCluster.css'
import 'leaflet.markercluster/dist/MarkerCluster.Default.css'
import { centre, painted, panner, spots } from '../map-frames.ts'

const pan = panner()
let map

globalThis.mapPage = {
  show: async (count) => {
    // It writes itself into Leaflet's own object, which a module namespace does not allow.
    globalThis.L ??= { ...L }
    await import('leaflet.markercluster')
    map?.remove()
    document.body.replaceChildren()
    const points = spots(count)
    const start = performance.now()
    const element = document.createElement('div')
    element.style.cssText = 'position:fixed;inset:0'
    document.body.append(element)
    map = L.map(element, { maxZoom: 20 }).setView([centre.lat, centre.lon], centre.zoom)
    const group = globalThis.L.markerClusterGroup({ maxClusterRadius: 52 })
    const icon = L.divIcon({ className: 'pin', iconSize: [44, 54] })
    group.addLayers(points.map(({ lat, lon }) => L.marker([lat, lon], { icon })))
    map.addLayer(group)
    while (element.querySelector('.leaflet-marker-icon') === null) await painted()
    await painted()
    return performance.now() - start
  },
  pan: () => pan(map),
}
