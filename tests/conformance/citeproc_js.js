// Formats items with citeproc-js, as an oracle: node citeproc_js.js JOB.json
// JOB: {"locales": folder, "items": [...], "styles": {name: source}}; prints {name: {id: text}}.
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const main = JSON.parse(fs.readFileSync(path.join(job.locales, "locales.json")))["primary-dialects"];
const items = Object.fromEntries(job.items.map((item) => [item.id, item]));
const system = {
  retrieveItem: (id) => items[id],
  retrieveLocale: (tag) => {
    const names = [tag, main[tag], main[tag.split("-")[0]], "en-US"];
    const files = names.map((name) => path.join(job.locales, `locales-${name}.xml`));
    return fs.readFileSync(files.find((file) => fs.existsSync(file)), "utf8");
  },
};
const made = {};
for (const [name, source] of Object.entries(job.styles)) {
  const engine = new CSL.Engine(system, source);
  engine.setOutputFormat("text");
  engine.updateItems(Object.keys(items));
  const [parameters, entries] = engine.makeBibliography();
  made[name] = Object.fromEntries(
    entries.map((entry, place) => [parameters.entry_ids[place][0], entry.trim()]),
  );
}
console.log(JSON.stringify(made));
