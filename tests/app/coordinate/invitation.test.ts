import { expect, test } from 'vitest'
import { Role } from '#domain/project/role.ts'
import { invitable } from '#app/screens/coordinate/invite/invitation.ts'

test('a coordinator can invite people for every role', () => {
  expect(new Set(invitable)).toEqual(new Set(Role.options))
})
