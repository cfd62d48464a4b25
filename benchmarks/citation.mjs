// One format to another by citation-js: node citation.mjs TO IN OUT, TO being bibtex or data.
import { readFileSync, writeFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
const [, , to, source, sink] = process.argv
const text = readFileSync(source, 'utf8')
const items = new Cite(source.endsWith('.json') ? JSON.parse(text) : text, { generateGraph: false })
writeFileSync(sink, to === 'data' ? JSON.stringify(items.data) : items.format(to))
