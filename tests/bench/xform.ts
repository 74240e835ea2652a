import { codeList } from '#domain/codelists.ts'
import { type Condition } from '#domain/survey/condition.ts'
import { choicesOf, fieldChoices, rowsOf, themesOf } from '#domain/survey/choices.ts'
import type { Choice, Question, RepeatField } from '#domain/survey/question.ts'
import { type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import { maxDepthOf } from '#domain/survey/question-types.ts'
import type { Translated } from '#domain/text.ts'

/** A questionnaire as an ODK XForm in its two languages, so that others can ask the same questions: one group for each
 *  section and each question, skip rules as `relevant`, choices as `select` and `select1`, repeats as repeats. "I don't
 *  know" and "rather not" are choices of a list, and a list of their own beside anything else. */
export const xformOf = (form: Questionnaire): string => {
  const parts: Parts = { model: [], binds: [], body: [], texts: new Map() }
  for (const section of form.sections) {
    parts.body.push(`<group ref="/data/${section.code}">${label(parts, section.code, section.label)}`)
    parts.model.push(`<${section.code}>`)
    for (const id of section.questions) {
      const question = questionOf(form, id)
      if (question !== undefined) addQuestion(parts, { form, question, at: `/data/${section.code}/${id}` })
    }
    parts.model.push(`</${section.code}>`)
    parts.body.push('</group>')
  }
  const translation = (language: 'nl' | 'en') =>
    `<translation lang="${language}"${language === 'nl' ? ' default="true()"' : ''}>${[...parts.texts]
      .map(([id, text]) => `<text id="${id}"><value>${escaped(String(text[language]))}</value></text>`)
      .join('')}</translation>`
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<h:head><h:title>${escaped(form.title.nl)}</h:title>
<model><itext>${translation('nl')}${translation('en')}</itext>
<instance><data id="${form.formId}" version="${form.version}">${parts.model.join('')}<meta><instanceID/></meta></data></instance>
${parts.binds.join('\n')}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" calculate="concat('uuid:', uuid())"/>
</model></h:head>
<h:body class="pages">${parts.body.join('\n')}</h:body></h:html>`
}

interface Parts {
  readonly model: string[]
  readonly binds: string[]
  readonly body: string[]
  readonly texts: Map<string, Translated>
}

interface Asked {
  readonly form: Questionnaire
  readonly question: Question
  readonly at: string
}

const addQuestion = (parts: Parts, { form, question, at }: Asked): void => {
  const { id } = question
  const relevant =
    question.showIf === undefined ? '' : ` relevant="${escaped(conditionOf(form, question.showIf))}"`
  parts.binds.push(`<bind nodeset="${at}"${relevant}/>`)
  parts.model.push(`<${id}>`)
  parts.body.push(`<group ref="${at}" appearance="field-list">${label(parts, id, question.label)}`)
  const add = (field: Field) => {
    addField(parts, { ...field, at })
  }
  fieldsOf(parts, { form, question, at }, add)
  const states = (['dk', 'pns'] as const).filter((state) =>
    state === 'dk' ? question.allowDk : question.allowPns,
  )
  if (states.length > 0)
    add({
      name: 'state',
      label: { nl: '…', en: '…' },
      choices: states.map((code) => ({ code, label: form.buttons[code] })),
    })
  parts.body.push('</group>')
  parts.model.push(`</${id}>`)
}

interface Field {
  readonly name: string
  readonly label: Translated
  readonly choices?: readonly Choice[]
  readonly many?: boolean
  readonly number?: { readonly min?: unknown; readonly max?: unknown }
  readonly relevant?: string
}

const addField = (
  { model, binds, body, texts }: Parts,
  { at, name, label: words, choices, many = false, number, relevant }: Field & { readonly at: string },
): void => {
  const ref = `${at}/${name}`
  const bounds =
    typeof number?.min === 'number' && typeof number.max === 'number'
      ? ` constraint=". &gt;= ${number.min} and . &lt;= ${number.max}"`
      : ''
  const type = number === undefined ? 'string' : 'decimal'
  binds.push(
    `<bind nodeset="${ref}" type="${type}"${bounds}${relevant === undefined ? '' : ` relevant="${escaped(relevant)}"`}/>`,
  )
  model.push(`<${name}/>`)
  const id = ref.slice('/data/'.length).replaceAll('/', '.')
  const element = choices === undefined ? 'input' : many ? 'select' : 'select1'
  const items = (choices ?? [])
    .map(({ code, label: text }) => {
      texts.set(`${id}-${code}`, text)
      return `<item><label ref="jr:itext('${id}-${code}')"/><value>${escaped(code)}</value></item>`
    })
    .join('')
  texts.set(id, words)
  body.push(`<${element} ref="${ref}"><label ref="jr:itext('${id}')"/>${items}</${element}>`)
}

/** What a question takes, as fields of its group. */
const fieldsOf = (parts: Parts, asked: Asked, add: (field: Field) => void): void => {
  const { form, question, at } = asked
  const words = question.hint ?? question.label
  const items = question.fields ?? []
  if (question.type === 'contact') {
    add({ name: 'value', label: words, choices: choicesOf(form, question) })
    for (const field of items) add({ ...fieldOf(form, field), relevant: `${at}/value = 'yes'` })
    return
  }
  if (items.length > 0) {
    addRepeat(parts, asked, items)
    return
  }
  const rows = question.type.endsWith('Grid') ? rowsOf(form, question, 'full') : []
  if (rows.length > 0) {
    for (const row of rows) addRow(asked, row, add)
    return
  }
  if (question.type === 'whyChain') {
    for (let depth = 1; depth <= maxDepthOf(question, 'full'); depth++)
      add({
        name: `text${depth}`,
        label: words,
        ...(depth === 1 ? {} : { relevant: `${at}/text${depth - 1} != ''` }),
      })
    add({ name: 'theme', label: words, choices: themesOf(form, question) })
    return
  }
  if (question.type === 'number') {
    add({ name: 'value', label: words, number: { min: question.min, max: question.max } })
    return
  }
  const choices = question.type === 'text' ? [] : choicesOf(form, question)
  if (question.type === 'text' || question.type === 'themedText') add({ name: 'text', label: words })
  if (choices.length > 0)
    add({
      name: 'value',
      label: words,
      choices,
      many: question.type === 'multi' || (question.maxChoices ?? 1) > 1,
    })
}

/** One row of a grid: its own fields, relevant while an earlier answer gives the row. */
const addRow = ({ form, question }: Asked, row: Choice, add: (field: Field) => void): void => {
  const from = question.rowsFrom
  const relevant = from === undefined ? {} : { relevant: rowGiven(form, { ...from, row: row.code }) }
  if (question.columns === undefined)
    add({ name: row.code, label: row.label, choices: choicesOf(form, question), ...relevant })
  for (const column of question.columns ?? []) {
    const field = fieldOf(form, column)
    add({ ...field, name: `${row.code}_${field.name}`, ...relevant })
  }
  if (question.type === 'amountGrid') {
    add({
      name: `${row.code}_euro`,
      label: row.label,
      number: { min: 0, max: (question.maxCents ?? 0) / 100 },
    })
    const periods = codeList('period').map(({ code, nl, en }) => ({ code, label: { nl, en } }))
    add({ name: `${row.code}_period`, label: row.label, choices: periods })
  }
}

const addRepeat = (parts: Parts, { form, question, at }: Asked, items: readonly RepeatField[]): void => {
  const source =
    question.repeatFor === undefined ? undefined : `count(${repeatAt(form, question.repeatFor.question)})`
  if (source !== undefined) {
    parts.binds.push(`<bind nodeset="${at}/count" type="int" calculate="${escaped(source)}"/>`)
    parts.model.push('<count/>')
  }
  const counted = source === undefined ? '' : ` jr:count="${at}/count"`
  parts.model.push('<item jr:template="">')
  parts.body.push(`<group ref="${at}/item"><repeat nodeset="${at}/item"${counted}>`)
  for (const item of items) addField(parts, { ...fieldOf(form, item), at: `${at}/item` })
  parts.body.push('</repeat></group>')
  parts.model.push('</item>')
}

const fieldOf = (form: Questionnaire, field: RepeatField): Field => {
  const { name, type, label: words } = field
  if (type === 'number' || type === 'year') return { name, label: words, number: field }
  const choices = fieldChoices(form, field)
  return choices.length === 0
    ? { name, label: words }
    : { name, label: words, choices, many: type === 'codes' }
}

/** A condition over earlier answers as XPath. */
const conditionOf = (form: Questionnaire, condition: Condition): string => {
  switch (condition.op) {
    case 'and':
    case 'or':
      return `(${condition.args.map((arg) => conditionOf(form, arg)).join(` ${condition.op} `)})`
    case 'not':
      return `not(${conditionOf(form, condition.arg)})`
    case 'answered':
      return `(${fieldsAt(form, condition.question)
        .map((field) => `${field} != ''`)
        .join(' or ')})`
    case 'eq':
      return `${valueAt(form, condition.question)} = '${condition.value}'`
    case 'has':
      return `selected(${valueAt(form, condition.question)}, '${condition.value}')`
    case 'minItems':
      return questionOf(form, condition.question)?.type === 'whyChain'
        ? `${placeOf(form, condition.question)}/text${condition.value} != ''`
        : `count(${repeatAt(form, condition.question)}) >= ${condition.value}`
    case 'anyRow': {
      const rows = possibleRows(form, condition.question)
      return `(${rows.map(({ code }) => rowGiven(form, { ...condition, row: code })).join(' or ')})`
    }
  }
}

const possibleRows = (form: Questionnaire, id: string): readonly Choice[] => {
  const question = questionOf(form, id)
  if (question === undefined) return []
  const rows = rowsOf(form, question, 'full')
  return rows.length > 0 ? rows : choicesOf(form, question).filter(({ exclusive }) => exclusive !== true)
}

/** Whether a row was given with a value that passes the filter. */
const rowGiven = (
  form: Questionnaire,
  filter: {
    readonly question: string
    readonly row: string
    readonly column?: string | undefined
    readonly includeValues?: readonly string[] | undefined
    readonly excludeValues?: readonly string[] | undefined
  },
): string => {
  const question = questionOf(form, filter.question)
  const at = placeOf(form, filter.question)
  if (question?.rows === undefined && question?.rowsFrom === undefined)
    return `selected(${at}/value, '${filter.row}')`
  const cell = `${at}/${filter.row}${filter.column === undefined ? '' : `_${filter.column}`}`
  const included = (filter.includeValues ?? []).map((code) => `${cell} = '${code}'`)
  const excluded = (filter.excludeValues ?? []).map((code) => `${cell} != '${code}'`)
  return `(${[`${cell} != ''`, ...excluded, ...(included.length === 0 ? [] : [`(${included.join(' or ')})`])].join(' and ')})`
}

const placeOf = (form: Questionnaire, id: string): string => {
  const section = form.sections.find(({ questions }) => questions.includes(id))
  return `/data/${section?.code ?? ''}/${id}`
}
const valueAt = (form: Questionnaire, id: string): string => `${placeOf(form, id)}/value`
const repeatAt = (form: Questionnaire, id: string): string => `${placeOf(form, id)}/item`
const fieldsAt = (form: Questionnaire, id: string): readonly string[] => {
  const type = questionOf(form, id)?.type
  const at = placeOf(form, id)
  return type === 'text'
    ? [`${at}/text`]
    : type === 'themedText'
      ? [`${at}/text`, `${at}/value`]
      : [`${at}/value`]
}

const label = ({ texts }: Parts, id: string, text: Translated): string => {
  texts.set(`${id}-label`, text)
  return `<label ref="jr:itext('${id}-label')"/>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
