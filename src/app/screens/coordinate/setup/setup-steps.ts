import type { ProjectFields } from '#domain/project/project.ts'

export const stepNames = ['name', 'boundary', 'households', 'key'] as const
export type StepName = (typeof stepNames)[number]

export interface SetupStep {
  readonly name: StepName
  readonly done: boolean
}

/** What a project needs before people can start, in the order in which most do it; any order works. */
export const setupSteps = (project: ProjectFields | undefined): readonly SetupStep[] => [
  { name: 'name', done: project !== undefined && project.name.trim() !== '' },
  { name: 'boundary', done: project?.areaGeometry != null },
  { name: 'households', done: project?.householdsN != null && Boolean(project.householdsSource) },
  { name: 'key', done: project?.publicKey != null },
]
