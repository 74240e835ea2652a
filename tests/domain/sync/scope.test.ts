import { describe, expect, test } from 'vitest'
import { carriesMonth, scopesOf, scopesOfDevice } from '#domain/sync/scope.ts'

const sighting = (fields: Record<string, string>) =>
  scopesOf({ type: 'assetSighting', fields: { visibility: 'team', ...fields } })

describe('scopes', () => {
  test.each([
    ['a sighting of the team goes to the field', sighting({ kind: 'office' }), ['field']],
    ['a home stays at the desk whatever the phone says', sighting({ kind: 'dwelling' }), ['desk']],
    [
      'a sighting for coordinators stays at the desk',
      sighting({ kind: 'office', visibility: 'coordinator' }),
      ['desk'],
    ],
    [
      'a tip out of a conversation goes with the conversation',
      sighting({ kind: 'office', interviewRef: 'x' }),
      ['talk'],
    ],
    ['a conversation goes to the talk', scopesOf({ type: 'interview', fields: {} }), ['talk']],
    ['a contact stands apart', scopesOf({ type: 'contact', fields: {} }), ['contact']],
    ['an unknown type goes to nobody but the desk', scopesOf({ type: 'surprise', fields: {} }), ['desk']],
    [
      'an address goes to the people of its area',
      scopesOf({ type: 'address', fields: { areaId: 'a1' } }),
      ['area:a1'],
    ],
    [
      'a visit goes where its address goes, whatever the phone says',
      scopesOf({ type: 'visit', fields: { areaId: 'a1' } }, ['area:a2']),
      ['area:a2'],
    ],
    [
      'a visit that hangs under a conversation does not go along with it',
      scopesOf({ type: 'visit', fields: { areaId: 'a1' } }, ['talk']),
      ['area:a1'],
    ],
  ])('%s', (_, scopes, expected) => {
    expect(scopes).toEqual(expected)
  })

  test('only a coordinator pulls what comes out of conversations', () => {
    const of = (role: Parameters<typeof scopesOfDevice>[0]['role']) =>
      scopesOfDevice({ role, deviceId: 'd', areas: ['a1'] })
    for (const role of [
      'interviewer',
      'volunteer',
      'entrepreneur',
      'communityBuilder',
      'informationGatherer',
      'storyteller',
    ] as const) {
      expect(of(role)).not.toContain('talk')
      expect(of(role)).not.toContain('contact')
      expect(of(role)).not.toContain('desk')
    }
    expect(of('coordinator')).toEqual(expect.arrayContaining(['talk', 'contact', 'desk', 'area:a1']))
    expect(of('volunteer')).not.toContain('area:a1')
  })

  test('what comes out of a conversation carries a month', () => {
    expect(carriesMonth('assetSighting', { interviewRef: 'x' })).toBe(true)
    expect(carriesMonth('assetSighting', { kind: 'office', visibility: 'team' })).toBe(false)
    expect(carriesMonth('contact', {})).toBe(true)
  })
})
