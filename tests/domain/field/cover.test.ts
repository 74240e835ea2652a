import { expect, test } from 'vitest'
import { boxAfterKey, boxMovedTo, fillCovers, newBox } from '#domain/field/cover.ts'

test('arrows move a box and, with shift, change its size', () => {
  expect(boxAfterKey(newBox, 'ArrowRight', false)?.x).toBeGreaterThan(newBox.x)
  expect(boxAfterKey(newBox, 'ArrowUp', false)?.y).toBeLessThan(newBox.y)
  expect(boxAfterKey(newBox, 'ArrowDown', true)?.height).toBeGreaterThan(newBox.height)
  expect(boxAfterKey(newBox, 'ArrowLeft', true)?.width).toBeLessThan(newBox.width)
  expect(boxAfterKey(newBox, 'Enter', false)).toBeUndefined()
})

test('a box never leaves the picture and never becomes too small to see', () => {
  let box = newBox
  for (let press = 0; press < 100; press++) box = boxAfterKey(box, 'ArrowLeft', press % 2 === 0) ?? box
  expect(box.x).toBe(0)
  expect(box.width).toBeGreaterThan(0)
  const moved = boxMovedTo(newBox, { x: 3, y: -1 })
  expect([moved.x + moved.width, moved.y]).toEqual([1, 0])
})

test('a tap of the brush is a dot, and everything is filled in the pixels of the picture', () => {
  const done: unknown[] = []
  const pen = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => done.push(['from', x, y]),
    lineTo: (x: number, y: number) => done.push(['to', x, y]),
    stroke: () => done.push(['stroke', pen.lineWidth]),
    fillRect: (...box: number[]) => done.push(['box', ...box]),
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    lineCap: '',
    lineJoin: '',
  }
  fillCovers(
    pen,
    [
      { kind: 'stroke', width: 0.1, points: [{ x: 0.5, y: 0.25 }] },
      { kind: 'box', x: 0, y: 0.5, width: 0.5, height: 0.25 },
    ],
    { width: 400, height: 200 },
  )
  expect(done).toEqual([
    ['from', 200, 50],
    ['to', 200, 50],
    ['stroke', 40],
    ['box', 0, 100, 200, 50],
  ])
})
