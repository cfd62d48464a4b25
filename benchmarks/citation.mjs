// CSL-JSON to BibTeX by citation-js: node citation.mjs IN.json OUT.bib
import { readFileSync, writeFileSync } from 'node:fs'
import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
const [, , source, sink] = process.argv
const items = JSON.parse(readFileSync(source, 'utf8'))
writeFileSync(sink, new Cite(items, { generateGraph: false }).format('bibtex'))
