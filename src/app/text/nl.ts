import attention from './nl/attention.json'
import common from './nl/common.json'
import coordinate from './nl/coordinate.json'
import emergency from './nl/emergency.json'
import exportTexts from './nl/export.json'
import fieldwork from './nl/fieldwork.json'
import home from './nl/home.json'
import interview from './nl/interview.json'
import join from './nl/join.json'
import key from './nl/key.json'
import outbox from './nl/outbox.json'
import questions from './nl/questions.json'
import retention from './nl/retention.json'
import paper from './nl/paper.json'
import settings from './nl/settings.json'
import street from './nl/street.json'
import walk from './nl/walk.json'

/** One file of texts for each area of the app; a text is asked for as `area.key`. */
export const nl = {
  attention,
  common,
  coordinate,
  emergency,
  export: exportTexts,
  fieldwork,
  home,
  interview,
  join,
  key,
  outbox,
  questions,
  retention,
  paper,
  settings,
  street,
  walk,
}
