"""What each key of a record is called and holds, for editors: the words of the JSON Schema."""

from typing import Final

__all__ = ["ABOUT", "TAG"]

Words = tuple[str, str]
"""A title, and a sentence that says what stands there."""

TAG: Final[Words] = ("Language tag", "BCP 47: ko, ko-Latn-alalc97, und.")
"""Of a map from tag to text or name."""

_BY: Final[Words] = ("By", "Who made this form: machine, cataloguer, author, or a name.")
_CERT: Final[Words] = ("Certainty", "How sure it is.")
_KIND: Final[Words] = ("Kind", "What the form is to the item; parallel stands on it.")

_RECORD: Final[dict[str, Words]] = {
    "id": ("Id", "File name of the record; never changed, never reused."),
    "draft": ("Draft", "True while the record is not ready to be shown."),
    "citekey": ("Citation key", "The BibTeX key, where it is not the id."),
    "aka": ("Also known as", "Former ids and keys."),
    "type": ("Type", "Item type of CSL 1.0.2."),
    "genre": ("Genre", "Free text within the type: PhD thesis."),
    "language": ("Language", "BCP 47, of the item's text; the main one first."),
    "title": ("Title", "The title in its languages and scripts."),
    "subtitle": ("Subtitle", "What follows the title, without the mark."),
    "short-title": ("Short title", "For short citations."),
    "author": ("Author", "Family, given; or a body."),
    "editor": ("Editor", "Editor of the item itself."),
    "translator": ("Translator", "Who translated the item."),
    "contributor": ("Contributor", "Any other role, with it."),
    "missing": ("Missing", "Fields looked for and not found, with the reason."),
    "issued": ("Issued", "Date of publication, EDTF."),
    "dates": ("Dates", "Received, accepted, available, ..."),
    "accessed": ("Accessed", "When the item was last seen online."),
    "original": ("Original", "The work that this one translates or reprints."),
    "host": ("Host", "What the item appeared in."),
    "series": ("Series", "The series it belongs to."),
    "event": ("Event", "Conference, hearing, performance."),
    "volume": ("Volume", "Volume of the host that holds the item."),
    "issue": ("Issue", "Issue of the host that holds the item."),
    "number": ("Number", "The item's number, or one of chapter, series, ..."),
    "section": ("Section", "Section of the host that holds the item."),
    "pages": ("Pages", "Where in the host the item stands: 259-285."),
    "extent": ("Extent", "Length of the item: 285."),
    "volumes": ("Volumes", "Number of volumes of a work."),
    "edition": ("Edition", "2, or 2nd revised."),
    "publisher": ("Publisher", "One or several."),
    "place": ("Place", "Place of publication."),
    "identifiers": ("Identifiers", "Scheme and value."),
    "archive": ("Archive", "Where the one copy lies."),
    "links": ("Links", "Addresses of the item."),
    "abstract": ("Abstract", "One paragraph a line."),
    "keywords": ("Keywords", "Terms by language."),
    "classification": ("Classification", "Scheme and class mark."),
    "notes": ("Notes", "Anything for the reader."),
    "rights": ("Rights", "Licence or statement."),
    "counts": ("Counts", "What a service counted, and when."),
    "relations": ("Relations", "Other works."),
    "sources": ("Sources", "Where each field is from."),
    "corrections": ("Corrections", "What was put right, in order."),
    "history": ("History", "Steps that Git does not know."),
    "extra": ("Extra", "What only one format knows."),
}

_IDENTIFIERS: Final[dict[str, Words]] = {
    "doi": ("DOI", "10.1000/182, without the address of the resolver."),
    "hdl": ("Handle", "10371/88004, without the address of the resolver."),
    "issn": ("ISSN", "Of the serial as printed: 1229-1056."),
    "eissn": ("Electronic ISSN", "Of the serial online."),
    "issn-l": ("Linking ISSN", "The one that all media of a serial share."),
    "isbn": ("ISBN", "Of 10 or 13 digits, hyphens as printed."),
    "pmid": ("PubMed", "The number in PubMed."),
    "pmcid": ("PubMed Central", "PMC and digits."),
    "urn": ("URN", "The whole name: urn:nbn:..."),
    "lccn": ("LCCN", "Control number of the Library of Congress."),
    "oclc": ("OCLC", "The number in WorldCat."),
    "kci": ("KCI", "Article in the Korea Citation Index: ART001234567."),
    "uci": ("UCI", "Korea's Universal Content Identifier."),
    "riss": ("RISS", "Control number in Korea's RISS."),
    "ark": ("ARK", "Archival resource key: ark:/12148/..."),
    "local": ("Local", "A number of the house that keeps or lent the item."),
}

