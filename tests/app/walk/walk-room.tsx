import { onTestFinished } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '#app/ui/ui.css'
import { ProjectProvider, type Project } from '#app/project/project-context.tsx'
import { WalkScreen } from '#app/screens/walk/walk-screen.tsx'
import type { ProjectDatabase } from '#app/store/database.ts'
import type { Store } from '#app/store/store.ts'
import { TextProvider } from '#app/text/text.tsx'
import { newProject } from '#domain/project/project.ts'
import type { Role } from '#domain/project/role.ts'
import type { Json } from '#domain/sync/operation.ts'
import { createRoot, type Root } from 'react-dom/client'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'

/** A walk on a real page with a real IndexedDB; only the position and the network are made up. */
export interface WalkRoom {
  readonly db: ProjectDatabase
  readonly store: Store
  /** Opens it; once more is another tab on the same phone. */
  readonly show: () => HTMLElement
  /** As when the camera closes the app: everything in memory of the tab that was opened last is gone. */
  readonly close: () => void
}

export const here = { lat: 52.0905, lon: 5.1215 }

const boundary = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [5.115, 52.087],
      [5.121, 52.0945],
      [5.13, 52.09],
      [5.115, 52.087],
    ] as [number, number][],
  ],
}

export const walkRoom = (accuracyM: number | 'denied' = 9, role: Role = 'volunteer', at = here): WalkRoom => {
  fakePosition(accuracyM, at)
  localStorage.clear()
  localStorage.setItem('limonade.language', 'nl')
  const { projectId, db, keys, store, remove } = openPhoneStore(role, memoryKeys)
  const state = {
    phase: 'idle',
    done: 0,
    total: 0,
    retryAt: null,
    originalsWait: false,
    waiting: null,
  } as const
  const away = { ok: false, kind: 'away' } as const
  const project: Project = {
    store,
    draftKeys: keys,
    close: () => undefined,
    sync: {
      state: () => state,
      subscribe: () => () => undefined,
      poke: () => undefined,
      sendOriginalsNow: () => undefined,
      round: () => Promise.resolve('idle'),
      start: () => undefined,
      stop: () => undefined,
    },
    // A walk asks the server for nothing but pictures.
    client: { picture: () => Promise.resolve(away) } as unknown as Project['client'],
    membership: { projectId, role } as Project['membership'],
    project: { ...newProject('De Wilgenhoek'), areaGeometry: boundary },
    projectRecord: undefined,
    questionnaire: defaultQuestionnaire,
    questionnaireOf: () => undefined,
    key: { kind: 'none' },
  }
  const tabs: { readonly root: Root; readonly place: HTMLElement }[] = []
  const close = () => {
    const last = tabs.pop()
    last?.root.unmount()
    last?.place.remove()
  }
  onTestFinished(async () => {
    while (tabs.length > 0) close()
    await remove()
  })
  return {
    db,
    store,
    close,
    show: () => {
      const place = document.createElement('div')
      document.body.append(place)
      const root = createRoot(place)
      tabs.push({ root, place })
      root.render(
        <TextProvider>
          <ProjectProvider value={project}>
            <WalkScreen />
          </ProjectProvider>
        </TextProvider>,
      )
      return place
    },
  }
}

/** One tap on a button by its whole name. */
export const tap = async (name: string): Promise<void> => {
  await userEvent.click(page.getByRole('button', { name, exact: true }))
}

/** A sighting as the server sent it. */
export const knownSighting = (fields: Readonly<Record<string, Json>> = {}) => ({
  id: crypto.randomUUID(),
  type: 'assetSighting',
  schemaVersion: 1,
  at: new Date().toISOString().slice(0, 10),
  versions: {},
  conflicts: [],
  scopes: ['field'],
  fields: {
    kind: 'office',
    place: { ...here, lat: here.lat + 0.0001, accuracyM: 8 },
    unusedDegree: 'empty',
    ownerDomain: 'unknown',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
    ...fields,
  },
})

/** A real picture out of a canvas, as a camera would hand it over. */
export const jpeg = async (): Promise<File> => {
  const canvas = new OffscreenCanvas(1_600, 1_200)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas here')
  pen.fillStyle = '#4a8'
  pen.fillRect(0, 0, 1_600, 1_200)
  pen.fillStyle = '#c33'
  pen.fillRect(300, 200, 500, 700)
  return new File([await canvas.convertToBlob({ type: 'image/jpeg' })], 'foto.jpg', { type: 'image/jpeg' })
}

/** Takes a picture with nobody on it. */
export const photograph = async (file: File): Promise<void> => {
  giveToCamera(file)
  await tap('Niemand te zien. Gebruik foto')
}

/** Gives a picture to the camera's input. */
export const giveToCamera = (file: File): void => {
  const input = document.querySelector<HTMLInputElement>('input[type=file][capture]')
  if (input === null) throw new Error('no camera on this screen')
  const files = new DataTransfer()
  files.items.add(file)
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

const fakePosition = (accuracyM: number | 'denied', at: typeof here): void => {
  const geolocation = {
    watchPosition: (known: PositionCallback, lost: PositionErrorCallback) => {
      queueMicrotask(() => {
        // Only what the app reads of a measurement.
        if (accuracyM === 'denied') lost({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError)
        else
          known({
            coords: { latitude: at.lat, longitude: at.lon, accuracy: accuracyM },
            timestamp: 1_773_000_000_000,
          } as GeolocationPosition)
      })
      return 1
    },
    clearWatch: () => undefined,
  }
  Object.defineProperty(navigator, 'geolocation', { value: geolocation, configurable: true })
}
