import { expect, test } from 'vitest'
import { platform } from '#app/device/install.ts'
import { type Position, watchPosition } from '#app/device/position.ts'
import { networkKind, sendsOriginals } from '#app/device/network.ts'
import { applyPreferences, keepPreferences, readPreferences } from '#app/device/preferences.ts'
import { storageState } from '#app/device/storage.ts'

test.each([
  ['iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari', 5, 'iosSafari'],
  ['iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/130 Mobile Safari', 5, 'iosOther'],
  ['Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari', 5, 'iosSafari'],
  ['Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari', 0, 'desktop'],
  ['Linux; Android 15; Pixel 8) Chrome/140 Mobile Safari', 5, 'androidMenu'],
] as const)('knows where the home screen entry hides on %s with %i touch points', (agent, touches, kind) => {
  expect(platform(agent, touches)).toBe(kind)
})

test('a position is searching first, then known; a refusal is a value and no exception', () => {
  const seen: Position[] = []
  let succeed: PositionCallback = () => undefined
  let fail: PositionErrorCallback = () => undefined
  let ended = 0
  const end = watchPosition((position) => seen.push(position), {
    watchPosition: (onPosition, onError) => {
      succeed = onPosition
      fail = onError ?? fail
      return 7
    },
    clearWatch: (id) => {
      ended = id
    },
  })
  const coords = { latitude: 52.1, longitude: 5.1, accuracy: 39.4 }
  succeed({ coords, timestamp: 1000 } as GeolocationPosition) // Only what the wrapper reads.
  fail({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError) // Likewise.
  fail({ code: 3, PERMISSION_DENIED: 1 } as GeolocationPositionError) // Likewise.
  end()
  expect(seen).toEqual([
    { state: 'searching' },
    { state: 'known', lat: 52.1, lon: 5.1, accuracyM: 40, at: 1000 },
    { state: 'denied' },
    { state: 'unavailable' },
  ])
  expect(ended).toBe(7)
})

test('what somebody chose for the screen is there again, and nonsense in storage is no choice', () => {
  keepPreferences({ textSize: 'heel-groot', theme: 'dark', contrast: 'zon', largePhotos: 'no' })
  expect(readPreferences().largePhotos).toBe('no')
  applyPreferences(readPreferences(), document.documentElement)
  expect(document.documentElement.dataset).toMatchObject({
    text: 'heel-groot',
    theme: 'dark',
    contrast: 'zon',
  })

  localStorage.setItem('limonade.preferences', '{"theme":"pink","textSize":"groot"}')
  expect(readPreferences()).toEqual({
    textSize: 'groot',
    theme: 'phone',
    contrast: 'gewoon',
    largePhotos: 'auto',
  })
  localStorage.setItem('limonade.preferences', 'no json')
  applyPreferences(readPreferences(), document.documentElement)
  expect(document.documentElement.dataset['theme']).toBeUndefined()
  localStorage.removeItem('limonade.preferences')
})

test('storage tells what is used and whether it is kept', async () => {
  const state = await storageState()
  expect(['kept', 'evictable']).toContain(state.kept)
  expect(state.room).toBeGreaterThan(0)
})

test.each([
  [{}, 'unknown', [true, true, false]],
  [{ connection: {} }, 'unknown', [true, true, false]],
  [{ connection: { type: 'bluetooth', saveData: false } }, 'unknown', [true, true, false]],
  [{ connection: { type: 'cellular' } }, 'metered', [false, true, false]],
  [{ connection: { type: 'wifi', saveData: true } }, 'metered', [false, true, false]],
  [{ connection: { type: 'wifi' } }, 'free', [true, true, true]],
  [{ connection: { type: 'ethernet', saveData: false } }, 'free', [true, true, true]],
] as const)(
  '%j is a network that is %s; large photos go by no choice, yes and no: %j',
  (from, kind, goes) => {
    expect(networkKind(from)).toBe(kind)
    expect((['auto', 'yes', 'no'] as const).map((choice) => sendsOriginals(choice, kind))).toEqual(goes)
  },
)