ABOUT: Final[dict[str, dict[str, Words]]] = {
    "Record": _RECORD,
    "Identifier": _IDENTIFIERS,
    "Text": {
        "text": ("Text", "The words themselves."),
        "kind": _KIND,
        "by": _BY,
        "cert": _CERT,
        "markup": ("Markup", "csl: the text holds CSL's tags, such as <i>."),
        "divided": ("Divided", "The same text with its words or parts set apart."),
    },
    "NameForm": {
        "text": ("Name", "Family, given; one part has no comma."),
        "family": ("Family", "The family name, or all of a name of one part."),
        "given": ("Given", "Given names, patronymic, initials."),
        "particle": ("Particle", "Before the family name, kept with it: von, de la."),
        "dropping-particle": ("Dropping particle", "Left out where the family name stands alone."),
        "suffix": ("Suffix", "Jr., III."),
        "kind": _KIND,
        "by": _BY,
        "cert": _CERT,
    },
    "Name": {
        "name": ("Name", "A person, in one or several forms."),
        "org": ("Body", "A corporate name, never divided."),
        "role": ("Role", "A MARC relator code: ill, com."),
        "orcid": ("ORCID", "0000-0002-1825-0097."),
        "isni": ("ISNI", "Sixteen digits."),
        "viaf": ("VIAF", "The number of the cluster."),
        "affiliation": ("Affiliation", "Where the person belonged then."),
        "cert": ("Certainty", "How sure it is that this is who is meant."),
        "order": ("Order", "How the name is displayed, where its language says otherwise."),
    },
    "Missing": {"field": ("Field", "Why it is not there.")},
    "Date": {
        "edtf": ("Date", "EDTF: 1998, 1998-05, 1998~, 1998/2001."),
        "by": ("By", "Who dated it: cataloguer, or a name."),
        "cert": _CERT,
        "text": ("As printed", "The words on the item."),
        "received": ("Received", "When the manuscript came in."),
        "accepted": ("Accepted", "When it was accepted."),
        "available": ("Available", "When it was first to be had online."),
        "copyright": ("Copyright", "The date of the copyright."),
    },
    "Event": {
        "name": ("Name", "What the event is called."),
        "place": ("Place", "Where it was held."),
        "date": ("Date", "When, EDTF."),
    },
    "Numbering": {
        "number": ("Number", "The item's own, such as a report's."),
        "chapter": ("Chapter", "Chapter of the host."),
        "part": ("Part", "Part of the work."),
        "series": ("Number in series", "Where it stands in its series."),
        "printing": ("Printing", "Number of the printing."),
        "supplement": ("Supplement", "Number of the supplement."),
    },
    "Archive": {
        "name": ("Name", "What the archive is called."),
        "place": ("Place", "Where it is."),
        "collection": ("Collection", "The part of its holdings."),
        "shelfmark": ("Shelfmark", "What to ask for: ф. 17, оп. 3, д. 971."),
    },
    "Link": {
        "url": ("Address", "http, https or ftp."),
        "kind": ("Kind", "What is there: fulltext, abstract."),
        "media-type": ("Media type", "application/pdf."),
        "accessed": ("Accessed", "When it was seen there."),
        "language": ("Language", "BCP 47, of what is there."),
    },
    "Keyword": {
        "term": ("Term", "The subject term."),
        "vocabulary": ("Vocabulary", "The list that the term is from: lcsh."),
        "uri": ("URI", "The term's own address."),
    },
    "Classification": {"scheme": ("Scheme", "kdc, ddc, udc, lcc: the class mark.")},
    "Note": {
        "note": ("Note", "One paragraph a line."),
        "type": ("Type", "What kind of note: annote, status."),
    },
    "Rights": {
        "license": ("Licence", "Its name: CC BY 4.0."),
        "uri": ("URI", "Its address."),
        "text": ("Statement", "Who may do what, in words."),
    },
    "Count": {
        "of": ("Of", "What was counted: citations, downloads."),
        "n": ("Number", "How many."),
        "at": ("At", "Which service says so."),
        "on": ("On", "The day on which it said so."),
    },
    "Relation": {
        "type": ("Type", "What this work is to the other."),
        "to": ("To", "The other: its id, or a record of it."),
    },
    "Source": {
        "key": ("Source", "A file or an address, and what it gives."),
        "file": ("File", "sources/ and the name of a file there, kept verbatim."),
        "sha256": ("SHA-256", "Of the file, as sha256sum prints it."),
        "url": ("Address", "Where the page was."),
        "accessed": ("Accessed", "When it was read."),
        "what": ("What", "What stood there."),
        "gives": ("Gives", "Which field is from it."),
    },
    "Given": {"field": ("Field", "Lines of the file (8-98), or the words of the page.")},
    "Correction": {
        "field": ("Field", "Whose text was put right: abstract.en."),
        "sic": ("Sic", "The text as it stood, after the corrections before."),
        "corr": ("Corr", "The text as it stands now."),
        "rule": ("Rule", "A named rule in the place of sic and corr: one-for-l."),
        "count": ("Count", "How many places it changes."),
        "why": ("Why", "What went wrong there."),
        "cert": _CERT,
        "resp": ("Responsible", "Who put it right."),
        "note": ("Note", "What speaks for it."),
    },
    "Change": {
        "on": ("On", "The day."),
        "by": ("By", "Who did it."),
        "did": ("Did", "What was done."),
    },
    "Extra": {"format": ("Format", "What this format had and the model has not.")},
    "ExtraValue": {"key": ("Key", "The value, in the format's own spelling.")},
}
"""By the name of the struct: each key of its map, and what its other keys are (``KEY``)."""
