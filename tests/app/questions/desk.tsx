import { onTestFinished } from 'vitest'
import { page } from 'vitest/browser'
import { type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { QuestionsPage } from '#app/screens/coordinate/questions/questions-page.tsx'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { openPhoneStore, type PhoneStore } from '../../support/phone-store.ts'
import { rendered } from '../ui/rendered.tsx'

/** The laptop of a coordinator. */
export const laptop = (): PhoneStore => {
  localStorage.setItem('limonade.language', 'nl')
  const phone = openPhoneStore('coordinator')
  onTestFinished(phone.remove)
  return phone
}

/** The page with the questions on it. */
export const openPage = ({ store, projectId }: PhoneStore): void => {
  const project = {
    store,
    membership: { projectId, role: 'coordinator', projectName: 'De Wilgenhoek' },
    project: { name: 'De Wilgenhoek' },
    // The rest of a project is never asked for here.
  } as unknown as Project
  rendered(
    <TextProvider>
      <ProjectProvider value={project}>
        <QuestionsPage />
      </ProjectProvider>
    </TextProvider>,
  )
}

export const press = (name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click()

/** The questions in the order in which they stand on the page. */
export const order = (): readonly string[] =>
  [...document.querySelectorAll('ol button[aria-expanded] .voice')].map((name) => name.textContent)
