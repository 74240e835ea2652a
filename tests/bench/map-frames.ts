/** Runs in Chromium: how much a page works for each frame while its map is panned, whichever library draws it. */
export interface MapPage {
  /** Milliseconds from an empty page until the map stands there with so many sightings and is painted. */
  readonly show: (count: number) => Promise<number>
  /** Milliseconds of work on the page's own thread for each frame of a pan across the neighbourhood and back. */
  readonly pan: () => Promise<readonly number[]>
}

/** Panned like this map by a finger: a few pixels each frame. */
export interface Panned {
  readonly panBy: (offset: [number, number], options: { animate: false }) => unknown
}

const framesOneWay = 90
const step = 9

/** About 2 by 2 km, the same in each run. */
export const spots = (count: number): readonly { readonly lat: number; readonly lon: number }[] => {
  let seed = 62_866_825
  const next = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
    return seed / 2 ** 32
  }
  return Array.from({ length: count }, () => ({ lat: 52.573 + next() * 0.018, lon: 5.247 + next() * 0.03 }))
}
export const centre = { lat: 52.582, lon: 5.262, zoom: 16 }

/** A moment after the frame that is being made was handed over. */
export const painted = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => done(), { once: true })
      port1.start()
      port2.postMessage(null)
    })
  })

/** What answers of a worker cost since it was last asked. Counts from the moment that this is called, so before the map. */
const watchWorkers = (): (() => number) => {
  let spent = 0
  const listen = Worker.prototype.addEventListener
  Worker.prototype.addEventListener = function (
    this: Worker,
    type: string,
    handler: EventListenerOrEventListenerObject,
  ) {
    listen.call(this, type, (event) => {
      const start = performance.now()
      if (typeof handler === 'function') handler.call(this, event)
      else handler.handleEvent(event)
      // After what waits for the answer.
      queueMicrotask(() => queueMicrotask(() => (spent += performance.now() - start)))
    })
  }
  return () => {
    const since = spent
    spent = 0
    return since
  }
}

export const panner = () => {
  const workers = watchWorkers()
  return async (map: Panned): Promise<readonly number[]> => {
    const works: number[] = []
    workers()
    for (let frame = 0; frame < framesOneWay * 2; frame++) {
      const start = await new Promise<number>((begun) =>
        requestAnimationFrame(() => begun(performance.now())),
      )
      const way = frame < framesOneWay ? step : -step
      map.panBy([way, Math.round(way / 2)], { animate: false })
      await afterPaint()
      works.push(performance.now() - start + workers())
    }
    return works
  }
}

/** Inside a frame already: resolves once it was laid out and painted. */
const afterPaint = (): Promise<void> =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => done(), { once: true })
    port1.start()
    port2.postMessage(null)
  })
