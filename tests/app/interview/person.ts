import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  type Mode,
  type Question,
  defaultQuestionnaire as form,
  rowsOf,
} from '#domain/survey/questionnaire.ts'

/** Somebody who goes through a conversation with the screen as it is: reads the question, answers, goes on. */
export const heading = () => page.getByRole('heading', { level: 1 })
export const button = (name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** The question stands on the screen and has the focus. */
export const sees = async (words: string): Promise<void> => {
  await expect.element(heading()).toHaveTextContent(words)
}

export const goesOn = async (name: string | RegExp = 'Verder'): Promise<void> => {
  await userEvent.click(button(name))
}

export const chooses = async (name: string): Promise<void> => {
  await userEvent.click(page.getByLabelText(name, { exact: true }))
}

export const writes = async (words: string): Promise<void> => {
  await userEvent.fill(page.getByLabelText('In eigen woorden, geen namen'), words)
}

/** Answers in a way that fits the type, each as somebody would who has little time. */
export const answers = async (question: Question, mode: Mode): Promise<void> => {
  const firstChoice = () => page.getByRole(question.type === 'multi' ? 'checkbox' : 'radio').first()
  switch (question.type) {
    case 'consent':
      await chooses('Ja, ik doe mee')
      return goesOn('Beginnen')
    case 'multi':
    case 'single':
      await userEvent.click(firstChoice())
      return goesOn()
    case 'text':
    case 'themedText':
      await writes(`Over ${question.id}.`)
      return goesOn()
    case 'whyChain':
      await writes('Ze hebben nog enkel glas.')
      await goesOn(/^Vraag door/)
      await sees('En hoe komt dát?')
      await writes('De eigenaar zegt: volgend jaar.')
      return goesOn('Dit is de kern')
    case 'number':
      await goesOn(/meer$/)
      return goesOn()
    case 'amountGrid':
      return fillsCosts(question, mode)
    case 'shareGrid':
    case 'talentGrid':
      await userEvent.click(firstChoice())
      return goesOn()
    default:
      return fillsList(question)
  }
}

/** Energy as an amount (at the door only a band is asked), one row not known, and nothing for the rest. */
const fillsCosts = async (question: Question, mode: Mode): Promise<void> => {
  const rows = rowsOf(form, question, mode)
  for (const [index, row] of rows.entries()) {
    await sees(row.label.nl)
    if (mode === 'doorstep') await chooses('€ 100 tot € 200')
    else if (index === 0) {
      await chooses('Bedrag')
      await userEvent.fill(page.getByLabelText('Bedrag in euro'), '168')
    } else if (index === 1) await goesOn('Weet ik niet')
    else await chooses('Niets')
    await goesOn(index < rows.length - 1 ? 'Volgende kosten' : 'Verder')
  }
}

/** One item where the list may not stay empty, otherwise the answer that there is nothing. */
const fillsList = async (question: Question): Promise<void> => {
  if (question.type === 'ideaRepeat') {
    await userEvent.click(page.getByText('Tik en vertel'))
    await userEvent.selectOptions(page.getByLabelText('Wat kan daar?'), 'Ontmoeten')
    await goesOn('Zet in de lijst')
  } else if (question.type === 'assetTip') {
    await goesOn('Iets noemen')
    await userEvent.selectOptions(page.getByLabelText('Welke soort?'), 'Kerk')
    await chooses('Een deel van de tijd leeg')
    await goesOn('Zet in de lijst')
  } else if (question.emptyChoice !== undefined) await chooses(capital(question.emptyChoice.label.nl))
  await goesOn()
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
