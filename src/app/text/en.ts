import attention from './en/attention.json'
import common from './en/common.json'
import coding from './en/coding.json'
import coordinate from './en/coordinate.json'
import emergency from './en/emergency.json'
import exportTexts from './en/export.json'
import fieldwork from './en/fieldwork.json'
import home from './en/home.json'
import interview from './en/interview.json'
import join from './en/join.json'
import kept from './en/kept.json'
import key from './en/key.json'
import given from './en/given.json'
import inventory from './en/inventory.json'
import life from './en/life.json'
import map from './en/map.json'
import network from './en/network.json'
import limonade from './en/limonade.json'
import outbox from './en/outbox.json'
import places from './en/places.json'
import publish from './en/publish.json'
import questions from './en/questions.json'
import quote from './en/quote.json'
import retention from './en/retention.json'
import paper from './en/paper.json'
import photo from './en/photo.json'
import settings from './en/settings.json'
import sighting from './en/sighting.json'
import street from './en/street.json'
import walk from './en/walk.json'
import walking from './en/walking.json'

/** One file of texts for each area of the app; a text is asked for as `area.key`. */
export const en = {
  attention,
  coding,
  common,
  coordinate,
  emergency,
  export: exportTexts,
  fieldwork,
  home,
  interview,
  join,
  kept,
  key,
  given,
  inventory,
  life,
  map,
  network,
  limonade,
  outbox,
  places,
  publish,
  questions,
  quote,
  retention,
  paper,
  photo,
  settings,
  sighting,
  street,
  walk,
  walking,
}
