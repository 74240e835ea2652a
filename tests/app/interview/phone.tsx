import { useSyncExternalStore, type ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { Route, Router, Switch } from 'wouter'
import { defaultQuestionnaire, type Mode, type Questionnaire } from '#domain/survey/questionnaire.ts'
import type { DraftKeys } from '#app/crypto/draft-keys.ts'
import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { type KeyState, type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { InterviewScreen } from '#app/screens/interview/interview-screen.tsx'
import { StartSheet } from '#app/screens/interview/start-sheet.tsx'
import { ThanksScreen } from '#app/screens/interview/thanks-screen.tsx'
import { StreetScreen } from '#app/screens/street/street-screen.tsx'
import type { Draft } from '#app/store/draft.ts'
import type { Store } from '#app/store/store.ts'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { openPhoneStore } from '../../support/phone-store.ts'
import { begin } from '../../support/saved.ts'

/** A phone with a real store and real keys that joined a project, without a network. */
export interface Phone {
  readonly store: Store
  readonly keys: DraftKeys
  readonly key: KeyState
  readonly identity: string
  /** A conversation that has just begun. */
  readonly begin: (mode: Mode) => Promise<Draft>
  /** The rooms of a conversation, opened at a path. `seen` holds the paths that were gone to. */
  readonly at: (
    path: string,
    form?: Questionnaire,
    store?: Pick<Store, 'saveDraft'>,
    key?: KeyState,
  ) => { readonly room: ReactNode; readonly seen: readonly string[] }
}

export const phone = async (): Promise<Phone> => {
  localStorage.setItem('limonade.language', 'nl')
  const { store, keys, remove } = openPhoneStore()
  onTestFinished(remove)
  const { publicKey, identity } = await makeKeyPair()
  const key: KeyState = { kind: 'pinned', publicKey }
  return {
    store,
    keys,
    key,
    identity,
    begin: (mode) => begin(store, mode),
    at: (path, form = defaultQuestionnaire, changed = store, otherKey = key) => {
      const { hook, seen } = locationAt(path)
      return {
        seen,
        room: (
          <TextProvider>
            <ProjectProvider value={projectOf({ ...store, ...changed }, otherKey, form)}>
              <Router hook={hook}>
                <Switch>
                  <Route path="/gesprek/:draftId" component={InterviewScreen} />
                  <Route path="/bedankt/:id" component={ThanksScreen} />
                  <Route path="/straat" component={StreetScreen} />
                  <Route path="/begin">
                    <StartSheet open onClose={() => undefined} />
                  </Route>
                  <Route>Thuis</Route>
                </Switch>
              </Router>
            </ProjectProvider>
          </TextProvider>
        ),
      }
    },
  }
}

/** An address bar of its own: the one of the page belongs to the tests. */
const locationAt = (path: string) => {
  const seen = [path]
  const listeners = new Set<() => void>()
  const goTo = (to: string) => {
    seen.push(to)
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const hook = (): [string, (to: string) => void] => [
    useSyncExternalStore(subscribe, () => seen.at(-1) ?? path),
    goTo,
  ]
  return { hook, seen }
}

const idle = { phase: 'idle', done: 0, total: 0, retryAt: null, waiting: null } as const

/** The network is not there: only what these screens ask of the project is real. */
const projectOf = (store: Store, key: KeyState, questionnaire: Questionnaire): Project =>
  ({
    store,
    key,
    questionnaire,
    questionnaireOf: () => questionnaire,
    membership: { role: 'interviewer' },
    sync: { state: () => idle, subscribe: () => () => undefined },
    // The rest of a project is about the network and is never asked for here.
  }) as unknown as Project
