// Print, as one line of JSON, the items that Zotero's translators make of each file named.
const { readFileSync } = require("node:fs");
const talk = { log: () => {}, debug: () => {}, error: () => {}, warn: () => {}, info: () => {} };
const print = console.log;
Object.assign(console, talk);
const { referenceImport } = require(process.argv[2]);

(async () => {
  for (const file of process.argv.slice(3)) {
    try {
      print(JSON.stringify(await referenceImport(readFileSync(file, "utf8"))));
    } catch (error) {
      print(JSON.stringify({ error: String(error && error.message || error) }));
    }
  }
  process.exit(0);
})();
