// Print, as one line of JSON, the items that Zotero's web translators make of each page named.
// The package has no entry for pages: one is added to its text when it is loaded.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const Module = require("node:module");
const talk = { log: () => {}, debug: () => {}, error: () => {}, warn: () => {}, info: () => {} };
const print = console.log;
Object.assign(console, talk);

const main = require.resolve(process.argv[2]);
const entry = "async function search(query) {";
const web = `globalThis.ofPage = async function (doc, label) {
  const translate = new Translate.Web();
  translate.setDocument(doc);
  const ids = { "COinS": "05d07af9-105a-4572-99f6-a8e231c0daef",
                "Embedded Metadata": "951c027d-74ac-47d4-a107-9c3069ab7b48" };
  translate.setTranslator(await Translators.get(ids[label]));
  const items = await translate.translate({ libraryID: false });
  return items.reduce((all, item) => all.concat(Zotero.Utilities.itemToAPIJSON(item)), []);
};
`;
const loaded = new Module(main, module);
loaded.filename = main;
loaded.paths = Module._nodeModulePaths(main);
loaded._compile(readFileSync(main, "utf8").replace(entry, web + entry), main);
const { JSDOM } = createRequire(main)("jsdom");

(async () => {
  const [label, ...files] = process.argv.slice(3);
  for (const file of files) {
    try {
      const dom = new JSDOM(readFileSync(file, "utf8"), { url: "https://example.org/page" });
      // an attribute of this jsdom is no node, and what sorts the results of a path compares nodes
      dom.window.Attr.prototype.compareDocumentPosition = function (other) {
        const [one, two] = [this.ownerElement || this, other.ownerElement || other];
        return one === two ? 0 : one.compareDocumentPosition(two);
      };
      print(JSON.stringify(await globalThis.ofPage(dom.window.document, label)));
    } catch (error) {
      print(JSON.stringify({ error: String((error && error.stack) || error) }));
    }
  }
  process.exit(0);
})();
