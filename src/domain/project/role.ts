import * as z from 'zod/mini'

export const Role = z.enum([
  'interviewer',
  'volunteer',
  'coordinator',
  'entrepreneur',
  'communityBuilder',
  'informationGatherer',
  'storyteller',
])
export type Role = z.infer<typeof Role>

const writable: Readonly<Record<Exclude<Role, 'coordinator'>, readonly string[]>> = {
  interviewer: ['interview', 'contact', 'visit', 'address', 'assetSighting', 'structure', 'walk', 'comment'],
  volunteer: ['assetSighting', 'walk', 'comment'],
  entrepreneur: ['assignment', 'structure', 'comment'],
  communityBuilder: ['crew', 'structure', 'match', 'comment'],
  informationGatherer: ['costItem', 'resourceFlow', 'coding', 'comment'],
  storyteller: ['story', 'comment'],
}

/** Whether a role may make or change a record of this type. An interviewer's structure comes out of a conversation
 *  only, and an address says no more than that nobody may knock there; that is checked where the record is known. */
export const mayWrite = (role: Role, type: string): boolean =>
  role === 'coordinator' || writable[role].includes(type)

/** Whether only coordinators make records of this type; so too of a type that is in no list. */
export const isMadeAtTheDesk = (type: string): boolean =>
  !Object.values(writable).some((types) => types.includes(type))

/** Roles that see the neighbourhood in figures past the gate, and nothing of a conversation. */
export const gatedSetRoles = [
  'entrepreneur',
  'communityBuilder',
  'informationGatherer',
  'storyteller',
] as const
export type GatedSetRole = (typeof gatedSetRoles)[number]

export const readsGatedSets = (role: Role): role is GatedSetRole => gatedSetRoles.some((one) => one === role)

/** Roles that hold conversations. */
export const holdsConversations = (role: Role): boolean => role === 'interviewer' || role === 'coordinator'
