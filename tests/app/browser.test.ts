import { expect, test } from 'vitest'

test('the app is tested on a real IndexedDB, whose request survives closing the database', async () => {
  const open = (): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open('limonade-browser-test', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('thing')
      request.onsuccess = () => {
        resolve(request.result)
      }
      request.onerror = () => {
        reject(request.error ?? new Error('no database'))
      }
    })
  const first = await open()
  const write = first.transaction('thing', 'readwrite')
  write.objectStore('thing').put('jug', 'a')
  await new Promise((resolve) => {
    write.oncomplete = resolve
  })
  first.close()

  const second = await open()
  const read = second.transaction('thing').objectStore('thing').get('a')
  await new Promise((resolve) => {
    read.onsuccess = resolve
  })
  second.close()
  expect(read.result).toBe('jug')
  expect(navigator.userAgent).toContain('Chrome/')
})
