// Formats items with citeproc-js, as an oracle: node format.js JOB.json
// JOB: {"locales": folder, "items": [...], "styles": {name: source}, "locale": tag or nothing,
// "apart": whether each item is a document of its own, "forms": {field: forms, as Juris-M says it},
// "romanized": tags}; prints {name: {id: text}}.
// A style without a bibliography cites each item in a note.
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const main = JSON.parse(fs.readFileSync(path.join(job.locales, "locales.json")))["primary-dialects"];
const items = Object.fromEntries(job.items.map((item) => [item.id, item]));
const locales = {};
const system = {
  retrieveItem: (id) => items[id],
  retrieveLocale: (tag) => {
    const names = [tag, main[tag], main[tag.split("-")[0]], "en-US"];
    const files = names.map((name) => path.join(job.locales, `locales-${name}.xml`));
    locales[tag] ??= fs.readFileSync(files.find((file) => fs.existsSync(file)), "utf8");
    return locales[tag];
  },
};

function note(engine, id) {
  const citation = { citationItems: [{ id }], properties: { noteIndex: 1 } };
  return engine.previewCitationCluster(citation, [], [], "text");
}

function formatted(engine, ids) {
  engine.updateItems(ids);
  const made = engine.makeBibliography();
  if (!made) return Object.fromEntries(ids.map((id) => [id, note(engine, id)]));
  const [parameters, entries] = made;
  return Object.fromEntries(
    entries.map((entry, place) => [parameters.entry_ids[place][0], entry.trim()]),
  );
}

const made = {};
for (const [name, source] of Object.entries(job.styles)) {
  const engine = new CSL.Engine(system, source, job.locale || undefined, Boolean(job.locale));
  engine.setOutputFormat("text");
  if (job.forms) {
    engine.setLangTagsForCslTransliteration(job.romanized);
    engine.setLangTagsForCslTranslation(["en"]);
    engine.setLangPrefsForCites(job.forms);
  }
  const ids = Object.keys(items);
  made[name] = job.apart
    ? Object.assign({}, ...ids.map((id) => formatted(engine, [id])))
    : formatted(engine, ids);
}
console.log(JSON.stringify(made));
