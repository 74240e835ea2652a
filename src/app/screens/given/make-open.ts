import { downloadZip } from 'client-zip'
import { csvText } from '#domain/export/csv.ts'
import { type OpenData, openJsonOf, openMapOf, openTablesOf } from '#domain/export/open-export.ts'
import { fileWord, type Language } from '#domain/text.ts'

export type OpenFormat = 'csv' | 'json' | 'geojson'

/** One file of open data; tables come as a zip with their codebook. */
export const makeOpen = async (
  data: OpenData,
  format: OpenFormat,
  language: Language,
): Promise<{ readonly name: string; readonly file: Blob }> => {
  const parts = ['limonade', 'open', data.fictional ? 'voorbeeld' : '', fileWord(data.areaName), data.on]
  const name = parts.filter((part) => part !== '').join('-')
  switch (format) {
    case 'json':
      return {
        name: `${name}.json`,
        file: new Blob([openJsonOf(data, language)], { type: 'application/json' }),
      }
    case 'geojson':
      return { name: `${name}.geojson`, file: new Blob([openMapOf(data)], { type: 'application/geo+json' }) }
    case 'csv': {
      const files = openTablesOf(data, language).map((table) => ({
        name: `${table.name}.csv`,
        input: csvText(table, 'plain'),
      }))
      return { name: `${name}.zip`, file: await downloadZip(files).blob() }
    }
  }
}
