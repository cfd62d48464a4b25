// Print, as one line of JSON, the items that Zotero's translators make of each file named, as the
// desktop program keeps them: with the attachments, and with what an item of the type has no field
// for in lines of Extra. (What the translators' own server gives leaves both out.)
const { readFileSync } = require("node:fs");
const talk = { log: () => {}, debug: () => {}, error: () => {}, warn: () => {}, info: () => {} };
const print = console.log;
Object.assign(console, talk);
const { referenceImport } = require(process.argv[2]);

const served = Zotero.Utilities.itemToAPIJSON;
const LINES = { publisher: "Publisher", place: "Place", citationKey: "Citation Key" };

Zotero.Utilities.itemToAPIJSON = function (item) {
  const [made, ...others] = served.call(this, item);
  const lines = Object.keys(LINES)
    .filter((field) => typeof item[field] === "string" && item[field] && !(field in made))
    .map((field) => `${LINES[field]}: ${item[field]}`);
  if (lines.length) made.extra = [made.extra, ...lines].filter(Boolean).join("\n");
  for (const { title, path, url, mimeType } of item.attachments || []) {
    others.push({ itemType: "attachment", title, url: url || path, contentType: mimeType });
  }
  return [made, ...others];
};

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
