#!/usr/bin/env python3
"""Adds the names of two PyPI packages to given_names.tsv and surnames.tsv.

Inputs: Faker 40.54.0 (MIT), names 0.3.0 (US census of 1990, public domain).
Rows that a file already has are kept as they are, so corrections by hand survive;
a name in left_out.txt is never added. Run in this folder: `python3 person_names.py`.
"""

import collections
import importlib
import pathlib
import re
import unicodedata

import faker.providers.person
import names

LEXICON = pathlib.Path(__file__).resolve().parent.parent
US_SURNAMES = 5000
# The share of a gender's bearers, in per cent, from which on the census tells a name's usual gender.
MIN_SHARE = 0.01
# Long lists of which few names are in the news.
RARE_GIVEN_NAMES = {"bg_BG", "en", "is_IS"}
RARE_SURNAMES = {"el_GR", "en_IE", "es_CA", "ga_IE", "hr_HR", "hy_AM", "pl_PL", "sk_SK", "uk_UA", "zu_ZA"}
CYRILLIC = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g w".split()))
GREEK = dict(zip(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split()))
GREEK_PAIRS = (("ου", "ou"), ("αυ", "af"), ("ευ", "ef"), ("μπ", "b"), ("ντ", "nt"), ("γγ", "ng"), ("γκ", "gk"))
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def romanised(name):
    """The spelling in Latin letters, or None for scripts without a simple table."""
    script = unicodedata.name(name[0], "?").split()[0]
    if script == "LATIN":
        return name
    lower = name.lower()
    if script == "CYRILLIC":
        lower = re.sub("(ий|ый)$", "y", lower)
        table = CYRILLIC
    elif script == "GREEK":
        lower = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
        for pair, latin in GREEK_PAIRS:
            lower = lower.replace(pair, latin)
        table = GREEK
    else:
        return None
    latin = "".join(table.get(letter, letter) for letter in lower).replace("_", "")
    return "-".join(part[:1].upper() + part[1:] for part in latin.split("-"))


def clean(name):
    latin = romanised(name.strip()) if name.strip() else None
    if not latin or any(not unicodedata.name(c, "").startswith("LATIN") for c in latin if c.isalpha()):
        return None
    if not WORD.fullmatch(latin) or len(latin) < 2 or not latin[0].isupper() or latin.isupper():
        return None
    return unicodedata.normalize("NFC", latin.replace("’", "'"))


def providers():
    folder = pathlib.Path(faker.providers.person.__file__).parent
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith("_"):
            yield path.name, importlib.import_module(f"faker.providers.person.{path.name}").Provider


def census(kind, count=None):
    for line in pathlib.Path(names.__file__).with_name(f"dist.{kind}").read_text().splitlines()[:count]:
        yield line.split()[0].capitalize()


def gender_of(votes):
    """The gender that three locales in four give the name, else `u`."""
    gender, count = max(votes.items(), key=lambda vote: vote[1])
    return gender if count * 4 >= 3 * sum(votes.values()) else "u"


def usual_gender(name, shares):
    """The gender of at least nineteen in twenty bearers in the US census of 1990, with a ~ behind it of three in
    four; None where it varies or is unknown."""
    male, female = (shares[kind].get(name, 0.0) for kind in ("male.first", "female.first"))
    total = male + female
    if total < MIN_SHARE:
        return None
    for gender, count in (("m", male), ("f", female)):
        if count >= 0.75 * total:
            return gender if count >= 0.95 * total else gender + "~"
    return None


def census_shares(kind):
    lines = pathlib.Path(names.__file__).with_name(f"dist.{kind}").read_text().splitlines()
    return {line.split()[0].capitalize(): float(line.split()[1]) for line in lines}


def read(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[0], [line.split("\t") for line in lines[1:]]


def write(path, header, rows):
    body = "".join("\t".join(row) + "\n" for row in sorted(rows))
    path.write_text(f"{header}\n{body}", encoding="utf-8", newline="\n")


def main():
    left_out = set((LEXICON / "make/left_out.txt").read_text(encoding="utf-8").split("\n"))
    seen, surnames = {}, set()
    for locale, provider in providers():
        for gender, attributes in {
            "m": ("first_names_male", "first_romanized_names_male"),
            "f": ("first_names_female", "first_romanized_names_female"),
            "u": ("first_names_unisex",),
        }.items():
            for attribute in attributes if locale not in RARE_GIVEN_NAMES else ():
                for name in map(clean, getattr(provider, attribute, ())):
                    seen.setdefault(name, collections.Counter())[gender] += 1
        for attribute in ("last_names", "last_romanized_names", "male_last_names"):
            if locale in RARE_SURNAMES and attribute != "male_last_names":
                continue
            surnames.update(map(clean, getattr(provider, attribute, ())))
    for gender, kind in (("m", "male.first"), ("f", "female.first")):
        for name in census(kind):
            if name not in seen:
                seen[name] = collections.Counter(gender)
    surnames.update(census("all.last", US_SURNAMES))

    shares = {kind: census_shares(kind) for kind in ("male.first", "female.first")}
    path = LEXICON / "given_names.tsv"
    header, rows = read(path)
    known = {row[0] for row in rows}
    for name, votes in seen.items():
        if name and name not in known and name not in left_out:
            gender = gender_of(votes)
            rows.append([name, usual_gender(name, shares) or "u" if gender == "u" else gender])
    write(path, header, rows)

    path = LEXICON / "surnames.tsv"
    header, rows = read(path)
    known = {row[0] for row in rows}
    rows += [[name] for name in surnames - known - left_out if name]
    write(path, header, rows)


if __name__ == "__main__":
    main()
