import * as z from 'zod/mini'
import { describe, expect, test } from 'vitest'
import {
  BaseMap,
  type BaseMapDraft,
  draftOf,
  isTileTemplate,
  originOfTemplate,
  readBaseMap,
} from '#domain/project/base-map.ts'
import { newProject, ProjectFields } from '#domain/project/project.ts'

describe('an address of map pictures', () => {
  test.each([
    ['https://tiles.example.org/{z}/{x}/{y}.png'],
    ['https://tiles.example.org:8443/wmts/{z}/{y}/{x}?style=grijs'],
    ['http://127.0.0.1:4000/{z}/{x}/{y}.png'],
    ['http://localhost/{z}/{x}/{y}'],
  ])('is one: %s', (text) => {
    expect(isTileTemplate(text)).toBe(true)
  })

  test.each([
    ['https://tiles.example.org/{z}/{x}.png', 'a placeholder missing'],
    ['https://tiles.example.org/{z}/{x}/{y}/{y}.png', 'a placeholder twice'],
    ['https://{s}.tiles.example.org/{z}/{x}/{y}.png', 'a placeholder in the host'],
    ['https://tiles.example.org/{z}/{x}/{y}{r}.png', 'another placeholder'],
    ['http://tiles.example.org/{z}/{x}/{y}.png', 'not encrypted'],
    ['https://name:word@tiles.example.org/{z}/{x}/{y}.png', 'a password in it'],
    ['https://127.0.0.1@evil.example/{z}/{x}/{y}.png', 'a host that pretends'],
    ['ftp://tiles.example.org/{z}/{x}/{y}.png', 'another scheme'],
    ['tiles.example.org/{z}/{x}/{y}.png', 'no scheme'],
    ['https://tiles.example.org/{z}/{x}/{y}.png#a', 'a fragment'],
    ['', 'nothing'],
  ])('is none: %s (%s)', (text) => {
    expect(isTileTemplate(text)).toBe(false)
  })

  test('has the origin that a browser would give it', () => {
    for (const text of [
      'https://Tiles.Example.org/{z}/{x}/{y}.png',
      'https://tiles.example.org:443/{z}/{x}/{y}.png',
      'https://tiles.example.org:8443/{z}/{x}/{y}.png',
      'http://localhost:80/{z}/{x}/{y}.png',
    ])
      expect(originOfTemplate(text)).toBe(new URL(text.replaceAll(/[{}]/g, '')).origin)
  })
})

describe('the base map of a project', () => {
  const xyz = {
    kind: 'xyz',
    url: 'https://tiles.example.org/{z}/{x}/{y}.png',
    attribution: '© Voorbeeld',
    minZoom: 8,
    maxZoom: 18,
  }
  test.each([
    [{ ...xyz, attribution: '  ' }, 'without saying whose it is'],
    [{ ...xyz, minZoom: 19 }, 'with its zooms the wrong way round'],
    [{ ...xyz, maxZoom: 21 }, 'deeper than anybody can zoom'],
    [{ ...xyz, url: 'http://tiles.example.org/{z}/{x}/{y}.png' }, 'in the clear'],
    [{ kind: 'pdok', style: 'luchtfoto' }, 'in a style that is none'],
  ])('is refused %j: %s', (baseMap, _why) => {
    expect(z.safeParse(BaseMap, baseMap).success).toBe(false)
  })

  test.each([[xyz], [{ kind: 'pdok', style: 'grijs' }], [{ kind: 'none' }], [null]])(
    'may be %j',
    (baseMap) => {
      expect(z.safeParse(ProjectFields, { ...newProject('Buurt'), baseMap }).success).toBe(true)
    },
  )
})

describe('a choice in a form', () => {
  const file = { minZoom: 9, maxZoom: 16, west: 5, south: 52, east: 5.3, north: 52.2 }
  const offer = { origins: ['https://service.pdok.nl', 'https://tiles.example.org'], file }
  const draft: BaseMapDraft = {
    kind: 'xyz',
    style: 'grijs',
    url: ' https://tiles.example.org/{z}/{x}/{y}.png ',
    attribution: ' © Voorbeeld ',
    minZoom: '8',
    maxZoom: '18',
  }

  test.each([
    [draft, { kind: 'xyz', url: draft.url.trim(), attribution: '© Voorbeeld', minZoom: 8, maxZoom: 18 }],
    [
      { ...draft, kind: 'pdok' },
      { kind: 'pdok', style: 'grijs' },
    ],
    [
      { ...draft, kind: 'file' },
      { kind: 'file', attribution: '© Voorbeeld', minZoom: 9, maxZoom: 16 },
    ],
    [{ ...draft, kind: 'none' }, { kind: 'none' }],
  ] as const)('%j is taken, and is what a project may hold', (choice, value) => {
    expect(readBaseMap(choice, offer)).toEqual({ ok: true, value })
    expect(z.safeParse(BaseMap, value).success).toBe(true)
    expect(readBaseMap({ ...draftOf(value), style: 'grijs' }, offer)).toEqual({ ok: true, value })
  })

  test.each([
    [{ ...draft, url: 'https://tiles.example.org/{z}.png' }, offer, ['url']],
    [{ ...draft, url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png' }, offer, ['host']],
    [{ ...draft, attribution: ' ' }, offer, ['attribution']],
    [{ ...draft, minZoom: '' }, offer, ['zoom']],
    [{ ...draft, minZoom: '19' }, offer, ['zoom']],
    [{ ...draft, maxZoom: '21' }, offer, ['zoom']],
    [{ ...draft, url: '', attribution: '', maxZoom: '1e1' }, offer, ['url', 'attribution', 'zoom']],
    [{ ...draft, kind: 'file', attribution: '' }, offer, ['attribution']],
    [{ ...draft, kind: 'file' }, { ...offer, file: null }, ['noFile']],
    [{ ...draft, kind: 'pdok' }, { ...offer, origins: ['https://tiles.example.org'] }, ['host']],
  ] as const)('%j with %j is refused because of %j', (choice, allowed, problems) => {
    expect(readBaseMap(choice, { ...allowed, origins: [...allowed.origins] })).toEqual({
      ok: false,
      problems,
    })
  })
})
